// Signs staff in by password and TOTP. Whatever is wrong, the answer is the same, after the same work.
import { refuse } from '#contract/problems.ts'
import type { StaffSession } from '#contract/review.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { passwordMatches } from '#store/password-hash.ts'
import { openTotp, takeTotpStep } from '#store/staff-secrets.ts'
import { findStaffByEmail } from '#store/staff.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { networkOf, takePoints } from './limits.ts'
import { openSession } from './open-session.ts'
import { totpStep } from './totp.ts'
import { viewStaffSession } from './view-staff.ts'

/** `POST /v1/staff/sessions`. A code is taken once (RFC 6238 5.2). */
export async function signInStaff(
  house: House,
  actor: Actor,
  { body }: Pick<RouteInput<Routes['signInStaff']>, 'body'>,
): Promise<Outcome<StaffSession>> {
  const limited = await takePoints(house, [
    ['staff_from_address', networkOf(actor.address)],
    ['staff_for_identity', body.email.normalize('NFC').toLowerCase()],
  ])
  if (limited) return limited
  const { db, keys } = house.store
  const row = await findStaffByEmail(db, keys, house.operator.id, body.email)
  const right = await passwordMatches(body.password, row?.password_hash ?? null)
  if (!row || !right || !row.totp_sealed) return refuse('wrong_credentials')
  const step = totpStep(openTotp(keys, row, row.totp_sealed), body.totp, house.now())
  if (step === null) return refuse('wrong_credentials')
  return house.store.transaction(async (tx): Promise<Outcome<StaffSession>> => {
    if (!(await takeTotpStep(tx, row.id, step))) return refuse('wrong_credentials')
    const session = await openSession(house, tx, actor, { kind: 'staff', personId: row.id, openedBy: 'password' })
    return session ? done(await viewStaffSession(house, tx, row.id, false), session) : refuse('wrong_credentials')
  })
}
