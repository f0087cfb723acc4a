// The tables of the main run, from its rows: outcomes, fields, refusals, what was accepted wrongly, and where the time goes.
import type { DocumentRow } from './judge-document.ts'
import { percentile, shareOf } from './measures.ts'
import { percent, type Cell, type Table } from './print-table.ts'
import type { Row } from './score-picture.ts'
import { OPEN_TEXT, type FieldScore, type WrongValue } from './score-reading.ts'

/** Rows in groups by a key, in the order the keys first come. */
export function groupRows<T>(rows: readonly T[], key: (row: T) => string): [string, T[]][] {
  return [...Map.groupBy(rows, key)]
}

const alarm = (count: number): Cell => ({ text: String(count), alarm: count > 0 })
const bySide = (row: Row): string => `${row.kind} ${row.side}`
const bySideAndLevel = (row: Row): string => `${bySide(row)} L${row.level}`
/** Accepted, and a value the machine relies on is not what the document says. */
export const isWronglyAccepted = (row: Row): boolean => row.outcome === 'accepted' && row.wrong.length > 0
/** The same where more than running text (an address, an authority) is wrong. */
export const isWrongPerson = (row: Row): boolean => row.outcome === 'accepted' && row.wrong.some(({ field }) => !OPEN_TEXT.includes(field))

function outcomeCells(name: string, rows: readonly Row[]): (Cell | string | number | null)[] {
  const zones = rows.flatMap(({ zone }) => zone ?? [])
  const is = (outcome: Row['outcome']) => percent(shareOf(rows, (row) => row.outcome === outcome))
  const cpu = rows.map((row) => row.cpu_ms).filter((ms) => ms > 0)
  return [
    name, rows.length, percent(shareOf(rows, (row) => row.usable)), percent(shareOf(rows, (row) => row.known)),
    is('accepted'), alarm(rows.filter(isWronglyAccepted).length), alarm(rows.filter(isWrongPerson).length), is('person'), is('refused'), rows.filter((row) => row.outcome === 'failed').length,
    percent(shareOf(zones, (zone) => zone.key)), percent(shareOf(zones, (zone) => zone.exact)), percent(shareOf(zones, (zone) => zone.accepted)),
    percentile(cpu, 0.5), percentile(cpu, 0.95),
  ]
}

/** What becomes of the pictures, by side and level, and of all. Shares in per cent, times in CPU milliseconds of the reader. */
export function outcomeTable(title: string, rows: readonly Row[]): Table {
  return {
    title,
    head: ['side, level', 'n', 'usable', 'known', 'accepted', 'WRONG', 'not text', 'person', 'refused', 'failed', 'zone key', 'exact', 'valid', 'cpu p50', 'p95'],
    rows: [...groupRows(rows, bySideAndLevel).sort(([a], [b]) => a.localeCompare(b)).map(([name, group]) => outcomeCells(name, group)), outcomeCells('all', rows)],
  }
}

type Scored = { row: Row; score: FieldScore }
const exactOf = (scored: readonly Scored[]): string => percent(shareOf(scored, ({ score }) => score.exact))

function cerOf(scored: readonly Scored[]): string {
  const length = scored.reduce((sum, { score }) => sum + score.length, 0)
  return percent(length === 0 ? null : scored.reduce((sum, { score }) => sum + score.errors, 0) / length)
}

/** Exact match of each field of one side by level, and characters wrong per character, each also of usable pictures. */
export function fieldTable(title: string, rows: readonly Row[]): Table {
  const levels = [...new Set(rows.map((row) => row.level))].sort((a, b) => a - b)
  const scored = rows.flatMap((row) => row.fields.map((score): Scored => ({ row, score })))
  const where = { printed: 'print', mrz: 'zone', barcode: 'barcode' }
  return {
    title, left: 2,
    head: ['field', 'in', 'n', ...levels.map((level) => `L${level}`), 'all', 'usable', 'CER', 'usable'],
    rows: groupRows(scored, ({ score }) => `${score.field} ${score.source}`).map(([, group]) => {
      const { field, source } = group[0]!.score
      const usable = group.filter(({ row }) => row.usable)
      return [
        field, where[source], group.length, ...levels.map((level) => exactOf(group.filter(({ row }) => row.level === level))),
        exactOf(group), exactOf(usable), cerOf(group), cerOf(usable),
      ]
    }),
  }
}

