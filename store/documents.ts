// Who has shown which document, by blind index: the number itself is nowhere in clear.
import type { Db, Tx } from './schema.ts'

/** Notes that a registration showed a document; saying it twice changes nothing. */
export async function claimDocument(tx: Tx, row: { operatorId: string; index: Buffer; subscriberId: string; registrationId: string; at: Date }): Promise<void> {
  await tx
    .insertInto('document_claims')
    .values({
      operator_id: row.operatorId, document_index: row.index, subscriber_id: row.subscriberId, registration_id: row.registrationId, created_at: row.at,
    })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Registrations of other subscribers that showed the same document, newest first. */
export async function listSameDocument(db: Db | Tx, operatorId: string, index: Buffer, exceptSubscriber: string) {
  return db
    .selectFrom('document_claims as c')
    .innerJoin('registrations as r', (join) => join.onRef('r.subscriber_id', '=', 'c.subscriber_id').onRef('r.id', '=', 'c.registration_id'))
    .select(['r.id', 'r.subscriber_id', 'r.status', 'r.created_at'])
    .where('c.operator_id', '=', operatorId)
    .where('c.document_index', '=', index)
    .where('c.subscriber_id', '<>', exceptSubscriber)
    .orderBy('r.id', 'desc')
    .limit(20)
    .execute()
}

/** Documents a subscriber has shown in any registration, as blind indexes. */
export async function listDocumentsOf(db: Db | Tx, operatorId: string, subscriberId: string): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('document_claims')
    .select('document_index')
    .distinct()
    .where('operator_id', '=', operatorId)
    .where('subscriber_id', '=', subscriberId)
    .execute()
  return rows.map((row) => row.document_index)
}
