// Which documents a submission shows, as blind indexes: claimed for whoever shows them, and counted for the quota of lines.
import { claimDocument, listDocumentsOf, listSameDocument } from '#store/documents.ts'
import { countLinesOnDocument } from '#store/lines.ts'
import { ofDocument } from '#core/document-facts.ts'
import { documentKey } from '#core/document-key.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { documentOf, type Known } from './view-registration.ts'

/** Numbers on the sides as they lie now, where the reader was sure. One held in a selfie is compared, not shown: a slip there would claim a stranger's. */
function numbersRead({ readings }: Known): string[] {
  const fields = Object.values(ofDocument(readings)).flatMap((reading) => reading?.fields ?? [])
  return fields.filter((field) => field.name === 'document_number' && !field.doubtful).map((field) => field.value)
}

/**
 * Blind indexes of what is shown now, the same for every way of writing a number: the one typed, and each one read surely.
 * Numbers of an earlier attempt are not among them: they would hold a line on somebody else's document.
 */
export function shownDocuments(house: House, known: Known): Buffer[] {
  const document = documentOf(known.row)
  if (!document) return []
  const numbers = [known.details?.document_number, ...numbersRead(known)].filter((number) => number !== undefined)
  const keys = new Set(numbers.map((number) => documentKey(document.kind, document.issuing_country, number)))
  return [...keys].map((key) => house.store.keys.blindIndex('document', key))
}

/** Notes that the registration showed these documents. A number read counts even when another was typed: a slip of the finger would hide a repeat. */
export async function claimShown(house: House, tx: Tx, known: Known): Promise<void> {
  const { row } = known
  for (const index of shownDocuments(house, known)) {
    await claimDocument(tx, { operatorId: row.operator_id, index, subscriberId: row.subscriber_id, registrationId: row.id, at: house.now() })
  }
}

/** Lines that stand on a document shown, those of this registration left out; of several documents the fullest. */
export async function countLinesHeld(house: House, tx: Tx, known: Known): Promise<number> {
  const counts: number[] = []
  for (const index of shownDocuments(house, known)) counts.push(await countLinesOnDocument(tx, known.row.operator_id, index, known.row.line_ids))
  return Math.max(0, ...counts)
}

/** Registrations of other subscribers with a document this one has shown in any of its attempts, newest first. */
export async function listOthers(db: Db | Tx, row: Known['row']) {
  const found = new Map<string, Awaited<ReturnType<typeof listSameDocument>>[number]>()
  for (const index of await listDocumentsOf(db, row)) {
    for (const other of await listSameDocument(db, row.operator_id, index, row.subscriber_id)) found.set(other.id, other)
  }
  return [...found.values()]
}
