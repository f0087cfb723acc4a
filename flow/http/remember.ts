// Idempotency-Key: the same key and request of the same caller give the same answer, and the effect happens once.
import { createHash } from 'node:crypto'
import type { Actor, House } from '../house.ts'
import { refuse, type Refusal } from '#contract/problems.ts'
import { freeKey, keepAnswer, takeKey } from '#store/idempotency.ts'

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(String(part.length)).update(':').update(part)
  return hash.digest()
}
/** After this long a call that never answered is taken to have died with its process. */
const DEAD_AFTER_MS = 60_000

export type Answer = { status: number; body: string }
export type Memory = { replay: Answer } | { keep(answer: Answer): Promise<void>; forget(): Promise<void> }

/** Looks a key up. Gives the answer kept under it, a way to keep the coming one, or a refusal. */
export async function remember(house: House, actor: Actor, key: string, request: { route: string; url: string; body: string }): Promise<Memory | Refusal> {
  const caller = actor.kind === 'operator' ? 'operator' : actor.kind === 'anyone' ? actor.address : actor.id
  const keyHash = sha256(caller, key)
  const requestHash = sha256(request.route, request.url, request.body)
  const { db } = house.store
  const row = { operatorId: house.operator.id, keyHash, requestHash, at: house.now() }
  let found = await takeKey(db, row)
  if (found && found.status === null && house.now().getTime() - found.created_at.getTime() > DEAD_AFTER_MS) {
    await freeKey(db, row.operatorId, keyHash)
    found = await takeKey(db, row)
  }
  if (!found) {
    return {
      keep: (answer) => keepAnswer(db, row.operatorId, keyHash, answer),
      forget: () => freeKey(db, row.operatorId, keyHash),
    }
  }
  if (!found.request_hash.equals(requestHash)) return refuse('key_reused')
  if (found.status === null || found.body === null) return { ...refuse('key_in_flight'), retryAfter: 1 }
  return { replay: { status: found.status, body: found.body } }
}
