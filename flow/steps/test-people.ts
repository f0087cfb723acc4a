// For tests: people who sign up and in by the real steps, and the callers they are.
import assert from 'node:assert/strict'
import type { CodeFlow } from '#contract/account.ts'
import type { Channel } from '#contract/words.ts'
import { insertRegistration } from '#store/registrations.ts'
import type { Actor, ActorOf, Done, House, Outcome } from '../house.ts'
import { codeToSend } from './code-to-send.ts'
import { confirmSignUp } from './confirm-sign-up.ts'
import { actorOfSession } from './sessions.ts'
import { startSignUp } from './sign-up.ts'

let count = 0
/** Somebody at an address of their own (RFC 5737 and 2544 ranges). */
export function somebody(): ActorOf<'anyone'> {
  count += 1
  return { kind: 'anyone', address: `198.18.${Math.floor(count / 250) % 250}.${(count % 250) + 1}` }
}

/** Contacts of a person who does not exist: a reserved domain, a country code nobody has. */
export function contactsOf(name: string): { email: string; phone: string } {
  let digits = 0
  for (const letter of name) digits = (digits * 31 + letter.charCodeAt(0)) % 1_000_000
  return { email: `${name}@person.example`, phone: `+999${String(digits).padStart(6, '0')}000` }
}

/** The outcome, which must be good. */
export function good<T>(outcome: Outcome<T>): Done<T> {
  assert.ok(outcome.ok, `refused: ${outcome.ok ? '' : outcome.problem}`)
  return outcome
}

/** The code on its way to a channel; there must be one. */
export async function codeOf(house: House, flowId: string, channel: Channel): Promise<string> {
  const code = await codeToSend(house, flowId, channel)
  assert.ok(code, `nothing to send to ${channel}`)
  return code.code
}

/** Some other code than the right one. */
export function anotherCode(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))
}

/** The caller a session just opened makes. */
export async function callerBy(house: House, outcome: Done<unknown>, address = '198.51.100.1'): Promise<Actor> {
  assert.ok(outcome.session?.token, 'no session was opened')
  const actor = await actorOfSession(house, outcome.session.kind, outcome.session.token, address)
  assert.ok(actor, 'the session opened is not known')
  return actor
}

/** The same, for a subscriber. */
export async function subscriberBy(house: House, outcome: Done<unknown>): Promise<ActorOf<'subscriber'>> {
  const actor = await callerBy(house, outcome)
  assert.ok(actor.kind === 'subscriber')
  return actor
}

/** The same, for a member of staff. */
export async function staffBy(house: House, outcome: Done<unknown>): Promise<ActorOf<'staff'>> {
  const actor = await callerBy(house, outcome)
  assert.ok(actor.kind === 'staff')
  return actor
}

export const PASSWORD = 'walnut ferry in the rain'

/** Begins a sign-up for a name. */
export async function beginSignUp(house: House, name: string, password = PASSWORD): Promise<CodeFlow> {
  return good(await startSignUp(house, somebody(), { body: { ...contactsOf(name), password, locale: 'en' } })).data
}

/** A person with both contacts confirmed, signed in by code. */
export async function signedUp(house: House, name: string): Promise<ActorOf<'subscriber'>> {
  const flow = await beginSignUp(house, name)
  const first = await confirmSignUp(house, somebody(), {
    params: { id: flow.id },
    body: { channel: 'email', code: await codeOf(house, flow.id, 'email') },
  })
  const actor = await subscriberBy(house, good(first))
  good(
    await confirmSignUp(house, actor, { params: { id: flow.id }, body: { channel: 'phone', code: await codeOf(house, flow.id, 'phone') } }),
  )
  return actor
}

/** A registration just begun, as far as links to one need it. */
export async function draftOf(house: House, subscriberId: string): Promise<string> {
  const id = house.newId()
  const empty = { document_kind: null, issuing_country: null, details_sealed: null, due_at: null, submitted_at: null, decided_at: null }
  const rules = { country: 'UT', policy_version: '1', policy_hash: 'x', checks: '[]', reasons: '[]', redo: [], redo_open: [], line_ids: [] }
  const row = {
    subscriber_id: subscriberId,
    id,
    operator_id: house.operator.id,
    status: 'draft',
    locale: 'en',
    created_at: house.now(),
  } as const
  await house.store.transaction((tx) => insertRegistration(tx, { ...row, ...rules, ...empty }))
  return id
}
