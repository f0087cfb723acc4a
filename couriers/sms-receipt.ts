// Reads a delivery receipt: what became of an SMS after the SMSC took it.
import type { Pdu } from 'smpp'

export type SmsReceipt = {
  /** As in the `ref` of the SMS (one of them, where it went in parts). */
  readonly ref: string
  readonly state: 'delivered' | 'failed' | 'pending'
}

/** SMPP 3.4 5.2.28 by number, and appendix B by word. */
const STATES: Readonly<Record<string, SmsReceipt['state']>> = {
  1: 'pending', 2: 'delivered', 3: 'failed', 4: 'failed', 5: 'failed', 6: 'pending', 7: 'failed', 8: 'failed',
  ENROUTE: 'pending', DELIVRD: 'delivered', EXPIRED: 'failed', DELETED: 'failed', UNDELIV: 'failed', ACCEPTD: 'pending', UNKNOWN: 'failed', REJECTD: 'failed',
}

/** The text of a deliver_sm, whichever way the package decoded it. */
function textOf(pdu: Pdu): string {
  const held = pdu['short_message']
  const message = typeof held === 'object' && held !== null && 'message' in held ? held.message : held
  return typeof message === 'string' ? message : Buffer.isBuffer(message) ? message.toString('latin1') : ''
}

/** The receipt in a deliver_sm; null where it is none (esm_class 0x04, SMPP 3.4 5.2.12) or says nothing we know. */
export function readReceipt(pdu: Pdu): SmsReceipt | null {
  if ((Number(pdu['esm_class']) & 0x3c) !== 0x04) return null
  const text = textOf(pdu)
  const ref = pdu['receipted_message_id'] ?? /\bid:([^\s]+)/i.exec(text)?.[1]
  const told = pdu['message_state']
  const state = STATES[typeof told === 'number' ? told : (/\bstat:([A-Z]+)/i.exec(text)?.[1] ?? '').toUpperCase()]
  return typeof ref === 'string' && state !== undefined ? { ref, state } : null
}
