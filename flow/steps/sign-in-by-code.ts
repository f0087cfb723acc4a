// Signs a subscriber in by a code. A code is made and kept for every identity; only a known one is sent anything.
import type { Account, CodeFlow } from '#contract/account.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { CHANNELS } from '#contract/words.ts'
import { contactIndex, findHolder } from '#store/accounts.ts'
import { consumeCode, deleteCodeFlow, findFlowChannel } from '#store/codes.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { beginCodes, openAsked } from './begin-codes.ts'
import { channelOf } from './channel-of.ts'
import { checkCode } from './check-code.ts'
import { takeSendingPoints } from './limits.ts'
import { openSession } from './open-session.ts'
import { viewAccount } from './view-account.ts'

/** `POST /v1/sign-in-codes`. The work and the answer are the same for known and unknown identities. */
export async function startSignInByCode(
  house: House,
  actor: Actor,
  { body }: Pick<RouteInput<Routes['startSignInByCode']>, 'body'>,
): Promise<Outcome<CodeFlow>> {
  const channel = channelOf(body.identifier)
  const limited = await takeSendingPoints(house, actor.address, channel, body.identifier)
  if (limited) return limited
  const asked = { contacts: { [channel]: body.identifier }, locale: body.locale, passwordHash: null }
  return done(await house.store.transaction((tx) => beginCodes(house, tx, { purpose: 'sign_in', subscriberId: null, asked })))
}

/** `POST /v1/sign-in-codes/{id}/confirm`. */
export async function signInByCode(
  house: House,
  actor: Actor,
  { params, body }: Pick<RouteInput<Routes['signInByCode']>, 'params' | 'body'>,
): Promise<Outcome<Account>> {
  const channel = (await findFlowChannel(house.store.db, house.operator.id, params.id)) ?? CHANNELS[0]
  const right = await checkCode(house, actor.address, { purpose: 'sign_in', flowId: params.id, channel, code: body.code })
  if (!right.ok) return right
  return house.store.transaction(async (tx): Promise<Outcome<Account>> => {
    const flow = await consumeCode(tx, right.flowId, right.channel, right.codeHash, house.now())
    if (!flow) return refuse('code_expired')
    await deleteCodeFlow(tx, flow.id)
    const operatorId = house.operator.id
    const value = openAsked(house, flow).contacts[channel] ?? ''
    const holderId = await findHolder(tx, operatorId, channel, contactIndex(house.store.keys, operatorId, channel, value))
    // A guess that was right though nothing was sent: there is no account, or it may not be entered.
    const session = holderId ? await openSession(house, tx, actor, { kind: 'subscriber', personId: holderId, openedBy: 'code' }) : null
    return holderId && session ? done(await viewAccount(house, tx, holderId), session) : refuse('code_wrong')
  })
}
