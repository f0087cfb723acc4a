// What is read on pictures of something else: none may pass for a document, and hardly any should give a number.
import { NOTHINGS, type Nothing } from '#specimens/nothing.ts'
import { judgeSide } from './judge-side.ts'
import type { Rules } from './load-rules.ts'
import { startMaker } from './make-pictures.ts'
import { percentile, shareOf } from './measures.ts'
import { percent, type Table } from './print-table.ts'
import { blankPicture } from './run-pictures.ts'
import { startProgress } from './show-progress.ts'
import { watchReader } from './watch-reader.ts'

export type NothingRow = {
  what: Nothing
  seed: number
  /** As what it was taken. */
  kind: string | null
  side: string | null
  /** Fields read, sure ones marked with `!`. */
  fields: string[]
  zone: boolean
  /** A number was read, on whatever it was taken for. */
  number: boolean
  outcome: string
  cpu_ms: number
}

/** Reads so many pictures, of each thing in turn. */
export async function measureNothing(count: number, seed: number, rules: Rules, cache: string | null): Promise<NothingRow[]> {
  const maker = await startMaker(cache)
  const reader = await watchReader(rules.documents, await blankPicture())
  const progress = startProgress('nothing in', count)
  const rows: NothingRow[] = []
  try {
    for (let i = 0; i < count; i++) {
      const what = NOTHINGS[i % NOTHINGS.length]!
      const at = seed + Math.floor(i / NOTHINGS.length)
      const { result, cpu_ms } = await reader.read(await maker.nothing({ nothing: what, seed: at }))
      progress.step()
      if ('problem' in result) {
        rows.push({ what, seed: at, kind: null, side: null, fields: [], zone: false, number: false, outcome: result.problem, cpu_ms })
        continue
      }
      const { kind, side } = result.document
      // Judged as if it had been asked for: somebody may well send it as that.
      const claimed = kind && side ? judgeSide(result, rules.askedOf(kind, side, 'UTO', result.mrz?.format ?? null)).outcome : 'no document'
      rows.push({
        what, seed: at, kind, side, outcome: claimed, cpu_ms, zone: result.mrz !== null,
        fields: result.fields.map((field) => `${field.name}${field.doubtful ? '' : '!'}`),
        number: result.fields.some((field) => field.name === 'document_number'),
      })
    }
  } finally {
    maker.end()
    await reader.end()
    progress.end()
  }
  return rows
}

/** By thing: how often it was taken for a document, gave a number, or would have been accepted. */
export function nothingTable(rows: readonly NothingRow[]): Table {
  const cells = (name: string, group: readonly NothingRow[]) => {
    const cpu = group.map((row) => row.cpu_ms)
    const count = (is: (row: NothingRow) => boolean) => group.filter(is).length
    const taken = [...new Set(group.flatMap(({ kind, side }) => (kind ? [`${kind} ${side ?? ''}`.trim()] : [])))].join(', ')
    return [
      name, group.length, percent(shareOf(group, (row) => row.kind !== null)), count((row) => row.zone),
      { text: String(count((row) => row.number)), alarm: count((row) => row.number) > 0 },
      { text: String(count((row) => row.outcome === 'accepted')), alarm: count((row) => row.outcome === 'accepted') > 0 },
      percentile(cpu, 0.5), percentile(cpu, 0.95), taken || '-',
    ]
  }
  return {
    title: 'Pictures of something else',
    head: ['thing', 'n', 'taken for one', 'zone', 'number', 'accepted', 'cpu p50', 'p95', 'taken for'],
    rows: [...[...Map.groupBy(rows, (row) => row.what)].map(([what, group]) => cells(what, group)), cells('all', rows)],
  }
}
