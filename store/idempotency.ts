// Answers by Idempotency-Key, kept for 72 hours.
import type { Db } from './schema.ts'

export type Remembered = { request_hash: Buffer; status: number | null; body: string | null; created_at: Date }

/** Takes a key for a call; null when it was free and is now ours, else what stands under it. */
export async function takeKey(db: Db, row: { operatorId: string; keyHash: Buffer; requestHash: Buffer; at: Date }): Promise<Remembered | null> {
  const mine = await db
    .insertInto('idempotency_keys')
    .values({ operator_id: row.operatorId, key_hash: row.keyHash, request_hash: row.requestHash, status: null, body: null, created_at: row.at })
    .onConflict((c) => c.doNothing())
    .returning('key_hash')
    .executeTakeFirst()
  if (mine) return null
  return db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'body', 'created_at'])
    .where('operator_id', '=', row.operatorId)
    .where('key_hash', '=', row.keyHash)
    .executeTakeFirstOrThrow()
}

/** Keeps the answer of a call. */
export async function keepAnswer(db: Db, operatorId: string, keyHash: Buffer, answer: { status: number; body: string }): Promise<void> {
  await db.updateTable('idempotency_keys').set(answer).where('operator_id', '=', operatorId).where('key_hash', '=', keyHash).execute()
}

/** Gives a key back after a call that did nothing. */
export async function freeKey(db: Db, operatorId: string, keyHash: Buffer): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('operator_id', '=', operatorId).where('key_hash', '=', keyHash).execute()
}

/** Forgets keys older than a moment. */
export async function forgetKeys(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
}
