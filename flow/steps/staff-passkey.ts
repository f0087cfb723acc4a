// Enrols a passkey for staff (WebAuthn level 3, 7.1): user verification required, discoverable, one challenge used once.
import { generateRegistrationOptions, verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { refuse } from '#contract/problems.ts'
import type { StaffSession } from '#contract/review.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { insertChallenge, takeEnrolChallenge } from '#store/challenges.ts'
import { insertPasskey, listPasskeys } from '#store/passkeys.ts'
import { findStaff, lockStaff, openNames } from '#store/staff.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { ALGORITHMS, attemptCeremony, CHALLENGE_SECONDS, relyingParty, userHandle } from './ceremony.ts'
import { secondsAfter } from './seconds-after.ts'
import { staffEnrolled } from './staff-enrolled.ts'

/** `POST /v1/staff/passkeys/options`. */
export async function passkeyRegistrationOptions(house: House, actor: ActorOf<'staff'>): Promise<Outcome<Record<string, unknown>>> {
  const { db, keys } = house.store
  const row = await findStaff(db, house.operator.id, actor.id)
  if (!row) return refuse('not_signed_in')
  const { name, email } = openNames(keys, row)
  const known = await listPasskeys(db, row.id)
  const options = await generateRegistrationOptions({
    rpName: house.operator.name,
    rpID: relyingParty(house).id,
    userID: userHandle(row.id),
    userName: email,
    userDisplayName: name,
    timeout: CHALLENGE_SECONDS * 1000,
    attestationType: 'none',
    excludeCredentials: known.map((passkey) => ({ id: passkey.credential_id, transports: passkey.transports })),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await insertChallenge(db, {
    id: house.newId(),
    operator_id: house.operator.id,
    staff_id: row.id,
    challenge: options.challenge,
    purpose: 'enrol',
    ends_at: secondsAfter(house.now(), CHALLENGE_SECONDS),
  })
  return done({ ...options })
}

/** `POST /v1/staff/passkeys`. */
export async function addPasskey(
  house: House,
  actor: ActorOf<'staff'>,
  { body }: Pick<RouteInput<Routes['addPasskey']>, 'body'>,
): Promise<Outcome<StaffSession>> {
  const response = body as unknown as RegistrationResponseJSON
  const challenge = await attemptCeremony(house, 'enrol', async () => decodeClientDataJSON(response.response.clientDataJSON).challenge)
  if (challenge === null) return refuse('passkey_not_accepted')
  const at = house.now()
  if (!(await takeEnrolChallenge(house.store.db, { operatorId: house.operator.id, staffId: actor.id, challenge, at })))
    return refuse('passkey_not_accepted')
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(house)
  const verdict = await attemptCeremony(house, 'enrol', () =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!verdict?.verified) return refuse('passkey_not_accepted')

  const { id, publicKey, counter, transports = [] } = verdict.registrationInfo.credential
  return house.store.transaction(async (tx): Promise<Outcome<StaffSession>> => {
    const row = await lockStaff(tx, house.operator.id, actor.id)
    if (!row || row.status === 'closed') return refuse('not_signed_in')
    const made = await insertPasskey(tx, {
      credential_id: id,
      staff_id: row.id,
      operator_id: house.operator.id,
      public_key: Buffer.from(publicKey),
      counter: String(counter),
      transports: [...transports],
      created_at: at,
    })
    return made ? staffEnrolled(house, tx, actor, 'passkey') : refuse('passkey_not_accepted')
  })
}
