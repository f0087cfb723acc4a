// Begins an account: the password is hashed, codes go to e-mail and phone. Whether an account exists is not looked up here.
import type { CodeFlow, CodeSent } from '#contract/account.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { passwordFault } from '#core/password-rule.ts'
import { hashPassword } from '#store/password-hash.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { beginCodes, resendCode } from './begin-codes.ts'
import { takeSendingPoints } from './limits.ts'

/** `POST /v1/sign-ups`. The work and the answer are the same for known and unknown contacts. */
export async function startSignUp(
  house: House,
  actor: Actor,
  { body }: Pick<RouteInput<Routes['startSignUp']>, 'body'>,
): Promise<Outcome<CodeFlow>> {
  const { email, phone, password, locale } = body
  const fault = passwordFault(password, { email, phone })
  if (fault) return refuse('password_too_weak', [{ at: 'password', code: fault, text: 'Choose a longer or less common one' }])
  for (const [channel, value] of [
    ['email', email],
    ['phone', phone],
  ] as const) {
    const limited = await takeSendingPoints(house, actor.address, channel, value)
    if (limited) return limited
  }
  const asked = { contacts: { email, phone }, locale, passwordHash: await hashPassword(password) }
  return done(await house.store.transaction((tx) => beginCodes(house, tx, { purpose: 'sign_up', subscriberId: null, asked })))
}

/** `POST /v1/sign-ups/{id}/resend`. */
export async function resendSignUp(
  house: House,
  actor: Actor,
  { params, body }: Pick<RouteInput<Routes['resendSignUp']>, 'params' | 'body'>,
): Promise<Outcome<CodeSent>> {
  const sent = await resendCode(house, actor.address, { purpose: 'sign_up', flowId: params.id, channel: body.channel })
  return 'ok' in sent ? sent : done(sent)
}