/** The tables of fields, one a side. */
export function fieldTables(rows: readonly Row[]): Table[] {
  return groupRows(rows, bySide).map(([name, group]) => fieldTable(`${name}: exact match, per cent`, group))
}

/** How often each reason sends a picture back or to a person. */
export function reasonTable(rows: readonly Row[]): Table {
  const counted = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome)
    .flatMap((row) => [...new Set(row.reasons)].map((reason) => ({ row, reason, outcome })))
  const all = [...counted('refused'), ...counted('person'), ...counted('failed')]
  const levels = [...new Set(rows.map((row) => row.level))].sort((a, b) => a - b)
  return {
    title: 'Why pictures are sent back, or to a person', left: 2,
    head: ['outcome', 'reason', ...levels.map((level) => `L${level}`), 'of them usable', 'sides'],
    rows: groupRows(all, ({ outcome, reason }) => `${outcome} ${reason}`).sort(([, a], [, b]) => b.length - a.length).map(([, group]) => [
      group[0]!.outcome, group[0]!.reason, ...levels.map((level) => group.filter(({ row }) => row.level === level).length),
      group.filter(({ row }) => row.usable).length, [...new Set(group.map(({ row }) => bySide(row)))].slice(0, 3).join(', '),
    ]),
  }
}

const tell = ({ field, source, truth, read }: WrongValue): string => `${field} (${source}): read ${read}, is ${truth ?? 'not there'}`

/** Pictures the machine would accept with a value that is not so. */
export function wrongTable(rows: readonly Row[], documents: readonly DocumentRow[]): Table {
  const pictures = rows.filter(isWronglyAccepted).map((row) => [`${bySideAndLevel(row)} seed ${row.seed}`, row.wrong.map(tell).join('; ')])
  const whole = documents.filter((row) => row.outcome === 'approved' && row.wrong.length > 0)
    .map((row) => [`${row.kind} (whole) L${row.level} seed ${row.seed}`, row.wrong.map(tell).join('; ')])
  return { title: 'Wrong and accepted', left: 2, head: ['picture', 'what was read'], rows: [...pictures, ...whole] }
}

/** Good pictures that were refused: a subscriber sent home for nothing. */
export function refusedTable(rows: readonly Row[]): Table {
  return {
    title: 'Refused at level 0', left: 2, head: ['picture', 'reason'],
    rows: rows.filter((row) => row.level === 0 && row.outcome === 'refused').map((row) => [`${bySide(row)} seed ${row.seed}`, row.reasons.join(', ')]),
  }
}

/** Whole documents as decided by core, the form filled from the readings and corrected by nobody. */
export function documentTable(documents: readonly DocumentRow[]): Table {
  const cells = (name: string, rows: readonly DocumentRow[]): (Cell | string | number)[] => {
    const is = (outcome: DocumentRow['outcome']) => percent(shareOf(rows, (row) => row.outcome === outcome))
    const wrong = rows.filter((row) => row.outcome === 'approved' && row.wrong.length > 0).length
    return [name, rows.length, is('approved'), alarm(wrong), is('in_review'), is('resubmission_requested'), is('rejected')]
  }
  const judged = documents.filter((row) => row.outcome !== 'not_judged')
  return {
    title: 'Whole documents, decided by the policy with what was read, corrected by nobody; per cent',
    head: ['kind, level', 'n', 'approved', 'WRONG', 'review', 'again', 'rejected'],
    rows: [...groupRows(judged, (row) => `${row.kind} L${row.level}`).sort(([a], [b]) => a.localeCompare(b)).map(([name, rows]) => cells(name, rows)), cells('all', judged)],
  }
}

/** Where the time goes: wall milliseconds by step as a share, which on a shared machine tells more than the milliseconds. */
export function stepTable(rows: readonly Row[]): Table {
  const steps = [...new Set(rows.flatMap((row) => Object.keys(row.timing)))]
  return {
    title: 'Steps, share of the reading in per cent', head: ['side', ...steps],
    rows: [...groupRows(rows, bySide), ['all', [...rows]] satisfies [string, Row[]]].map(([name, group]) => {
      const spent = (step: string): number => group.reduce((sum, row) => sum + (row.timing[step] ?? 0), 0)
      const total = steps.reduce((sum, step) => sum + spent(step), 0)
      return [name, ...steps.map((step) => percent(total === 0 ? null : spent(step) / total))]
    }),
  }
}
