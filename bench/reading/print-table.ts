// Tables of text whose columns line up: the first left, the others right; Chinese takes two places a character.
import { styleText } from 'node:util'

export type Cell = { text: string; alarm?: boolean }
export type Table = { title: string; head: readonly string[]; rows: readonly (readonly (Cell | string | number | null)[])[]; left?: number }

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/gu
const widthOf = (text: string): number => Array.from(text).length + (text.match(WIDE)?.length ?? 0)
const textOf = (cell: Cell | string | number | null): string => (cell === null ? '-' : typeof cell === 'object' ? cell.text : String(cell))

/** A share as per cent with tenths, so that columns compare; `-` for null. */
export function percent(share: number | null): string {
  return share === null ? '-' : (share * 100).toFixed(1)
}

/** The table as text; the first `left` columns (default 1) stand left, alarming cells red where the terminal has colours and NO_COLOR is not set. */
export function tableText({ title, head, rows, left = 1 }: Table): string {
  const widths = head.map((word, i) => Math.max(widthOf(word), ...rows.map((row) => widthOf(textOf(row[i] ?? null)))))
  const pad = (text: string, i: number): string => {
    const space = ' '.repeat(widths[i]! - widthOf(text))
    return i < left ? text + space : space + text
  }
  const line = (row: readonly (Cell | string | number | null)[]): string => head.map((_, i) => {
    const cell = row[i] ?? null
    const text = pad(textOf(cell), i)
    return cell !== null && typeof cell === 'object' && cell.alarm ? styleText('red', text, { stream: process.stdout }) : text
  }).join('  ').trimEnd()
  return [styleText('bold', title, { stream: process.stdout }), line(head), ...rows.map(line), ''].join('\n')
}
