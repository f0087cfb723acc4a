// Standard Webhooks 1.0: symmetric signatures over `id.timestamp.body`, one for each secret in use.
import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

/** A new secret, `whsec_` and 32 random bytes in base64 (Standard Webhooks asks for 24 to 64). */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64')
}

/** The key inside a secret. Throws on one that is too short to be of ours: an empty key would sign for everybody. */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64')
  if (key.length < 24) throw new Error('a webhook secret has at least 24 bytes')
  return key
}

export type Signed = {
  /** The message's id, the same at every try: receivers drop what they have seen. */
  readonly id: string
  /** Seconds since 1970, of this try; receivers refuse what is 5 minutes off. */
  readonly timestamp: number
  /** Exactly the bytes that are posted. */
  readonly body: string
  /** More than one while rotating, the newest first. */
  readonly secrets: readonly string[]
}

/** The three headers. Throws without a secret. */
export function signWebhook({ id, timestamp, body, secrets }: Signed): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  if (secrets.length === 0) throw new Error('a webhook is not sent unsigned')
  // A full stop in the id would let one signature stand for another split of id and time.
  if (!/^[\w-]+$/.test(id)) throw new Error('a webhook id has letters, digits, - and _ only')
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') }
}
