// The main run: makes the pictures, reads them, prints every table.
import { inventPerson } from '#specimens/person.ts'
import { SIDES } from '#specimens/kinds.ts'
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import { judgeDocument, type DocumentRow } from './judge-document.ts'
import type { Rules } from './load-rules.ts'
import type { Options } from './options.ts'
import { countFor, orderPictures } from './order-pictures.ts'
import { tableText } from './print-table.ts'
import { documentTable, fieldTables, isWronglyAccepted, outcomeTable, reasonTable, refusedTable, stepTable, wrongTable } from './report-rows.ts'
import { runPictures, type Taken } from './run-pictures.ts'
import { scorePicture, type Row } from './score-picture.ts'
import { startProgress } from './show-progress.ts'

/** Pictures that take about three minutes on two cores. */
const USUAL_PICTURES = 300
/** One accepted side in a thousand may be wrong. */
const MOST_WRONG = 0.001

export type Results = { count: number; good: boolean; raw: object }

/** Collects the sides of documents and judges each document once it is whole. */
function documentsOf(rules: Rules, today: string): { add: (taken: Taken) => void; rows: DocumentRow[] } {
  type Open = { sides: Partial<Record<PhotoSide, Reading | ReadFailure>>; truth: Partial<Record<FieldName, string>> }
  const open = new Map<string, Open>()
  const rows: DocumentRow[] = []
  return {
    rows,
    add({ order: { kind, side, level, seed }, made, read }) {
      const key = `${kind} ${level} ${seed}`
      const { sides, truth } = open.get(key) ?? { sides: {}, truth: {} }
      const all: Open = { sides: { ...sides, [side]: read.result }, truth: { ...made.truth.fields, ...truth } }
      open.set(key, all)
      if (Object.keys(all.sides).length < SIDES[kind].length) return
      open.delete(key)
      const person = inventPerson(kind, seed, {}, today)
      const whole = { ...all.truth, expiry_date: all.truth.expiry_date ?? person.expiry_date }
      rows.push(judgeDocument({ kind, level, seed }, all.sides, person.issuing_country, whole, rules.policyFor(kind, person.issuing_country), rules.regions, today))
    },
  }
}

/** Runs and prints; good when hardly anything accepted was wrong and no reader failed. */
export async function measureSpecimens(options: Options, rules: Rules, today: string): Promise<Results> {
  const { kinds, levels, seed, set, workers, cache } = options
  const count = options.count ?? countFor(USUAL_PICTURES, kinds, levels)
  const orders = orderPictures({ kinds, levels, count, seed, set, today })
  const rows: Row[] = []
  const documents = documentsOf(rules, today)
  const progress = startProgress('read', orders.length)
  const undrawn = new Map<string, string>()
  const memories = await runPictures(orders, { workers, cache, documents: rules.documents }, {
    take(taken) {
      rows.push(scorePicture(taken, rules, today))
      documents.add(taken)
      progress.step()
    },
    undrawn(order, why) {
      undrawn.set(`${order.kind} ${order.side}`, why.split('\n')[0]!)
      progress.step()
    },
  })
  progress.end()
  console.log(`${count} documents per kind and level, seeds ${seed} to ${seed + count - 1}, ${set} fonts and backgrounds\n`)
  const usable = rows.filter((row) => row.usable)
  const tables = [
    outcomeTable('All pictures; shares in per cent, CPU milliseconds a side', rows),
    outcomeTable('Usable pictures: passed by the gate, 6 px/mm or more', usable),
    documentTable(documents.rows), ...fieldTables(rows), reasonTable(rows), refusedTable(rows), wrongTable(rows, documents.rows), stepTable(rows),
  ]
  for (const table of tables.filter(({ rows: each }) => each.length > 0)) console.log(tableText(table))
  for (const { last, peak, restarts } of memories) console.log(`reader: ${mb(last)} MB at the end, ${mb(peak)} MB at most, ended by itself ${restarts} times`)
  const accepted = rows.filter((row) => row.outcome === 'accepted').length
  const wrong = rows.filter(isWronglyAccepted).length
  console.log(`accepted ${accepted} of ${rows.length} sides, wrong ${wrong}`)
  for (const [side, why] of undrawn) console.log(`not drawn: ${side}, for ${why}`)
  const good = undrawn.size === 0 && wrong <= accepted * MOST_WRONG && rows.every((row) => row.outcome !== 'failed')
  return { count: rows.length, good, raw: { today, set, rows, documents: documents.rows, memories } }
}

const mb = (bytes: number): number => Math.round(bytes / 1e6)
