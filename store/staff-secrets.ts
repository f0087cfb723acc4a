// What staff sign in with besides passkeys: the password's hash and the TOTP secret, sealed under the operator's key.
import type { Keys } from './keys.ts'
import type { Db, Tx } from './schema.ts'
import { openBytes, sealBytes } from './seal.ts'
import type { SavedStaff } from './staff.ts'

const aadOf = (staffId: string): string => `staff/${staffId}/totp`

/** Puts a TOTP secret beside the one in force, until a right code proves that it was taken over. */
export async function setPendingTotp(tx: Tx, keys: Keys, row: SavedStaff, secret: Uint8Array): Promise<void> {
  const sealed = sealBytes(keys.operatorKey(row.operator_id), aadOf(row.id), secret)
  await tx.updateTable('staff').set({ totp_pending: sealed }).where('id', '=', row.id).execute()
}

/** Opens a TOTP secret. @throws SealBroken */
export function openTotp(keys: Keys, row: SavedStaff, sealed: Uint8Array): Buffer {
  return openBytes(keys.operatorKey(row.operator_id), aadOf(row.id), sealed)
}

/** Puts the password in force, and with it the pending TOTP secret if there is one. */
export async function setStaffSecrets(tx: Tx, row: SavedStaff, passwordHash: string, totpStep: number): Promise<void> {
  await tx
    .updateTable('staff')
    .set({
      password_hash: passwordHash,
      totp_sealed: row.totp_pending ?? row.totp_sealed,
      totp_pending: null,
      totp_last_step: String(totpStep),
    })
    .where('id', '=', row.id)
    .execute()
}

/** Uses up a time step: false when it, or a later one, was used before (RFC 6238 5.2). */
export async function takeTotpStep(db: Db | Tx, id: string, step: number): Promise<boolean> {
  const row = await db
    .updateTable('staff')
    .set({ totp_last_step: String(step) })
    .where('id', '=', id)
    .where((e) => e.or([e('totp_last_step', 'is', null), e('totp_last_step', '<', String(step))]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
