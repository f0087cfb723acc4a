// Answers by Idempotency-Key, kept for 72 hours. A key is held by the call that took it, named by the moment it did.
import type { Db, Tx } from './schema.ts'

export type Remembered = { request_hash: Buffer; status: number | null; sealed: Buffer | null; created_at: Date }
/** A key as one call holds it. */
export type HeldKey = { operatorId: string; keyHash: Buffer; at: Date }

/** Takes a key for a call; null when it was free and is now ours, else what stands under it. */
export async function takeKey(db: Db, row: HeldKey & { requestHash: Buffer }): Promise<Remembered | null> {
  const mine = await db
    .insertInto('idempotency_keys')
    .values({ operator_id: row.operatorId, key_hash: row.keyHash, request_hash: row.requestHash, status: null, sealed: null, created_at: row.at })
    .onConflict((c) => c.doNothing())
    .returning('key_hash')
    .executeTakeFirst()
  if (mine) return null
  const found = await db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'sealed', 'created_at'])
    .where('operator_id', '=', row.operatorId)
    .where('key_hash', '=', row.keyHash)
    .executeTakeFirst()
  // Freed between the two statements: the caller that held it is done, so it is for us to take.
  return found ?? takeKey(db, row)
}

/** Takes a key over from a call that died with it; of several who try, one gets it. */
export async function takeKeyOver(db: Db, dead: HeldKey, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('idempotency_keys')
    .set({ created_at: at })
    .where('operator_id', '=', dead.operatorId)
    .where('key_hash', '=', dead.keyHash)
    .where('created_at', '=', dead.at)
    .where('status', 'is', null)
    .returning('key_hash')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps the answer of the call that holds the key; false when it was taken over meanwhile, and then the effect must not stand either. */
export async function keepAnswer(db: Db | Tx, held: HeldKey, answer: { status: number; sealed: Buffer }): Promise<boolean> {
  const row = await db
    .updateTable('idempotency_keys')
    .set(answer)
    .where('operator_id', '=', held.operatorId)
    .where('key_hash', '=', held.keyHash)
    .where('created_at', '=', held.at)
    .where('status', 'is', null)
    .returning('key_hash')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives a key back after a call that did nothing; one with an answer stays. */
export async function freeKey(db: Db, held: HeldKey): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('operator_id', '=', held.operatorId)
    .where('key_hash', '=', held.keyHash)
    .where('created_at', '=', held.at)
    .where('status', 'is', null)
    .execute()
}

/** Forgets keys older than a moment. */
export async function forgetKeys(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
}
