// Rows of figures with their targets.
import { percent, type Cell, type Table } from '../reading/print-table.ts'

/** `target`: what is aimed at, and whether a figure meets it; null where nothing is promised. */
export type FaceRow = { readonly what: string; readonly value: string; readonly target: string | null; readonly isMet: boolean }

export const shareRow = (what: string, found: number, of: number, least: number): FaceRow =>
  ({ what, value: `${percent(of === 0 ? null : found / of)} % (${found} of ${of})`, target: `at least ${percent(least)} %`, isMet: of > 0 && found / of >= least })
export const mostRow = (what: string, value: number, unit: string, most: number): FaceRow =>
  ({ what, value: `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`, target: `at most ${most} ${unit}`, isMet: value <= most })
export const plainRow = (what: string, value: string): FaceRow => ({ what, value, target: null, isMet: true })

/** The rows as a table; what misses its target is marked. */
export function tableOf(title: string, rows: readonly FaceRow[]): Table {
  const mark = ({ value, isMet }: FaceRow): Cell => ({ text: value, alarm: !isMet })
  return { title, head: ['', 'measured', 'target'], rows: rows.map((row) => [row.what, mark(row), row.target ?? '']) }
}

/** The value below which a share of the values lies. */
export function quantileOf(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN
}
