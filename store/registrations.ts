// Registrations: find, lock, write. Every change raises the version by one.
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Locale, RegistrationStatus } from '#contract/words.ts'
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

/** Whether anything happened to a registration, or to its subscriber's account, at or after a moment. */
const isAlive = (since: Date) => sql<boolean>`exists (
  select 1 from events e where e.subscriber_id = r.subscriber_id and e.at >= ${since} and (e.registration_id = r.id or e.registration_id is null))`

/** Registrations the subscriber has left alone since before a moment, oldest first. `id`: only this one. */
export async function listAbandoned(db: Db | Tx, before: Date, limit: number, id?: string) {
  let query = db
    .selectFrom('registrations as r')
    .select(['r.subscriber_id', 'r.id'])
    .where('r.status', 'in', ['draft', 'resubmission_requested'])
    .where('r.created_at', '<', before)
    .where((e) => e.not(isAlive(before)))
  if (id) query = query.where('r.id', '=', id)
  return query.orderBy('r.created_at').limit(limit).execute()
}

/** Raises the version of what the subscriber has open: something of the account that shows in it has changed. */
export async function touchOpenRegistrations(tx: Tx, subscriberId: string): Promise<void> {
  await tx
    .updateTable('registrations')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('subscriber_id', '=', subscriberId)
    .where('status', 'in', ['draft', 'resubmission_requested'])
    .execute()
}

/** Changes the language of what is still under way, for its texts and its messages to come. */
export async function setRegistrationsLocale(tx: Tx, subscriberId: string, locale: Locale): Promise<void> {
  await tx
    .updateTable('registrations')
    .set((e) => ({ locale, version: e('version', '+', 1) }))
    .where('subscriber_id', '=', subscriberId)
    .where('locale', '<>', locale)
    .where('status', 'not in', ['approved', 'rejected', 'expired', 'canceled', 'redacted'])
    .execute()
}
