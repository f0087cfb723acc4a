// Password and TOTP of staff, set up together and always used together.
import { refuse } from '#contract/problems.ts'
import type { StaffSession } from '#contract/review.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { passwordFault } from '#core/password-rule.ts'
import { hashPassword } from '#store/password-hash.ts'
import { openTotp, setPendingTotp, setStaffSecrets } from '#store/staff-secrets.ts'
import { findStaff, lockStaff, openNames } from '#store/staff.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { takePoints } from './limits.ts'
import { staffEnrolled } from './staff-enrolled.ts'
import { newTotpSecret, showTotp, totpStep } from './totp.ts'

/**
 * `POST /v1/staff/totp`. The secret takes effect only with a right code (`setStaffPassword`).
 * `not_possible_now` where one is in force already: a stolen session could replace it.
 */
export async function startTotp(house: House, actor: ActorOf<'staff'>): Promise<Outcome<{ uri: string; secret: string }>> {
  const { keys } = house.store
  return house.store.transaction(async (tx): Promise<Outcome<{ uri: string; secret: string }>> => {
    const row = await lockStaff(tx, house.operator.id, actor.id)
    if (!row || row.status === 'closed') return refuse('not_signed_in')
    if (row.totp_sealed) return refuse('not_possible_now')
    const secret = newTotpSecret()
    await setPendingTotp(tx, keys, row, secret)
    return done(showTotp(secret, house.operator.name, openNames(keys, row).email))
  })
}

/** `PUT /v1/staff/password`. The code is of the secret just shown, or of the one in force when only the password changes. */
export async function setStaffPassword(
  house: House,
  actor: ActorOf<'staff'>,
  { body }: Pick<RouteInput<Routes['setStaffPassword']>, 'body'>,
): Promise<Outcome<StaffSession>> {
  const { db, keys } = house.store
  const limited = await takePoints(house, [['staff_for_identity', actor.id]])
  if (limited) return limited
  const known = await findStaff(db, house.operator.id, actor.id)
  if (!known) return refuse('not_signed_in')
  const { email } = openNames(keys, known)
  const fault = passwordFault(body.password, { email })
  if (fault) return refuse('password_too_weak', [{ at: 'password', code: fault, text: 'Choose a longer or less common one' }])
  const hash = await hashPassword(body.password)

  return house.store.transaction(async (tx): Promise<Outcome<StaffSession>> => {
    const row = await lockStaff(tx, house.operator.id, actor.id)
    if (!row || row.status === 'closed') return refuse('not_signed_in')
    const sealed = row.totp_pending ?? row.totp_sealed
    if (!sealed) return refuse('not_possible_now')
    const step = totpStep(openTotp(keys, row, sealed), body.totp, house.now())
    const replayed = !row.totp_pending && row.totp_last_step !== null && step !== null && step <= Number(row.totp_last_step)
    if (step === null || replayed) return refuse('code_wrong')
    await setStaffSecrets(tx, row, hash, step)
    return staffEnrolled(house, tx, actor, 'password')
  })
}
