// Sets a password. What was proved when the session was opened decides whether the old one is asked for.
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { passwordFault } from '#core/password-rule.ts'
import { findSubscriber, openContacts, setPasswordHash } from '#store/accounts.ts'
import { appendEvent } from '#store/events.ts'
import { hashPassword, passwordMatches } from '#store/password-hash.ts'
import { deleteSessionsOf, findSession } from '#store/sessions.ts'
import { subjectKey } from '#store/subject-keys.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { networkOf, takePoints } from './limits.ts'
import { openSession } from './open-session.ts'

/**
 * `PUT /v1/account/password`. A session opened by code needs no old password: the contact was proved, as when a password is forgotten.
 * All other sessions end, this one gets a new id. `not_allowed` for a session that came by a link.
 */
export async function setPassword(
  house: House,
  actor: ActorOf<'subscriber'>,
  { body }: Pick<RouteInput<Routes['setPassword']>, 'body'>,
): Promise<Outcome<null>> {
  const { db, keys } = house.store
  const operatorId = house.operator.id
  const session = await findSession(db, operatorId, actor.sessionHash, house.now())
  const row = await findSubscriber(db, operatorId, actor.id)
  if (!session || !row) return refuse('not_signed_in')
  if (session.only_registration !== null || session.opened_by === 'link') return refuse('not_allowed')
  if (row.password_hash !== null && session.opened_by !== 'code') {
    const limited = await takePoints(house, [
      ['password_from_address', networkOf(actor.address)],
      ['password_for_identity', row.id],
    ])
    if (limited) return limited
    if (!(await passwordMatches(body.old_password ?? '', row.password_hash))) return refuse('wrong_credentials')
  }
  const contacts = openContacts(await subjectKey(db, keys, row.id), row)
  const fault = passwordFault(body.password, contacts)
  if (fault) return refuse('password_too_weak', [{ at: 'password', code: fault, text: 'Choose a longer or less common one' }])

  const hash = await hashPassword(body.password)
  return house.store.transaction(async (tx): Promise<Outcome<null>> => {
    await setPasswordHash(tx, row.id, hash)
    await appendEvent(tx, {
      subscriberId: row.id,
      operatorId,
      registrationId: null,
      type: 'password.set',
      at: house.now(),
      actor: 'subscriber',
      actorId: row.id,
      data: {},
    })
    await deleteSessionsOf(tx, 'subscriber', row.id)
    const next = await openSession(house, tx, actor, { kind: 'subscriber', personId: row.id, openedBy: 'password' })
    return next ? done(null, next) : refuse('not_signed_in')
  })
}
