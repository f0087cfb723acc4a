// Confirms one contact of a sign-up. The first one opens the account; a contact that has an account already signs in to that one.
import type { Confirmed } from '#contract/account.ts'
import { refuse, type Refusal } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { claimContact, contactIndex, insertSubscriber } from '#store/accounts.ts'
import { consumeCode, deleteCodeFlow, setFlowSubscriber, type SavedCodeFlow } from '#store/codes.ts'
import { appendEvent } from '#store/events.ts'
import type { Tx } from '#store/schema.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { openAsked, type Asked } from './begin-codes.ts'
import { checkCode, type RightCode } from './check-code.ts'
import { mayEnter } from './may-enter.ts'
import { openSession } from './open-session.ts'
import { putConfirmed } from './put-confirmed.ts'
import { viewAccount } from './view-account.ts'

const SUBSCRIBER = { kind: 'subscriber', mustEnrol: false } as const

/** `POST /v1/sign-ups/{id}/confirm`. */
export async function confirmSignUp(
  house: House,
  actor: Actor,
  { params, body }: Pick<RouteInput<Routes['confirmSignUp']>, 'params' | 'body'>,
): Promise<Outcome<Confirmed>> {
  const right = await checkCode(house, actor.address, { purpose: 'sign_up', flowId: params.id, channel: body.channel, code: body.code })
  if (!right.ok) return right
  return house.store.transaction(async (tx): Promise<Outcome<Confirmed>> => {
    const flow = await consumeCode(tx, right.flowId, right.channel, right.codeHash, house.now())
    if (!flow) return refuse('code_expired')
    // The gate is shut for the account this flow opened: nothing more is said than to a wrong guess.
    if (flow.subscriber_id && !(await mayEnter(tx, { ...SUBSCRIBER, operatorId: house.operator.id, personId: flow.subscriber_id })))
      return refuse('code_wrong')
    const subscriberId = await settle(house, tx, flow, right)
    if (typeof subscriberId !== 'string') return subscriberId
    const signedIn = actor.kind === 'subscriber' && actor.id === subscriberId && actor.onlyRegistration === null
    const session = signedIn
      ? undefined
      : await openSession(house, tx, actor, { kind: 'subscriber', personId: subscriberId, openedBy: 'code' })
    if (session === null) return refuse('code_wrong')
    const account = await viewAccount(house, tx, subscriberId)
    const confirmed = account.contacts.filter((contact) => contact.confirmed).map((contact) => contact.channel)
    return done({ confirmed, account }, session)
  })
}

/** Whose the contact is from now on: a new account's, the account's this flow has opened, or that of the one who held it. */
async function settle(house: House, tx: Tx, flow: SavedCodeFlow, { channel }: RightCode): Promise<string | Refusal> {
  const operatorId = house.operator.id
  const at = house.now()
  const asked = openAsked(house, flow)
  const value = asked.contacts[channel]
  if (value === undefined) throw new Error('a code was sent for a contact that was not asked for')
  const index = contactIndex(house.store.keys, operatorId, channel, value)
  const subscriberId = flow.subscriber_id ?? house.newId()
  const holder = await claimContact(tx, { operatorId, channel, index, subscriberId, at })
  if (holder !== subscriberId) {
    if (flow.subscriber_id) return refuse('contact_taken')
    await deleteCodeFlow(tx, flow.id)
    return holder
  }
  if (!flow.subscriber_id) await openAccount(house, tx, flow, subscriberId, asked)
  await putConfirmed(house, tx, subscriberId, { channel, value, index })
  return subscriberId
}

async function openAccount(house: House, tx: Tx, flow: SavedCodeFlow, id: string, asked: Asked): Promise<void> {
  const at = house.now()
  const operatorId = house.operator.id
  const { locale, contacts, passwordHash } = asked
  await insertSubscriber(tx, house.store.keys, { id, operatorId, locale, externalRef: null, contacts, passwordHash, at })
  await setFlowSubscriber(tx, flow.id, id)
  await appendEvent(tx, {
    subscriberId: id,
    operatorId,
    registrationId: null,
    type: 'account.opened',
    at,
    actor: 'subscriber',
    actorId: id,
    data: {},
  })
}
