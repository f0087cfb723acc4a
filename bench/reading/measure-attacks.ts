// What becomes of documents that are not there themselves, or not one document, beside honest ones: approved, to a person, back, or rejected.
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import { SIDES } from '#specimens/kinds.ts'
import { inventPerson } from '#specimens/person.ts'
import { judgeDocument, type DocumentRow } from './judge-document.ts'
import type { Rules } from './load-rules.ts'
import type { Options } from './options.ts'
import { orderPictures, type PictureOrder } from './order-pictures.ts'
import { percent, type Table } from './print-table.ts'
import { runPictures, type Taken } from './run-pictures.ts'
import { startProgress } from './show-progress.ts'

/** How the pictures of a document differ from honest ones; `first` is its first side. Null where a kind cannot be attacked so. */
const ATTACKS: Readonly<Record<string, (order: PictureOrder, first: boolean) => PictureOrder | null>> = {
  none: (order) => order,
  'shown on a screen': (order) => ({ ...order, defect: 'screen' }),
  photocopied: (order) => ({ ...order, defect: 'photocopy' }),
  'back of another': (order, first) => (SIDES[order.kind].length < 2 ? null : first ? order : { ...order, seed: order.seed + 1 }),
  'front on a screen': (order, first) => (SIDES[order.kind].length < 2 ? null : first ? { ...order, defect: 'screen' } : order),
}

export type AttackRow = DocumentRow & { attack: string }
type Document = { attack: string; honest: PictureOrder; orders: PictureOrder[] }

/** One document a seed and kind for each attack; the levels take turns. */
function attackedDocuments({ kinds, levels, seed, set }: Options, count: number, today: string): Document[] {
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => kinds.flatMap((kind) => {
    const honest = orderPictures({ kinds: [kind], levels: [levels[i % levels.length]!], count: 1, seed: seed + 2 * i, set, today })
    return Object.entries(ATTACKS).flatMap(([attack, change]): Document[] => {
      const orders = honest.flatMap((order, side) => change(order, side === 0) ?? [])
      return orders.length === honest.length ? [{ attack, honest: honest[0]!, orders }] : []
    })
  }))
}

/** Takes each attack as the system would at the first attempt, the form filled from what was read. */
export async function measureAttacks(options: Options, count: number, rules: Rules, today: string): Promise<AttackRow[]> {
  const documents = attackedDocuments(options, count, today)
  const taken = new Map<PictureOrder, Taken>()
  const orders = documents.flatMap((document) => document.orders.map((order) => ({ ...order })))
  const progress = startProgress('read', orders.length)
  await runPictures(orders, { workers: options.workers, cache: options.cache, documents: rules.documents }, {
    take: (each) => {
      taken.set(each.order, each)
      progress.step()
    },
    undrawn: (order, why) => {
      throw new Error(`${order.kind} ${order.side} was not drawn: ${why}`)
    },
  })
  progress.end()
  let at = 0
  return documents.map(({ attack, honest, orders: own }): AttackRow => {
    const seen = own.map(() => taken.get(orders[at++]!)!)
    const sides = Object.fromEntries(seen.map(({ order, read }) => [order.side, read.result])) as Partial<Record<PhotoSide, Reading | ReadFailure>>
    const truth = Object.assign({}, ...seen.map(({ made }) => made.truth.fields).reverse()) as Partial<Record<FieldName, string>>
    const { issuing_country: state } = inventPerson(honest.kind, honest.seed, {}, today)
    return { attack, ...judgeDocument(honest, sides, state, truth, rules.policyFor(honest.kind, state), rules.regions, today) }
  })
}

/** Shares by attack. */
export function attackTable(rows: readonly AttackRow[]): Table {
  const told = [...new Set(rows.map(({ attack, kind }) => `${attack}\n${kind}`)), ...new Set(rows.map(({ attack }) => `${attack}\n`))]
  return {
    title: 'Attacks, decided by the policy; per cent',
    head: ['attack', 'kind', 'n', 'approved', 'person', 'back', 'rejected'],
    left: 2,
    rows: told.map((each) => {
      const [attack, kind] = each.split('\n') as [string, string]
      const own = rows.filter((row) => row.attack === attack && (kind === '' || row.kind === kind))
      const share = (outcome: DocumentRow['outcome']): string => percent(own.filter((row) => row.outcome === outcome).length / own.length)
      const approved = share('approved')
      return [
        attack, kind === '' ? 'all' : kind, own.length, attack !== 'none' && approved !== '0.0' ? { text: approved, alarm: true } : approved,
        share('in_review'), share('resubmission_requested'), share('rejected'),
      ]
    }),
  }
}
