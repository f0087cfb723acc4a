// The tables of a folder of one's own pictures. Values are shown only on request: they may be somebody's.
import { shareOf } from './measures.ts'
import { percent, type Table } from './print-table.ts'
import type { FileRow } from './read-folder.ts'
import type { FieldScore } from './score-reading.ts'

const rightOf = (scores: readonly FieldScore[]): string => `${scores.filter((score) => score.exact).length}/${scores.length}`

/** One line a file. */
export function fileTable(rows: readonly FileRow[], showValues: boolean): Table {
  return {
    title: 'Files', left: 5,
    head: ['file', 'seen as', 'outcome', 'why', showValues ? 'values' : 'fields read', 'right', 'zone', 'wrong', 'cpu ms'],
    rows: rows.map((row) => [
      row.file, row.kind ? `${row.kind} ${row.side ?? ''}` : 'nothing known', row.verdict.outcome, row.verdict.reasons.slice(0, 2).join(', '),
      showValues ? Object.entries(row.values).map(([field, value]) => `${field}=${value}`).join(' ') : row.read.join(' '),
      row.scores && rightOf(row.scores), row.zone && (row.zone.exact ? 'exact' : row.zone.key ? 'key' : 'wrong'),
      row.scores && { text: String(row.wrong.length), alarm: row.verdict.outcome === 'accepted' && row.wrong.length > 0 }, row.cpu_ms,
    ]),
  }
}

/** Of the files with a truth: each field in print and zone. */
export function folderFieldTable(rows: readonly FileRow[]): Table {
  const scores = rows.flatMap((row) => row.scores ?? [])
  const zones = rows.flatMap((row) => row.zone ?? [])
  return {
    title: 'Against the truth: exact match, per cent', left: 2,
    head: ['field', 'in', 'n', 'exact'],
    rows: [
      ...[...Map.groupBy(scores, ({ field, source }) => `${field} ${source}`)].map(([, group]) => [
        group[0]!.field, group[0]!.source === 'mrz' ? 'zone' : 'print', group.length, percent(shareOf(group, (score) => score.exact)),
      ]),
      ['key fields', 'zone', zones.length, percent(shareOf(zones, (zone) => zone.key))],
      ['every character', 'zone', zones.length, percent(shareOf(zones, (zone) => zone.exact))],
    ],
  }
}
