// Signs a subscriber in by password. An unknown identity costs the same work and gets the same answer as a wrong password.
import type { Account } from '#contract/account.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { contactIndex, findHolder, findSubscriber, normalContact } from '#store/accounts.ts'
import { passwordMatches } from '#store/password-hash.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { channelOf } from './channel-of.ts'
import { networkOf, takePoints } from './limits.ts'
import { openSession } from './open-session.ts'
import { viewAccount } from './view-account.ts'

/** `POST /v1/sessions`. Tries are counted per identity and per address before anything is compared. */
export async function signIn(house: House, actor: Actor, { body }: Pick<RouteInput<Routes['signIn']>, 'body'>): Promise<Outcome<Account>> {
  const channel = channelOf(body.identifier)
  const identity = `${channel}/${normalContact(channel, body.identifier)}`
  const limited = await takePoints(house, [
    ['password_from_address', networkOf(actor.address)],
    ['password_for_identity', identity],
    ['password_for_identity_a_day', identity],
  ])
  if (limited) return limited

  const { db, keys } = house.store
  const operatorId = house.operator.id
  const holderId = await findHolder(db, operatorId, channel, contactIndex(keys, operatorId, channel, body.identifier))
  const row = holderId ? await findSubscriber(db, operatorId, holderId) : null
  const right = await passwordMatches(body.password, row?.password_hash ?? null)
  if (!row || !right) return refuse('wrong_credentials')
  return house.store.transaction(async (tx): Promise<Outcome<Account>> => {
    const session = await openSession(house, tx, actor, { kind: 'subscriber', personId: row.id, openedBy: 'password' })
    return session ? done(await viewAccount(house, tx, row.id), session) : refuse('wrong_credentials')
  })
}
