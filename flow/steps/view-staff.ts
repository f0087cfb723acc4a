// A member of staff and a session of one, as the console sees them.
import type { Staff, StaffSession } from '#contract/review.ts'
import { listPasskeys } from '#store/passkeys.ts'
import type { Db, Tx } from '#store/schema.ts'
import { findStaff, openNames, type SavedStaff } from '#store/staff.ts'
import type { House } from '../house.ts'

/** The answer for one member of staff. */
export function viewStaff(house: House, row: SavedStaff, passkeys: number): Staff {
  const { name, email } = openNames(house.store.keys, row)
  return {
    id: row.id,
    name,
    email,
    roles: row.roles,
    passkeys,
    has_password: row.password_hash !== null,
    has_totp: row.totp_sealed !== null,
    status: row.status,
  }
}

/** Who is signed in, read fresh. */
export async function viewStaffSession(house: House, db: Db | Tx, staffId: string, mustEnrol: boolean): Promise<StaffSession> {
  const row = await findStaff(db, house.operator.id, staffId)
  if (!row) throw new Error('a staff session stands without its person')
  return { staff: viewStaff(house, row, (await listPasskeys(db, row.id)).length), must_enrol: mustEnrol, operator: house.operator.name }
}
