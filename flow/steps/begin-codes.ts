// Begins a conversation of codes, or sends one of its codes again. Nothing here depends on whether an account exists.
import { randomInt } from 'node:crypto'
import type { CodeFlow, CodeSent } from '#contract/account.ts'
import { refuse, type Refusal } from '#contract/problems.ts'
import { CHANNELS, type Channel, type Locale } from '#contract/words.ts'
import { CODE_LIFE_SECONDS, codeFrom, resendAfter, RESEND_AFTER_SECONDS } from '#core/codes.ts'
import type { Contacts } from '#store/accounts.ts'
import { insertCodeFlow, lockLiveCode, MAX_SENDS, replaceCode, type SavedCode, type SavedCodeFlow } from '#store/codes.ts'
import type { CodeFlowRow, Tx } from '#store/schema.ts'
import { openJson, sealJson } from '#store/seal.ts'
import type { House } from '../house.ts'
import { takeSendingPoints } from './limits.ts'
import { secondsAfter } from './seconds-after.ts'
import { masked } from './subscribers.ts'

/** The conversation may go on through several codes. */
const FLOW_SECONDS = 3600

/** What a flow will do once confirmed, as sealed in it. */
export type Asked = { readonly contacts: Contacts; readonly locale: Locale; readonly passwordHash: string | null }

const flowAad = (flowId: string): string => `code-flow/${flowId}`
const codeAad = (flowId: string, channel: Channel, sends: number): string => `code/${flowId}/${channel}/${sends}`

/** What was asked for when the flow began. @throws SealBroken */
export function openAsked(house: House, flow: Pick<SavedCodeFlow, 'id' | 'sealed'>): Asked {
  return openJson<Asked>(house.store.keys.operatorKey(house.operator.id), flowAad(flow.id), flow.sealed)
}

/** The code of one sending. @throws SealBroken */
export function openCode(house: House, flowId: string, channel: Channel, sends: number, sealed: Uint8Array): string {
  return openJson<string>(house.store.keys.operatorKey(house.operator.id), codeAad(flowId, channel, sends), sealed)
}

/** What is kept of a code to compare with: bound to its flow and channel, worthless without the house's keys. */
export function codeTag(house: House, flowId: string, channel: Channel, code: string): Buffer {
  return house.store.keys.tag('code', `${flowId}/${channel}/${code}`)
}

function makeCode(house: House, flowId: string, channel: Channel, sends: number): { hash: Buffer; sealed: Buffer } {
  const code = codeFrom(randomInt(1_000_000))
  const sealed = sealJson(house.store.keys.operatorKey(house.operator.id), codeAad(flowId, channel, sends), code)
  return { hash: codeTag(house, flowId, channel, code), sealed }
}

function sentTo(channel: Channel, value: string, endsAt: Date): CodeSent {
  return { channel, to: masked(channel, value), expires_at: endsAt.toISOString(), resend_after: RESEND_AFTER_SECONDS }
}

/** Writes the flow with a code for each contact and has them sent. */
export async function beginCodes(
  house: House,
  tx: Tx,
  begun: { purpose: CodeFlowRow['purpose']; subscriberId: string | null; asked: Asked },
): Promise<CodeFlow> {
  const at = house.now()
  const id = house.newId()
  const endsAt = secondsAfter(at, CODE_LIFE_SECONDS)
  const channels = CHANNELS.filter((channel) => begun.asked.contacts[channel] !== undefined)
  const codes = channels.map((channel) => {
    const { hash, sealed } = makeCode(house, id, channel, 1)
    return { flow_id: id, channel, code_hash: hash, code_sealed: sealed, sends: 1, sent_at: at, ends_at: endsAt, used_at: null }
  })
  const sealed = sealJson(house.store.keys.operatorKey(house.operator.id), flowAad(id), begun.asked)
  const flow = {
    id,
    operator_id: house.operator.id,
    purpose: begun.purpose,
    subscriber_id: begun.subscriberId,
    sealed,
    created_at: at,
    ends_at: secondsAfter(at, FLOW_SECONDS),
  }
  await insertCodeFlow(tx, flow, codes)
  for (const channel of channels) await house.store.queue.send(tx, 'send_code', { flowId: id, channel })
  return { id, sent: channels.map((channel) => sentTo(channel, begun.asked.contacts[channel] ?? '', endsAt)) }
}

/** Refuses where no other code may be sent now. */
function resendable(live: { code: SavedCode } | null, at: Date): Refusal | null {
  if (!live || live.code.sends >= MAX_SENDS) return refuse('code_expired')
  const wait = resendAfter(live.code.sent_at.toISOString(), at.toISOString())
  return wait > 0 ? { ...refuse('too_many_tries'), retryAfter: wait } : null
}

/**
 * Sends a new code in the place of the one of a channel: after 30 seconds, five times. Tries go on being counted.
 * `code_expired` when the flow is unknown, ended or used up; `too_many_tries` with the seconds to wait when it is too soon.
 */
export async function resendCode(
  house: House,
  address: string,
  asked: { purpose: CodeFlowRow['purpose']; flowId: string; channel: Channel },
): Promise<CodeSent | Refusal> {
  const at = house.now()
  const wanted = { ...asked, operatorId: house.operator.id, at }
  const seen = await lockLiveCode(house.store.db, wanted)
  const early = resendable(seen, at)
  if (early || !seen) return early ?? refuse('code_expired')
  const value = openAsked(house, seen.flow).contacts[asked.channel] ?? ''
  const limited = await takeSendingPoints(house, address, asked.channel, value)
  if (limited) return limited

  return house.store.transaction(async (tx): Promise<CodeSent | Refusal> => {
    const live = await lockLiveCode(tx, wanted)
    const late = resendable(live, at)
    if (late || !live) return late ?? refuse('code_expired')
    const sends = live.code.sends + 1
    const endsAt = secondsAfter(at, CODE_LIFE_SECONDS)
    await replaceCode(tx, live.code, { ...makeCode(house, live.flow.id, asked.channel, sends), sends, at, endsAt })
    await house.store.queue.send(tx, 'send_code', { flowId: live.flow.id, channel: asked.channel })
    return sentTo(asked.channel, value, endsAt)
  })
}
