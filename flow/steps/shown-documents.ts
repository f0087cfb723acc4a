// Which documents a submission shows, as blind indexes: claimed for whoever shows them, and counted for the quota of lines.
import type { FieldName } from '#contract/words.ts'
import { ofDocument } from '#core/document-facts.ts'
import { documentKey, formerKeys, personKey } from '#core/document-key.ts'
import { claimDocument } from '#store/documents.ts'
import { countLinesOnDocument, countLinesTogether } from '#store/lines.ts'
import { listPersonOf } from '#store/repeats.ts'
import type { Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { documentOf, type Known } from './view-registration.ts'

/**
 * Values of a field on the sides as they lie now, in zone and print, where the reader was sure. One held in a selfie is compared, not shown: a slip there
 * would claim a stranger's.
 */
function surelyRead({ readings }: Known, name: FieldName): string[] {
  const fields = Object.values(ofDocument(readings)).flatMap((reading) => reading?.fields ?? [])
  return fields.filter((field) => field.name === name && !field.doubtful).map((field) => field.value)
}

const blind = (house: House, keys: readonly (string | null)[]): Buffer[] =>
  [...new Set(keys)].filter((key) => key !== null).map((key) => house.store.keys.blindIndex('document', key))

/**
 * Blind indexes of what is shown now, the same for every way of writing a number: the one typed, and each one read surely.
 * Numbers of an earlier attempt are not among them: they would hold a line on somebody else's document.
 */
export function shownDocuments(house: House, known: Known): Buffer[] {
  const document = documentOf(known.row)
  if (!document) return []
  const numbers = [known.details?.document_number, ...surelyRead(known, 'document_number')].filter((number) => number !== undefined)
  return blind(house, numbers.map((number) => documentKey(document.kind, document.issuing_country, number)))
}

/** What else names the person on these pictures: the document before this one, and the person's own number. A line never stands on them. */
function relatedDocuments(house: House, known: Known): Buffer[] {
  const document = documentOf(known.row)
  if (!document) return []
  return blind(house, [
    ...surelyRead(known, 'former_number').flatMap((number) => formerKeys(document.kind, document.issuing_country, number)),
    ...surelyRead(known, 'personal_number').map((number) => personKey(document.issuing_country, number)),
  ])
}

/** Notes that the registration showed these documents. A number read counts even when another was typed: a slip of the finger would hide a repeat. */
export async function claimShown(house: House, tx: Tx, known: Known): Promise<void> {
  const { row } = known
  for (const index of [...shownDocuments(house, known), ...relatedDocuments(house, known)]) {
    await claimDocument(tx, { operatorId: row.operator_id, index, subscriberId: row.subscriber_id, registrationId: row.id, at: house.now() })
  }
}

/** Lines that stand on a document shown, those of this registration left out; of several documents the fullest. */
export async function countLinesHeld(house: House, tx: Tx, known: Known): Promise<number> {
  const counts: number[] = []
  for (const index of shownDocuments(house, known)) counts.push(await countLinesOnDocument(tx, known.row.operator_id, index, known.row.line_ids))
  return Math.max(0, ...counts)
}

/** Lines of all accounts that staff took for one person with this one, on whatever documents; 0 where there is but one account. */
export async function countLinesOfPerson(tx: Tx, { row }: Known): Promise<number> {
  const accounts = await listPersonOf(tx, row.operator_id, row.subscriber_id)
  return accounts.length < 2 ? 0 : countLinesTogether(tx, row.operator_id, accounts, row.line_ids)
}
