// Passkeys of staff: public keys and their counters (WebAuthn level 3, 4 credential record).
import type { Insertable, Selectable } from 'kysely'
import type { Db, StaffPasskeyRow, Tx } from './schema.ts'

export type SavedPasskey = Selectable<StaffPasskeyRow>

/** Writes a passkey; false when the credential is known already. */
export async function insertPasskey(tx: Tx, row: Insertable<StaffPasskeyRow>): Promise<boolean> {
  const made = await tx
    .insertInto('staff_passkeys')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('credential_id')
    .executeTakeFirst()
  return made !== undefined
}

/** A passkey by its credential id, or null. */
export async function findPasskey(db: Db | Tx, operatorId: string, credentialId: string): Promise<SavedPasskey | null> {
  const row = await db
    .selectFrom('staff_passkeys')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .where('operator_id', '=', operatorId)
    .executeTakeFirst()
  return row ?? null
}

/** All passkeys of a member of staff. */
export async function listPasskeys(db: Db | Tx, staffId: string): Promise<SavedPasskey[]> {
  return db.selectFrom('staff_passkeys').selectAll().where('staff_id', '=', staffId).orderBy('created_at').execute()
}

/** Moves the counter on: false when another sign-in moved it meanwhile (7.2 step 22), except for keys that do not count. */
export async function moveCounter(tx: Tx, credentialId: string, from: string, to: number): Promise<boolean> {
  const row = await tx
    .updateTable('staff_passkeys')
    .set({ counter: String(to) })
    .where('credential_id', '=', credentialId)
    .where('counter', '=', from)
    .returning('credential_id')
    .executeTakeFirst()
  return row !== undefined
}
