// One bound connection to an SMSC (SMPP 3.4): bound when first needed, kept alive, bound again after it broke.
import smpp from 'smpp'
import type { Pdu, Session } from 'smpp'

/** What the SMSC answered, or why it did not. */
type LinkAnswer = { readonly ok: true; readonly answer: Pdu } | { readonly ok: false; readonly detail: string }
export type SmppLink = {
  /** Sends one PDU over the bound connection and waits for its answer. Never throws for what the peer does. */
  ask(command: string, fields: Record<string, unknown>): Promise<LinkAnswer>
  close(): Promise<void>
}
export type LinkOptions = {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly systemId: string
  readonly password: string
  /** Milliseconds to wait for a connection or an answer (session_init and response timer of SMPP 3.4 7.2). */
  readonly timeout: number
  /** Milliseconds between enquire_link. */
  readonly enquireEvery: number
  /** PDUs under way at once; further ones wait. */
  readonly window: number
  /** A message from the SMSC, already answered: receipts. */
  readonly onDelivery: (pdu: Pdu) => void
}

const SMPP_3_4 = 0x34
/** What an SMSC may ask of us; `unknown` is answered by generic_nack. */
const ANSWERED = new Set(['deliver_sm', 'data_sm', 'enquire_link', 'unbind', 'unknown'])

export function createSmppLink(options: LinkOptions): SmppLink {
  let bound: Promise<Session | string> | null = null
  let over = false
  let underWay = 0
  const waiting: (() => void)[] = []

  /** Binds if need be; many callers share one attempt. A text instead of a session says why there is none. */
  function session(): Promise<Session | string> {
    if (bound) return bound
    const attempt: Promise<Session | string> = bind(options, () => {
      if (bound === attempt) bound = null
    })
    bound = attempt
    return attempt
  }

  async function ask(command: string, fields: Record<string, unknown>): Promise<LinkAnswer> {
    if (underWay >= options.window) await new Promise<void>((go) => waiting.push(go))
    else underWay += 1
    try {
      const to = over ? 'closed' : await session()
      return typeof to === 'string' ? { ok: false, detail: to } : await exchange(to, command, fields, options.timeout)
    } finally {
      // The place goes to who waits longest, or is free again.
      const next = waiting.shift()
      if (next) next()
      else underWay -= 1
    }
  }

  return {
    ask,
    async close() {
      over = true
      const to = await bound
      if (!to || typeof to === 'string') return
      await exchange(to, 'unbind', {}, options.timeout)
      await new Promise<void>((done) => (to.socket.destroyed ? done() : to.destroy(done)))
    },
  }
}

/** Sends one PDU; the answer, or `timeout` or `closed`. The package itself never gives up on an answer. */
function exchange(session: Session, command: string, fields: Record<string, unknown>, timeout: number): Promise<LinkAnswer> {
  return new Promise((settle) => {
    const end = (answer: LinkAnswer) => {
      clearTimeout(timer)
      session.off('close', closed)
      settle(answer)
    }
    const closed = () => end({ ok: false, detail: 'closed' })
    const timer = setTimeout(() => end({ ok: false, detail: 'timeout' }), timeout)
    session.on('close', closed)
    const went = session.send(new smpp.PDU(command, fields), (answer) => end({ ok: true, answer }))
    if (!went) closed()
  })
}

/** Connects and binds as transceiver. `ended` is called once the connection is gone or the bind failed: the next caller starts anew. */
async function bind(options: LinkOptions, ended: () => void): Promise<Session | string> {
  const { host, port, tls, systemId, password, timeout } = options
  const session = smpp.connect({ host, port, tls })
  // Each way to fail ends in close; an error without a listener would end the process.
  session.on('error', () => session.destroy())
  session.on('close', ended)
  // One listener for each PDU under way, and ours.
  session.setMaxListeners(options.window + 10)
  // Each PDU at once: waiting to fill packets (Nagle) holds back the second message until the first is acknowledged.
  session.socket.setNoDelay(true)
  const timer = setTimeout(() => session.destroy(), timeout)
  const connected = await new Promise<boolean>((done) => {
    session.once(tls ? 'secureConnect' : 'connect', () => done(true))
    session.once('close', () => done(false))
  })
  clearTimeout(timer)
  if (!connected) return 'not connected'
  const sent = await exchange(session, 'bind_transceiver', { system_id: systemId, password, interface_version: SMPP_3_4 }, timeout)
  if (!sent.ok || sent.answer.command_status !== 0) {
    session.destroy()
    return sent.ok ? `bind 0x${sent.answer.command_status.toString(16)}` : `bind ${sent.detail}`
  }
  serve(session, options)
  return session
}

/** Answers what the SMSC asks, and asks it whether it is still there. */
function serve(session: Session, { enquireEvery, timeout, onDelivery }: LinkOptions): void {
  session.on('pdu', (pdu: Pdu) => {
    // Only what has an answer is answered: the package throws on making one for alert_notification or outbind.
    if (!ANSWERED.has(pdu.command)) return
    session.send(pdu.response())
    if (pdu.command === 'deliver_sm') onDelivery(pdu)
    if (pdu.command === 'unbind') session.close()
  })
  const beat = setInterval(() => {
    void exchange(session, 'enquire_link', {}, timeout).then((sent) => {
      // Half open: the peer is gone without a word.
      if (!sent.ok) session.destroy()
    })
  }, enquireEvery)
  session.once('close', () => clearInterval(beat))
}
