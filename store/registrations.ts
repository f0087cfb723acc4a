// Registrations: find, lock, write. Every change raises the version by one.
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { RegistrationStatus } from '#contract/words.ts'
import { insertPlace } from './places.ts'
import type { Db, RegistrationRow, Tx } from './schema.ts'

export type SavedRegistration = Selectable<RegistrationRow>
export type RegistrationChange = Updateable<RegistrationRow>

/** A registration of the operator by its id, or null. */
export async function findRegistration(db: Db | Tx, operatorId: string, id: string): Promise<SavedRegistration | null> {
  const row = await db
    .selectFrom('places')
    .innerJoin('registrations as r', (join) => join.onRef('r.subscriber_id', '=', 'places.subscriber_id').onRef('r.id', '=', 'places.id'))
    .selectAll('r')
    .where('places.id', '=', id)
    .where('places.kind', '=', 'registration')
    .where('places.operator_id', '=', operatorId)
    .executeTakeFirst()
  return row ?? null
}

/** A registration by its full key. */
export async function getRegistration(db: Db | Tx, subscriberId: string, id: string): Promise<SavedRegistration> {
  return db.selectFrom('registrations').selectAll().where('subscriber_id', '=', subscriberId).where('id', '=', id).executeTakeFirstOrThrow()
}

/** The row, held until the transaction ends, so that two tabs or a job and a tab come one after the other. */
export async function lockRegistration(tx: Tx, subscriberId: string, id: string): Promise<SavedRegistration> {
  return tx.selectFrom('registrations').selectAll().where('subscriber_id', '=', subscriberId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

/** Writes a new registration and where it lives. */
export async function insertRegistration(tx: Tx, row: Insertable<RegistrationRow>): Promise<void> {
  await insertPlace(tx, { id: row.id, kind: 'registration', operator_id: row.operator_id, subscriber_id: row.subscriber_id })
  await tx.insertInto('registrations').values(row).execute()
}

/** Changes a locked registration and gives the new row back. */
export async function updateRegistration(tx: Tx, row: SavedRegistration, change: RegistrationChange): Promise<SavedRegistration> {
  return tx
    .updateTable('registrations')
    .set({ ...change, version: row.version + 1 })
    .where('subscriber_id', '=', row.subscriber_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** All registrations of a subscriber, newest first. */
export async function listRegistrationsOf(db: Db | Tx, subscriberId: string): Promise<SavedRegistration[]> {
  return db.selectFrom('registrations').selectAll().where('subscriber_id', '=', subscriberId).orderBy('id', 'desc').execute()
}

/** Registrations of the operator, newest first, a page at a time. */
export async function pageOfRegistrations(
  db: Db,
  operatorId: string,
  filter: { status?: RegistrationStatus | undefined; subscriberId?: string | undefined; after?: string | undefined; limit: number },
): Promise<SavedRegistration[]> {
  let query = db.selectFrom('registrations').selectAll().where('operator_id', '=', operatorId)
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.subscriberId) query = query.where('subscriber_id', '=', filter.subscriberId)
  if (filter.after) query = query.where('id', '<', filter.after)
  return query.orderBy('id', 'desc').limit(filter.limit).execute()
}

/** Registrations the subscriber has left alone since before a moment. */
export async function listAbandoned(db: Db, before: Date, limit: number) {
  return db
    .selectFrom('registrations')
    .select(['subscriber_id', 'id', 'operator_id'])
    .where('status', 'in', ['draft', 'resubmission_requested'])
    .where('created_at', '<', before)
    .limit(limit)
    .execute()
}
