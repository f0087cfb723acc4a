// SMS: over SMPP 3.4, or written to the outbox where no SMSC is named.
import { writeOutbox } from './outbox.ts'
import { digestOf, referenceOf } from './reference.ts'
import type { Sent } from './sent.ts'
import { readReceipt } from './sms-receipt.ts'
import type { SmsReceipt } from './sms-receipt.ts'
import { segmentSms } from './sms-segments.ts'
import { createSmppLink } from './smpp-link.ts'
import type { SmppLink } from './smpp-link.ts'

type Sms = {
  /** Idempotency key: reference numbers are made from it, so a handset joins the parts of a resent message to the same one. */
  readonly key: string
  /** E.164 with the plus sign. */
  readonly to: string
  readonly text: string
}
export type SmsCourier = { send(sms: Sms): Promise<Sent>; close(): Promise<void> }
export type SmsOptions = {
  /**
   * `smpp://systemid:password@host:port`, `ssmpp:` for TLS. `?long=payload` sends long messages whole in message_payload
   * instead of in parts. Absent: the outbox.
   */
  readonly url?: string
  /** Sender: `+49...`, a short code of digits, or up to 11 letters and digits. */
  readonly from: string
  /** Folder. */
  readonly outbox: string
  readonly onReceipt?: (receipt: SmsReceipt) => void
  /** Milliseconds to wait for the SMSC; 10 s. */
  readonly timeout?: number
  /** Milliseconds between enquire_link; 30 s. */
  readonly enquireEvery?: number
}

const E164 = /^\+[1-9]\d{6,14}$/
/**
 * Statuses of SMPP 3.4 5.1.3 that pass: incorrect bind status, system error, queue full, submit failed, throttled, temporary
 * application error. All others are final for this message, 0x0B (destination address) above all.
 */
const PASSING = new Set([0x04, 0x08, 0x14, 0x45, 0x58, 0x64])
/** TON 1 international, 3 network specific, 5 alphanumeric; NPI 1 E.164, 0 unknown (SMPP 3.4 5.2.5, 5.2.6). */
const INTERNATIONAL = { ton: 1, npi: 1 } as const

/** The sender's address as SMPP wants it. Throws on one no network would take. */
function senderOf(from: string): { ton: number; npi: number; address: string } {
  if (E164.test(from)) return { ...INTERNATIONAL, address: from.slice(1) }
  if (/^\d{3,8}$/.test(from)) return { ton: 3, npi: 0, address: from }
  if (/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(from)) return { ton: 5, npi: 0, address: from }
  throw new Error('the sender of SMS is a number with +, a short code, or at most 11 letters and digits')
}

/** Makes the courier; nothing is connected before the first SMS. Throws on a URL or sender that does not parse. */
export function createSmsCourier(options: SmsOptions): SmsCourier {
  senderOf(options.from)
  return options.url === undefined ? writtenSms(options.outbox) : smppSms(new URL(options.url), options)
}

function smppSms(server: URL, options: SmsOptions): SmsCourier {
  if (server.protocol !== 'smpp:' && server.protocol !== 'ssmpp:') throw new Error('the SMSC is named by an smpp: or ssmpp: URL')
  const tls = server.protocol === 'ssmpp:'
  const link = createSmppLink({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (tls ? 3550 : 2775) : Number(server.port),
    tls,
    systemId: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
    timeout: options.timeout ?? 10_000,
    enquireEvery: options.enquireEvery ?? 30_000,
    window: 10,
    onDelivery: (pdu) => {
      const receipt = readReceipt(pdu)
      if (receipt) options.onReceipt?.(receipt)
    },
  })
  const whole = server.searchParams.get('long') === 'payload'
  return {
    async send(sms) {
      if (!E164.test(sms.to)) return { ok: false, retry: false, detail: 'not a number' }
      const refs: string[] = []
      for (const fields of submissions(sms, options.from, whole)) {
        const sent = await submit(link, fields)
        if (!sent.ok) return sent
        refs.push(sent.ref)
      }
      return { ok: true, ref: refs.join(',') }
    },
    close: () => link.close(),
  }
}

/** The submit_sm of each part, all alike but for their text. */
function submissions(sms: Sms, from: string, whole: boolean): Record<string, unknown>[] {
  const sender = senderOf(from)
  const { dataCoding, parts } = segmentSms(sms.text)
  const reference = digestOf(sms.key)
  const fields = {
    source_addr_ton: sender.ton,
    source_addr_npi: sender.npi,
    source_addr: sender.address,
    dest_addr_ton: INTERNATIONAL.ton,
    dest_addr_npi: INTERNATIONAL.npi,
    destination_addr: sms.to.slice(1),
    data_coding: dataCoding,
    registered_delivery: 1,
    user_message_reference: reference.readUInt16BE(0),
  }
  const [first = Buffer.alloc(0)] = parts
  if (parts.length === 1) return [{ ...fields, short_message: first }]
  if (whole) return [{ ...fields, short_message: Buffer.alloc(0), message_payload: Buffer.concat(parts) }]
  return parts.map((part, at) => {
    // 3GPP TS 23.040 9.2.3.24.1: concatenated short messages, 8-bit reference.
    const header = Buffer.from([5, 0, 3, reference.readUInt8(2), parts.length, at + 1])
    return { ...fields, esm_class: 0x40, short_message: Buffer.concat([header, part]) }
  })
}

async function submit(link: SmppLink, fields: Record<string, unknown>): Promise<Sent> {
  const sent = await link.ask('submit_sm', fields)
  if (!sent.ok) return { ok: false, retry: true, detail: `smpp ${sent.detail}` }
  const { command_status: status, message_id: id } = sent.answer
  if (status === 0) return { ok: true, ref: typeof id === 'string' ? id : '' }
  return { ok: false, retry: PASSING.has(status), detail: `smpp 0x${status.toString(16).padStart(2, '0')}` }
}

function writtenSms(outbox: string): SmsCourier {
  return {
    async send(sms) {
      if (!E164.test(sms.to)) return { ok: false, retry: false, detail: 'not a number' }
      const ref = referenceOf(sms.key)
      try {
        await writeOutbox(outbox, { id: ref, at: new Date().toISOString(), channel: 'sms', to: sms.to, text: sms.text })
      } catch (cause) {
        return { ok: false, retry: true, detail: `outbox ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}` }
      }
      return { ok: true, ref }
    },
    async close() {},
  }
}
