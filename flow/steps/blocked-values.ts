// Which values a registration gives that may stand on the blocklist, and which kinds of them do.
import type { BlockedKind, BlockedValue } from '#contract/blocklist.ts'
import { factsFor, gatherFacts } from '#core/document-facts.ts'
import { numbersOf, valuesOf } from '#core/values-given.ts'
import { findSubscriber, openContacts } from '#store/accounts.ts'
import { listBlockedKinds } from '#store/blocklist.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { keyOf } from './sealed.ts'
import { blockIndexes } from './write-block.ts'
import type { Known } from './view-registration.ts'

/** Every value, typed and read, sure or not: a hit only brings a person. */
export async function blockableValues(house: House, db: Db | Tx, known: Known): Promise<BlockedValue[]> {
  const { row, readings, details } = known
  const subscriber = await findSubscriber(db, row.operator_id, row.subscriber_id)
  const contacts = subscriber ? openContacts(await keyOf(house, db, row.subscriber_id), subscriber) : {}
  const names = valuesOf(['name', 'name_latin', 'name_native'], details, readings)
  return [
    ...numbersOf(details, readings).map((document_number): BlockedValue => ({ kind: 'document_number', document_number })),
    ...(contacts.phone ? [{ kind: 'phone', phone: contacts.phone } as const] : []),
    ...(contacts.email ? [{ kind: 'email', email: contacts.email } as const] : []),
    ...valuesOf(['date_of_birth'], details, readings).flatMap((date_of_birth) =>
      names.map((name): BlockedValue => ({ kind: 'name_and_birth', name, date_of_birth })),
    ),
  ]
}

/** Kinds of values of this registration that are blocked now. */
export async function blockedKindsOf(house: House, tx: Tx, known: Known): Promise<BlockedKind[]> {
  const indexes = (await blockableValues(house, tx, known)).flatMap((value) => blockIndexes(house, value))
  return indexes.length === 0 ? [] : listBlockedKinds(tx, known.row.operator_id, indexes, house.now())
}

/** Values of a registration that may be put onto the list: those typed, and numbers surely read. A misread number is somebody else's. */
export async function valuesToBlock(house: House, db: Db | Tx, known: Known): Promise<BlockedValue[]> {
  const sure = factsFor(gatherFacts(known.readings), 'document_number').filter((fact) => fact.sure)
  const numbers = new Set([known.details?.document_number, ...sure.map((fact) => fact.value)])
  const typed = await blockableValues(house, db, { ...known, readings: {} })
  const read = [...numbers].filter((number) => number !== undefined).map((document_number): BlockedValue => ({ kind: 'document_number', document_number }))
  return [...typed.filter((value) => value.kind !== 'document_number'), ...read]
}
