// What the sending job needs of a code, and erasing it once it is out of the house.
import type { Channel, Locale } from '#contract/words.ts'
import { contactIndex, findHolder } from '#store/accounts.ts'
import { eraseSealedCode, findUnsentCode } from '#store/codes.ts'
import type { House } from '../house.ts'
import { openAsked, openCode } from './begin-codes.ts'
import { mayEnter } from './may-enter.ts'

export type CodeMessage = 'sign_up_code' | 'sign_up_existing' | 'sign_in_code' | 'contact_code'
export type CodeToSend = {
  readonly channel: Channel
  /** The address or number, in clear: for the courier only. */
  readonly to: string
  readonly locale: Locale
  readonly message: CodeMessage
  readonly code: string
  /** Whole minutes it is still good for. */
  readonly minutes: number
  /** Which sending it is, from 1; for `codeSent`. */
  readonly sends: number
}

/**
 * The message with the code of one channel, or null when there is nothing to send: used, ended, sent, or nobody's (a decoy).
 * Whether an account exists is looked up only here, out of sight of whoever asked for the code.
 */
export async function codeToSend(house: House, flowId: string, channel: Channel): Promise<CodeToSend | null> {
  const { db, keys } = house.store
  const operatorId = house.operator.id
  const at = house.now()
  const found = await findUnsentCode(db, operatorId, flowId, channel, at)
  if (!found?.code_sealed) return null
  const asked = openAsked(house, { id: flowId, sealed: found.sealed })
  const to = asked.contacts[channel]
  if (to === undefined) return null

  const holderId = await findHolder(db, operatorId, channel, contactIndex(keys, operatorId, channel, to))
  const held = holderId !== null && holderId !== found.subscriber_id
  const entrant = held ? await mayEnter(db, { kind: 'subscriber', operatorId, personId: holderId, mustEnrol: false }) : null
  const message = messageFor(found.purpose, held, entrant !== null)
  if (!message) {
    await eraseSealedCode(db, flowId, channel, found.sends)
    return null
  }
  const code = openCode(house, flowId, channel, found.sends, found.code_sealed)
  const minutes = Math.ceil((found.ends_at.getTime() - at.getTime()) / 60_000)
  return { channel, to, locale: asked.locale, message, code, minutes, sends: found.sends }
}

/** `held`: the contact belongs to an account other than the one it is asked for; `open`: which may be entered. */
function messageFor(purpose: 'sign_up' | 'sign_in' | 'contact', held: boolean, open: boolean): CodeMessage | null {
  if (purpose === 'contact') return 'contact_code'
  if (purpose === 'sign_in') return open ? 'sign_in_code' : null
  if (held) return open ? 'sign_up_existing' : null
  return 'sign_up_code'
}

/** Erases the code after its message went out. A newer one of the same channel stays. */
export async function codeSent(house: House, flowId: string, sent: Pick<CodeToSend, 'channel' | 'sends'>): Promise<void> {
  await eraseSealedCode(house.store.db, flowId, sent.channel, sent.sends)
}
