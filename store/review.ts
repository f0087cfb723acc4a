// The review queue: a small table of waiting cases; leases run by the database's clock.
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db, NoteRow, ReviewRow, Tx } from './schema.ts'

/** A waiting case. `leased` and `overdue` by the database's clock, as the lease itself. */
export type Waiting = Selectable<ReviewRow> & { leased: boolean; overdue: boolean }
const TIMES = [sql<boolean>`coalesce(lease_until > now(), false)`.as('leased'), sql<boolean>`due_at < now()`.as('overdue')] as const

/** Puts a case into the queue, or back with new reasons. */
export async function enterQueue(tx: Tx, row: Insertable<ReviewRow>): Promise<void> {
  const { registration_id: _, ...rest } = row
  await tx
    .insertInto('review_queue')
    .values(row)
    .onConflict((c) => c.column('registration_id').doUpdateSet(rest))
    .execute()
}

/** Takes a case out of the queue. */
export async function leaveQueue(tx: Tx, registrationId: string): Promise<void> {
  await tx.deleteFrom('review_queue').where('registration_id', '=', registrationId).execute()
}

/** The case in the queue with the holder's lease, if it still runs. */
export async function findWaiting(db: Db | Tx, operatorId: string, registrationId: string): Promise<Waiting | null> {
  const row = await db
    .selectFrom('review_queue')
    .selectAll()
    .select(TIMES)
    .where('registration_id', '=', registrationId)
    .where('operator_id', '=', operatorId)
    .executeTakeFirst()
  return row ?? null
}

/** A page of waiting cases by due time. `after` is the due time and id of the last row seen. */
export async function pageOfQueue(
  db: Db,
  operatorId: string,
  filter: { country?: string | undefined; onHold?: boolean | undefined; staffId?: string | undefined; after?: { dueAt: Date; id: string } | undefined; limit: number },
) {
  let query = db
    .selectFrom('review_queue')
    .selectAll()
    .select(TIMES)
    .where('operator_id', '=', operatorId)
  if (filter.country) query = query.where('country', '=', filter.country)
  if (filter.onHold !== undefined) query = query.where('on_hold', '=', filter.onHold)
  if (filter.staffId) query = query.where('lease_staff_id', '=', filter.staffId).where('lease_until', '>', sql<Date>`now()`)
  if (filter.after) query = query.where(sql<boolean>`(due_at, registration_id) > (${filter.after.dueAt}, ${filter.after.id}::uuid)`)
  return query.orderBy('due_at').orderBy('registration_id').limit(filter.limit).execute()
}

/** How many wait, and how many of them are overdue. */
export async function countQueue(db: Db, operatorId: string): Promise<{ waiting: number; overdue: number }> {
  const row = await db
    .selectFrom('review_queue')
    .select([sql<string>`count(*)`.as('waiting'), sql<string>`count(*) filter (where due_at < now())`.as('overdue')])
    .where('operator_id', '=', operatorId)
    .executeTakeFirstOrThrow()
  return { waiting: Number(row.waiting), overdue: Number(row.overdue) }
}

const LEASE = sql<Date>`now() + interval '10 minutes'`

/** Leases the case due first that nobody holds and that is not on hold; null when none waits. */
export async function leaseNext(tx: Tx, operatorId: string, staffId: string): Promise<Waiting | null> {
  const next = tx
    .selectFrom('review_queue')
    .select('registration_id')
    .where('operator_id', '=', operatorId)
    .where('on_hold', '=', false)
    .where((e) => e.or([e('lease_until', 'is', null), e('lease_until', '<=', sql<Date>`now()`)]))
    .orderBy('due_at')
    .orderBy('registration_id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  // In a WITH it runs once; as a subquery of the update it may run again for each row, and lease several.
  const row = await tx
    .with('next', () => next)
    .updateTable('review_queue')
    .set({ lease_staff_id: staffId, lease_until: LEASE })
    .where('registration_id', 'in', (e) => e.selectFrom('next').select('registration_id'))
    .returningAll()
    .returning(TIMES)
    .executeTakeFirst()
  return row ?? null
}

/** Leases one case, or keeps one's lease alive; null when another holds it or it does not wait. */
export async function leaseCase(db: Db | Tx, operatorId: string, registrationId: string, staffId: string): Promise<Waiting | null> {
  const row = await db
    .updateTable('review_queue')
    .set({ lease_staff_id: staffId, lease_until: LEASE })
    .where('registration_id', '=', registrationId)
    .where('operator_id', '=', operatorId)
    .where((e) => e.or([e('lease_staff_id', '=', staffId), e('lease_until', 'is', null), e('lease_until', '<=', sql<Date>`now()`)]))
    .returningAll()
    .returning(TIMES)
    .executeTakeFirst()
  return row ?? null
}

/** Gives a lease back. */
export async function releaseLease(db: Db | Tx, registrationId: string, staffId: string): Promise<void> {
  await db
    .updateTable('review_queue')
    .set({ lease_staff_id: null, lease_until: null })
    .where('registration_id', '=', registrationId)
    .where('lease_staff_id', '=', staffId)
    .execute()
}

/** Adds a note. */
export async function insertNote(tx: Tx, row: Insertable<NoteRow>): Promise<void> {
  await tx.insertInto('notes').values(row).execute()
}

/** Notes of a case, oldest first. */
export async function listNotes(db: Db, subscriberId: string, registrationId: string) {
  return db
    .selectFrom('notes')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .where('registration_id', '=', registrationId)
    .orderBy('id')
    .execute()
}
