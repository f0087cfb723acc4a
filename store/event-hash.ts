// The hash of one event in the chain of its subscriber: SHA-256 over a canonical JSON of the event and the hash before it.
import { createHash } from 'node:crypto'

export type HashedEvent = {
  subscriberId: string; seq: number; operatorId: string; registrationId: string | null; type: string; at: Date; actor: string
  actorId: string | null; data: Record<string, unknown>
}

/** Before the first event stand 32 zero bytes. */
export const FIRST_HASH = Buffer.alloc(32)

/** JSON with the names of every object in order, so that the database may store it in any (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  const ordered = (_: string, part: unknown): unknown =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  return JSON.stringify(value, ordered)
}

/** The hash, 32 bytes. `version` stands inside, so that a later form can be told apart. */
export function hashEvent(event: HashedEvent, previous: Buffer): Buffer {
  const text = canonicalJson({ version: 1, ...event, at: event.at.toISOString(), previous: previous.toString('hex') })
  return createHash('sha256').update(text).digest()
}
