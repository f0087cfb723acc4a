// Consents: one row per purpose and answer, never changed; the newest of a purpose counts.
import type { Insertable } from 'kysely'
import type { ConsentRow, Db, Tx } from './schema.ts'

/** Adds answers. */
export async function insertConsents(tx: Tx, rows: readonly Insertable<ConsentRow>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('consents').values([...rows]).execute()
}

/** The newest answer for each purpose. */
export async function listConsents(db: Db | Tx, subscriberId: string, registrationId: string) {
  return db
    .selectFrom('consents')
    .selectAll()
    .distinctOn('purpose')
    .where('subscriber_id', '=', subscriberId)
    .where('registration_id', '=', registrationId)
    .orderBy('purpose')
    .orderBy('id', 'desc')
    .execute()
}
