// Ours and other readers over the same pictures: what each gets right, and what it takes.
import { sizeOf } from '#specimens/draw.ts'
import type { Reading } from '#contract/reading.ts'
import type { Rules } from './load-rules.ts'
import { startMaker } from './make-pictures.ts'
import { percentile, shareOf } from './measures.ts'
import type { PictureOrder } from './order-pictures.ts'
import { fieldsOfLines } from './peer-lines.ts'
import { percent, type Table } from './print-table.ts'
import { rectifyCard } from './rectify-card.ts'
import { blankPicture } from './run-pictures.ts'
import { truthOn } from './score-picture.ts'
import { formatOf, scoreFields, scoreZone, type FieldScore, type Truth, type ZoneScore } from './score-reading.ts'
import { startProgress } from './show-progress.ts'
import { watchReader } from './watch-reader.ts'
import type { Peer } from './read-with-tesseract.ts'

export type PeerRow = {
  reader: string
  kind: string
  side: string
  level: number
  seed: number
  scores: FieldScore[]
  zone: ZoneScore | null
  cpu_ms: number
  memory: number
}

const OURS = 'ours'
const isChinese = ({ fields }: Truth): boolean => Object.values(fields).some((value) => /\p{Script=Han}/u.test(value))

/** Reads every picture ordered with ours and each peer. Only sides the rulebook describes can be compared. */
export async function measurePeers(orders: readonly PictureOrder[], peers: readonly Peer[], rules: Rules, cache: string | null, today: string): Promise<PeerRow[]> {
  const maker = await startMaker(cache)
  const reader = await watchReader(rules.documents, await blankPicture())
  const progress = startProgress('compared', orders.length)
  const rows: PeerRow[] = []
  try {
    for (const order of orders) {
      const { kind, side, level, seed } = order
      progress.step()
      const made = await maker.specimen(order).catch(() => null)
      const described = made && rules.sideOf(kind, side, made.truth.mrz && formatOf(made.truth.mrz))
      if (!described) continue
      const { described: names } = truthOn(described, made.truth)
      const note = (name: string, reading: Reading | null, cpu_ms: number, memory: number): void => void rows.push({
        reader: name, kind, side, level, seed, cpu_ms, memory,
        scores: scoreFields(reading, made.truth, names, today), zone: scoreZone(reading, made.truth, today),
      })
      const ours = await reader.read(made.jpeg)
      note(OURS, 'problem' in ours.result ? null : ours.result, ours.cpu_ms, reader.memory().peak)
      const png = await rectifyCard(made, sizeOf(kind))
      for (const peer of peers) {
        const { lines, cpu_ms, memory } = await peer.read(png, isChinese(made.truth))
        const read = fieldsOfLines(lines, described, today)
        const mrz = read.lines && ({ lines: read.lines, accepted: false } as NonNullable<Reading['mrz']>)
        note(peer.name, { fields: read.fields, mrz } as Reading, cpu_ms, memory)
      }
    }
  } finally {
    maker.end()
    await reader.end()
    progress.end()
  }
  return rows
}

/** Fields exactly right by side and reader, then time and memory. */
export function peerTable(rows: readonly PeerRow[]): Table {
  const readers = [...new Set(rows.map((row) => row.reader))]
  const scored = rows.flatMap((row) => row.scores.map((score) => ({ row, score })))
  const bySide = Map.groupBy(scored, ({ row, score }) => `${row.kind} ${row.side}, ${score.source === 'printed' ? 'print' : score.source === 'mrz' ? 'zone' : score.source}`)
  const zoned = rows.filter((row) => row.zone)
  const cells = (of: (own: readonly PeerRow[]) => string | number | null, all: readonly PeerRow[] = rows) =>
    readers.map((reader) => of(all.filter((row) => row.reader === reader)))
  return {
    title: 'Beside others, over the same pictures: fields exactly right, per cent',
    head: ['', 'n', ...readers],
    rows: [
      ...[...bySide].map(([name, group]) => [
        name, group.length / readers.length,
        ...readers.map((reader) => percent(shareOf(group.filter(({ row }) => row.reader === reader), ({ score }) => score.exact))),
      ]),
      ['all fields', scored.length / readers.length, ...cells((own) => percent(shareOf(own.flatMap((row) => row.scores), (score) => score.exact)))],
      ['key fields of zones', zoned.length / readers.length, ...cells((own) => percent(shareOf(own, (row) => row.zone!.key)), zoned)],
      ['whole zones', zoned.length / readers.length, ...cells((own) => percent(shareOf(own, (row) => row.zone!.exact)), zoned)],
      ['CPU ms a side, p50', rows.length / readers.length, ...cells((own) => percentile(own.map((row) => row.cpu_ms), 0.5))],
      ['CPU ms a side, p95', rows.length / readers.length, ...cells((own) => percentile(own.map((row) => row.cpu_ms), 0.95))],
      ['MB at most', rows.length / readers.length, ...cells((own) => Math.round(Math.max(...own.map((row) => row.memory)) / 1e6))],
    ],
  }
}
