// Gives or changes an e-mail address or phone number; it takes effect once its code comes back.
import type { Account, CodeSent } from '#contract/account.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { claimContact, contactIndex, findSubscriber, isConfirmed, normalContact, openContacts } from '#store/accounts.ts'
import { consumeCode, deleteCodeFlow, deleteContactFlows, findContactFlow } from '#store/codes.ts'
import { subjectKey } from '#store/subject-keys.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { beginCodes, openAsked, resendCode } from './begin-codes.ts'
import { channelOf } from './channel-of.ts'
import { checkCode } from './check-code.ts'
import { takeSendingPoints } from './limits.ts'
import { openSession } from './open-session.ts'
import { putConfirmed } from './put-confirmed.ts'
import { viewAccount } from './view-account.ts'

/**
 * `PUT /v1/account/contacts/{channel}`. Asked again for the same contact, it sends another code in the same conversation.
 * A session that came by a link may confirm what is on file, and give a contact only where nobody could sign in yet.
 */
export async function setContact(
  house: House,
  actor: ActorOf<'subscriber'>,
  { params: { channel }, body }: Pick<RouteInput<Routes['setContact']>, 'params' | 'body'>,
): Promise<Outcome<CodeSent>> {
  const { db, keys } = house.store
  const operatorId = house.operator.id
  if (body.value !== undefined && channelOf(body.value) !== channel) {
    return refuse('body_not_valid', [
      { at: 'value', code: 'other_channel', text: channel === 'email' ? 'Give an e-mail address' : 'Give a phone number' },
    ])
  }
  const row = await findSubscriber(db, operatorId, actor.id)
  if (!row) return refuse('not_signed_in')
  const onFile = openContacts(await subjectKey(db, keys, row.id), row)[channel]
  const pending = await findContactFlow(db, operatorId, row.id, channel, house.now())
  const asked = pending ? openAsked(house, pending).contacts[channel] : undefined
  const value = body.value ?? asked ?? onFile
  if (value === undefined) return refuse('not_found')
  const same = (other: string | undefined): boolean =>
    other !== undefined && normalContact(channel, other) === normalContact(channel, value)
  if (actor.onlyRegistration !== null && !same(onFile)) {
    const known = row.password_hash !== null || isConfirmed(row, 'email') || isConfirmed(row, 'phone')
    if (known) return refuse('not_allowed')
  }
  if (pending && same(asked)) {
    const sent = await resendCode(house, actor.address, { purpose: 'contact', flowId: pending.id, channel })
    // Out of tries or sendings: a new conversation begins, within the limits of the contact.
    if (!('ok' in sent)) return done(sent)
    if (sent.problem !== 'code_expired') return sent
  }
  const limited = await takeSendingPoints(house, actor.address, channel, value)
  if (limited) return limited
  const begun = await house.store.transaction(async (tx) => {
    await deleteContactFlows(tx, row.id, channel)
    return beginCodes(house, tx, {
      purpose: 'contact',
      subscriberId: row.id,
      asked: { contacts: { [channel]: value }, locale: row.locale, passwordHash: null },
    })
  })
  const sent = begun.sent[0]
  if (!sent) throw new Error('a conversation began without a code')
  return done(sent)
}

/**
 * `POST /v1/account/contacts/{channel}/confirm`.
 * Who came by a link has now proved what signing in by code proves, and gets a session of the whole account in its place.
 */
export async function confirmContact(
  house: House,
  actor: ActorOf<'subscriber'>,
  { params: { channel }, body }: Pick<RouteInput<Routes['confirmContact']>, 'params' | 'body'>,
): Promise<Outcome<Account>> {
  const operatorId = house.operator.id
  const pending = await findContactFlow(house.store.db, operatorId, actor.id, channel, house.now())
  if (!pending) return refuse('code_expired')
  const right = await checkCode(house, actor.address, { purpose: 'contact', flowId: pending.id, channel, code: body.code })
  if (!right.ok) return right
  return house.store.transaction(async (tx): Promise<Outcome<Account>> => {
    const at = house.now()
    const flow = await consumeCode(tx, right.flowId, channel, right.codeHash, at)
    if (!flow) return refuse('code_expired')
    const value = openAsked(house, flow).contacts[channel]
    if (value === undefined) throw new Error('a code was sent for a contact that was not asked for')
    await deleteCodeFlow(tx, flow.id)
    const index = contactIndex(house.store.keys, operatorId, channel, value)
    const holder = await claimContact(tx, { operatorId, channel, index, subscriberId: actor.id, at })
    if (holder !== actor.id) return refuse('contact_taken')
    await putConfirmed(house, tx, actor.id, { channel, value, index })
    if (actor.onlyRegistration === null) return done(await viewAccount(house, tx, actor.id))
    const session = await openSession(house, tx, actor, { kind: 'subscriber', personId: actor.id, openedBy: 'code' })
    return session ? done(await viewAccount(house, tx, actor.id), session) : refuse('not_signed_in')
  })
}
