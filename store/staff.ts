// Members of staff: name and address sealed under the operator's key, and what each signs in with.
import { sql, type Selectable } from 'kysely'
import type { StaffRole } from '#contract/words.ts'
import type { Keys } from './keys.ts'
import type { Db, StaffRow, Tx } from './schema.ts'
import { openJson, sealJson } from './seal.ts'

export type SavedStaff = Selectable<StaffRow>
export type StaffNames = { readonly name: string; readonly email: string }

const aadOf = (staffId: string): string => `staff/${staffId}/names`

/** The blind index of a staff address within one operator. */
export function staffEmailIndex(keys: Keys, operatorId: string, email: string): Buffer {
  return keys.blindIndex('staff-email', `${operatorId}/${email.normalize('NFC').toLowerCase()}`)
}

/** Writes a new member of staff, invited; null when the address stands for somebody already. */
export async function insertStaff(
  tx: Tx,
  keys: Keys,
  member: StaffNames & { id: string; operatorId: string; roles: readonly StaffRole[]; at: Date },
): Promise<SavedStaff | null> {
  const { id, operatorId, name, email, roles, at } = member
  const row = await tx
    .insertInto('staff')
    .values({
      id,
      operator_id: operatorId,
      sealed: sealJson(keys.operatorKey(operatorId), aadOf(id), { name, email }),
      email_index: staffEmailIndex(keys, operatorId, email),
      roles: [...roles],
      status: 'invited',
      password_hash: null,
      totp_sealed: null,
      totp_pending: null,
      totp_last_step: null,
      created_at: at,
    })
    .onConflict((c) => c.columns(['operator_id', 'email_index']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Invites again somebody who never enrolled or was closed: new name and roles, and nothing left to sign in with. */
export async function inviteAgain(
  tx: Tx,
  keys: Keys,
  row: SavedStaff,
  next: StaffNames & { roles: readonly StaffRole[] },
): Promise<SavedStaff> {
  await tx.deleteFrom('staff_passkeys').where('staff_id', '=', row.id).execute()
  const sealed = sealJson(keys.operatorKey(row.operator_id), aadOf(row.id), { name: next.name, email: next.email })
  return tx
    .updateTable('staff')
    .set({
      sealed,
      roles: [...next.roles],
      status: 'invited',
      password_hash: null,
      totp_sealed: null,
      totp_pending: null,
      totp_last_step: null,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Name and address of a member of staff. @throws SealBroken */
export function openNames(keys: Keys, row: Pick<SavedStaff, 'id' | 'operator_id' | 'sealed'>): StaffNames {
  return openJson<StaffNames>(keys.operatorKey(row.operator_id), aadOf(row.id), row.sealed)
}

/** A member of staff of the operator, or null. */
export async function findStaff(db: Db | Tx, operatorId: string, id: string): Promise<SavedStaff | null> {
  return (await db.selectFrom('staff').selectAll().where('id', '=', id).where('operator_id', '=', operatorId).executeTakeFirst()) ?? null
}

/** The row, held until the transaction ends. */
export async function lockStaff(tx: Tx, operatorId: string, id: string): Promise<SavedStaff | null> {
  return (
    (await tx.selectFrom('staff').selectAll().where('id', '=', id).where('operator_id', '=', operatorId).forUpdate().executeTakeFirst()) ??
    null
  )
}

/** A member of staff by address, or null. */
export async function findStaffByEmail(db: Db | Tx, keys: Keys, operatorId: string, email: string): Promise<SavedStaff | null> {
  const index = staffEmailIndex(keys, operatorId, email)
  return (
    (await db.selectFrom('staff').selectAll().where('operator_id', '=', operatorId).where('email_index', '=', index).executeTakeFirst()) ??
    null
  )
}

/** The whole team, oldest first, each with the number of passkeys. */
export async function listTeam(db: Db | Tx, operatorId: string): Promise<(SavedStaff & { passkeys: number })[]> {
  return db
    .selectFrom('staff')
    .selectAll()
    .select((e) =>
      e
        .selectFrom('staff_passkeys')
        .whereRef('staff_id', '=', 'staff.id')
        .select(sql<number>`count(*)::int`.as('n'))
        .$asScalar()
        .$notNull()
        .as('passkeys'),
    )
    .where('operator_id', '=', operatorId)
    .orderBy('id')
    .execute()
}

/** Active members with the admin role, held in one order until the transaction ends, so that two admins cannot close each other. */
export async function lockAdmins(tx: Tx, operatorId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('staff')
    .select('id')
    .where('operator_id', '=', operatorId)
    .where('status', '=', 'active')
    .where(sql<boolean>`'admin' = any(roles)`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/** Whether anybody of the operator's staff has enrolled. */
export async function hasActiveStaff(db: Db | Tx, operatorId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('staff')
      .select('id')
      .where('operator_id', '=', operatorId)
      .where('status', '=', 'active')
      .limit(1)
      .executeTakeFirst()) !== undefined
  )
}

/** Somebody invited has enrolled. A closed account stays closed. */
export async function activateStaff(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('staff').set({ status: 'active' }).where('id', '=', id).where('status', '=', 'invited').execute()
}

/** Closes an account and destroys what it signed in with. */
export async function closeStaffRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('staff_passkeys').where('staff_id', '=', id).execute()
  await tx
    .updateTable('staff')
    .set({ status: 'closed', password_hash: null, totp_sealed: null, totp_pending: null })
    .where('id', '=', id)
    .execute()
}
