// Webhooks: signed, posted once to a checked and pinned address, without following anyone anywhere.
import type { IncomingMessage } from 'node:http'
import { writeOutbox } from './outbox.ts'
import { pinHost, resolveAll } from './pinned-host.ts'
import type { Pinned, Resolve } from './pinned-host.ts'
import { postPinned } from './post-pinned.ts'
import type { Sent } from './sent.ts'
import { signWebhook } from './webhook-signature.ts'

type Webhook = {
  /** The message's id, the same at every try. */
  readonly id: string
  readonly url: string
  /** Secrets in use, the newest first. */
  readonly secrets: readonly string[]
  /** The JSON to post, a `WebhookBody`, as one string. */
  readonly body: string
}
/** `status` is the HTTP status of the endpoint's answer; null where there was none. */
type WebhookSent = Sent & { readonly status: number | null }
export type WebhookCourier = {
  send(webhook: Webhook): Promise<WebhookSent>
  /** Whether an endpoint's URL would be connected to now; for the moment it is set up. */
  check(url: string): Promise<{ readonly ok: boolean }>
}
export type WebhookOptions = {
  /** For development: lets 127.0.0.0/8 and ::1 be posted to. */
  readonly allowLoopback: boolean
  /** Folder: messages are written there and not posted. */
  readonly outbox?: string
  /** Milliseconds for all of one try; 15 s. */
  readonly timeout?: number
  readonly resolve?: Resolve
}

const TIMEOUT = 15_000
/** More of an answer is not read: only its status counts. */
const MOST = 64 * 1024
const failed = (retry: boolean, detail: string, status: number | null = null): WebhookSent => ({ ok: false, retry, detail, status })

/** Makes the courier. */
export function createWebhookCourier({ allowLoopback, outbox, timeout = TIMEOUT, resolve = resolveAll }: WebhookOptions): WebhookCourier {
  const headersOf = (webhook: Webhook) => signWebhook({ ...webhook, timestamp: Math.floor(Date.now() / 1000) })
  const pin = (url: string, signal: AbortSignal) => Promise.race([pinHost(url, { allowLoopback }, resolve), expiry(signal)])
  return {
    async check(url) {
      const pinned = await pin(url, AbortSignal.timeout(timeout))
      return { ok: pinned !== 'late' && pinned.ok }
    },
    async send(webhook) {
      const headers = headersOf(webhook)
      if (outbox !== undefined) return written(outbox, webhook, headers)
      const signal = AbortSignal.timeout(timeout)
      const pinned = await pin(webhook.url, signal)
      if (pinned === 'late') return failed(true, 'timeout')
      // A name that does not resolve may come back; an address that is not allowed is not tried again.
      if (!pinned.ok) return failed(pinned.fault === 'not_resolved', `address ${pinned.fault}`)
      return post(pinned, webhook, headers, signal)
    },
  }
}

const expiry = (signal: AbortSignal): Promise<'late'> => new Promise((done) => signal.addEventListener('abort', () => done('late'), { once: true }))

/** One POST, one connection. Resolves with the status; the rest of the answer is drained and dropped. */
async function post(pinned: Pinned & { ok: true }, webhook: Webhook, headers: Record<string, string>, signal: AbortSignal): Promise<WebhookSent> {
  try {
    const answer = await postPinned(pinned, Buffer.from(webhook.body), { ...headers, 'user-agent': 'Realname webhook' }, signal)
    drain(answer)
    return judge(webhook.id, answer.statusCode ?? 0)
  } catch (cause) {
    if (signal.aborted) return failed(true, 'timeout')
    return failed(true, `connection ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}`)
  }
}

/** Standard Webhooks: 2xx is taken; 410 asks to be left alone; a redirect is not followed but may be mended, as all else. */
function judge(id: string, status: number): WebhookSent {
  if (status >= 200 && status < 300) return { ok: true, ref: id, status }
  return failed(status !== 410, `status ${status}`, status)
}

function drain(answer: IncomingMessage): void {
  let read = 0
  answer.on('data', (chunk: Buffer) => {
    read += chunk.length
    if (read > MOST) answer.destroy()
  })
  // The status is known; that the peer hangs up afterwards changes nothing.
  answer.on('error', () => answer.destroy())
}

/** The written form: what would have been posted, with its headers, under the endpoint's URL. */
async function written(outbox: string, webhook: Webhook, headers: Record<string, string>): Promise<WebhookSent> {
  const text = [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', webhook.body].join('\n')
  try {
    await writeOutbox(outbox, { id: webhook.id, at: new Date().toISOString(), channel: 'webhook', to: webhook.url, text })
  } catch (cause) {
    return failed(true, `outbox ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}`)
  }
  return { ok: true, ref: webhook.id, status: null }
}
