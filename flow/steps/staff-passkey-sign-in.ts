// Signs staff in with a passkey (WebAuthn level 3, 7.2): user verification required, the challenge used once, the counter kept.
import { generateAuthenticationOptions, verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { refuse } from '#contract/problems.ts'
import type { StaffSession } from '#contract/review.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { insertChallenge, takeSignInChallenge } from '#store/challenges.ts'
import { findPasskey, moveCounter } from '#store/passkeys.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { attemptCeremony, CHALLENGE_SECONDS, relyingParty, userHandle } from './ceremony.ts'
import { networkOf, takePoints } from './limits.ts'
import { openSession } from './open-session.ts'
import { secondsAfter } from './seconds-after.ts'
import { viewStaffSession } from './view-staff.ts'

/** `POST /v1/staff/sessions/passkey/options`. No credential is named: who has one is nobody's business. */
export async function passkeySignInOptions(house: House, actor: Actor): Promise<Outcome<{ id: string; options: Record<string, unknown> }>> {
  const limited = await takePoints(house, [['staff_from_address', networkOf(actor.address)]])
  if (limited) return limited
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(house).id,
    userVerification: 'required',
    timeout: CHALLENGE_SECONDS * 1000,
  })
  const id = house.newId()
  await insertChallenge(house.store.db, {
    id,
    operator_id: house.operator.id,
    staff_id: null,
    challenge: options.challenge,
    purpose: 'sign_in',
    ends_at: secondsAfter(house.now(), CHALLENGE_SECONDS),
  })
  return done({ id, options: { ...options } })
}

/** `POST /v1/staff/sessions/passkey`. */
export async function signInByPasskey(
  house: House,
  actor: Actor,
  { body }: Pick<RouteInput<Routes['signInByPasskey']>, 'body'>,
): Promise<Outcome<StaffSession>> {
  const limited = await takePoints(house, [['staff_from_address', networkOf(actor.address)]])
  if (limited) return limited
  const { db } = house.store
  const operatorId = house.operator.id
  const expectedChallenge = await takeSignInChallenge(db, { operatorId, id: body.id, at: house.now() })
  if (expectedChallenge === null) return refuse('passkey_not_accepted')
  const response = body.answer as unknown as AuthenticationResponseJSON
  const passkey = typeof response.id === 'string' ? await findPasskey(db, operatorId, response.id) : null
  if (!passkey) return refuse('passkey_not_accepted')
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(house)
  const credential = { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: Number(passkey.counter) }
  const verdict = await attemptCeremony(house, 'sign_in', () =>
    verifyAuthenticationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID, credential, requireUserVerification: true }),
  )
  if (!verdict?.verified) return refuse('passkey_not_accepted')
  // 7.2 step 6: nobody was named before, so the passkey itself must say whose it is.
  if (response.response.userHandle !== Buffer.from(userHandle(passkey.staff_id)).toString('base64url'))
    return refuse('passkey_not_accepted')

  return house.store.transaction(async (tx): Promise<Outcome<StaffSession>> => {
    if (!(await moveCounter(tx, passkey.credential_id, passkey.counter, verdict.authenticationInfo.newCounter)))
      return refuse('passkey_not_accepted')
    const session = await openSession(house, tx, actor, { kind: 'staff', personId: passkey.staff_id, openedBy: 'passkey' })
    return session ? done(await viewStaffSession(house, tx, passkey.staff_id, false), session) : refuse('passkey_not_accepted')
  })
}
