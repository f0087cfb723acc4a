// Idempotency-Key: the same key and request of the same caller give the same answer, and the effect happens once.
import { createHash } from 'node:crypto'
import type { Actor, House, Outcome } from '../house.ts'
import { refuse, type Refusal } from '#contract/problems.ts'
import { freeKey, keepAnswer, takeKey, takeKeyOver, type HeldKey } from '#store/idempotency.ts'
import type { Tx } from '#store/schema.ts'
import { openJson, sealJson } from '#store/seal.ts'

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(String(part.length)).update(':').update(part)
  return hash.digest()
}
/** After this long a call that never answered is taken to have died with its process. */
const DEAD_AFTER_MS = 60_000

export type Answer = { status: number; body: string }
/** What is known under a key: the answer given before, or the way to run the call so that its answer is kept with its effect. */
export type Memory = { replay: Answer } | { run<T>(work: (house: House) => Promise<Outcome<T>>): Promise<Outcome<T>> }

/** The key was taken over by another call, for this one took too long: what it did is undone. */
class KeyLost extends Error {
  override name = 'KeyLost'
}

const isDone = (value: unknown): value is { ok: true; data: unknown } => typeof value === 'object' && value !== null && 'ok' in value && value.ok === true && 'data' in value

/**
 * Looks a key up. Gives the answer kept under it, a way to run the call, or a refusal.
 * @param status of the answer when the call does what it was asked to
 */
export async function remember(
  house: House, actor: Actor, key: string, request: { route: string; url: string; body: string; status: number },
): Promise<Memory | Refusal> {
  const caller = actor.kind === 'operator' ? 'operator' : actor.kind === 'anyone' ? actor.address : actor.id
  const requestHash = sha256(request.route, request.url, request.body)
  const { db } = house.store
  const held: HeldKey = { operatorId: house.operator.id, keyHash: sha256(caller, key), at: house.now() }
  const found = await takeKey(db, { ...held, requestHash })
  if (!found) return runner(house, held, request.status)
  if (!found.request_hash.equals(requestHash)) return refuse('key_reused')
  if (found.status !== null && found.sealed !== null) return { replay: { status: found.status, body: openJson<string>(...sealOf(house, held), found.sealed) } }
  const isDead = held.at.getTime() - found.created_at.getTime() > DEAD_AFTER_MS
  if (isDead && (await takeKeyOver(db, { ...held, at: found.created_at }, held.at))) return runner(house, held, request.status)
  return { ...refuse('key_in_flight'), retryAfter: 1 }
}

/** The answer may hold what a person typed, or a secret: it lies sealed under the operator's key. */
function sealOf(house: House, held: HeldKey): [key: Buffer, bound: string] {
  return [house.store.keys.operatorKey(held.operatorId), `answer/${held.keyHash.toString('hex')}`]
}

/** Runs a call in a house whose transactions write the answer beside the effect: both stand, or neither. */
function runner(house: House, held: HeldKey, status: number): Exclude<Memory, { replay: Answer }> {
  let isKept = false
  const keep = async (tx: Tx, outcome: unknown): Promise<void> => {
    if (!isDone(outcome)) return
    const sealed = sealJson(...sealOf(house, held), JSON.stringify(outcome.data))
    if (!(await keepAnswer(tx, held, { status, sealed }))) throw new KeyLost()
    isKept = true
  }
  const transaction: House['store']['transaction'] = (work, options) =>
    house.store.transaction(async (tx) => {
      isKept = false
      const outcome = await work(tx)
      await keep(tx, outcome)
      return outcome
    }, options)
  return {
    async run(work) {
      try {
        const outcome = await work({ ...house, store: { ...house.store, transaction } })
        // Nothing was changed, or not in a transaction of its own.
        if (outcome.ok && !isKept) await house.store.transaction((tx) => keep(tx, outcome))
        return outcome
      } catch (error) {
        if (error instanceof KeyLost) return { ...refuse('key_in_flight'), retryAfter: 1 }
        throw error
      } finally {
        // A key with its answer stays; should this fail, the key is free again once it counts as dead.
        await freeKey(house.store.db, held).catch((cause: unknown) => house.log('warn', 'idempotency.free_failed', { name: cause instanceof Error ? cause.name : 'unknown' }))
      }
    },
  }
}
