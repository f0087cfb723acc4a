// Lays out one reading for a person at a terminal.
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { ReasonCode } from '#contract/reasons.ts'
import texts from '#rulebook/texts/en.json' with { type: 'json' }
import type { PictureCheck } from './read-checks.ts'

export type Paint = (colour: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string

const CODES = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 } as const
/** Colours for a terminal; plain where asked for (https://no-color.org) or where nobody looks. */
export function paintFor(wanted: boolean): Paint {
  return (colour, text) => (wanted ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text)
}

const STATUS_COLOUR = { passed: 'green', warning: 'yellow', failed: 'red', not_applicable: 'dim' } as const
const percent = (share: number): string => `${Math.round(share * 100)} %`

/** Cells a text takes in a terminal: Chinese characters take two. */
function cells(text: string): number {
  return Array.from(text).reduce((sum, each) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(each) ? 2 : 1), 0)
}

/** Rows in columns, as wide as they need to be. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => cells(row[i] ?? '')))) ?? []
  return rows.map((row) => `  ${row.map((cell, i) => cell + ' '.repeat(Math.max(0, widths[i]! - cells(cell)))).join('  ').trimEnd()}`)
}

/** Title and remedy of a reason, in words. Reasons a subscriber is never told have no text of their own. */
export function reasonWords(code: ReasonCode): { title: string; remedy: string } {
  if (code === 'mrz_inconsistent') {
    return { title: 'The check digits or dates of the machine-readable zone do not fit', remedy: 'Compare it with the document itself.' }
  }
  const told: Partial<Record<string, { title: string; remedy: string }>> = texts.reasons
  const filled = (text: string): string => text.replaceAll('{side}', 'picture').replaceAll('{field}', 'text')
  const { title, remedy } = told[code] ?? texts.reasons.neutral
  return { title: filled(title), remedy: filled(remedy) }
}

/** A reason in two sentences. */
export function explain(code: ReasonCode): string {
  const { title, remedy } = reasonWords(code)
  return `${title}. ${remedy}`
}

/** What to do about a file that could not be read at all. */
export function remedyOf(problem: ReadFailure['problem']): string {
  return problem === 'reader_failed' ? 'Try again; if it fails again, the file itself is the likely cause.' : texts.problems[problem].remedy
}

/** One reading as lines of text. */
export function tabulate(file: string, reading: Reading, checks: readonly PictureCheck[], paint: Paint): string {
  const { document, quality, mrz } = reading
  const kind = document.kind === null ? paint('red', 'no document recognised') : `${(texts.documents as Record<string, string>)[document.kind] ?? document.kind}, ${texts.sides[document.side!]}`
  const lines = [paint('bold', file), `  ${kind}${document.kind === null ? '' : paint('dim', ` (${percent(document.confidence)})`)}`]
  if (reading.fields.length > 0) {
    const rows = reading.fields.map((field) => [
      texts.fields[field.name], field.value, field.source === 'mrz' ? 'MRZ' : field.source, percent(field.confidence), field.doubtful ? 'doubtful' : '',
    ])
    lines.push('', ...columns([['FIELD', 'VALUE', 'FROM', 'SURE', ''], ...rows]))
  }
  if (reading.missing.length > 0) lines.push('', `  ${paint('yellow', 'Not read:')} ${reading.missing.map((name) => texts.fields[name]).join(', ')}`)
  if (mrz) {
    const digits = mrz.check_digits.map((digit) => paint(digit.right ? 'green' : 'red', `${digit.field} ${digit.right ? 'right' : 'WRONG'}`)).join(', ')
    const state = mrz.accepted ? 'accepted' : mrz.corrected ? 'corrected, not accepted' : 'not accepted'
    lines.push('', `  MRZ ${mrz.format}, ${state} (${percent(mrz.confidence)})`, ...mrz.lines.map((line) => `    ${line}`), `  Check digits: ${digits}`)
  }
  lines.push('', `  Quality: sharpness ${quality.sharpness.toFixed(1)}, ${quality.pixels_per_mm.toFixed(1)} px/mm, chroma ${quality.chroma.toFixed(0)}, ` +
    `glare ${percent(quality.glare)}, brightness ${quality.brightness}`)
  const told = checks.filter((check) => check.status !== 'not_applicable')
  lines.push(`  Checks:  ${told.map((check) => paint(STATUS_COLOUR[check.status], `${check.name} ${check.status}`)).join(', ')}`)
  for (const code of new Set(checks.flatMap((check) => check.reasons))) lines.push(`  ${paint('yellow', '!')} ${explain(code)}`)
  return lines.join('\n')
}
