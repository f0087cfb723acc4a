// One data key per subscriber, wrapped by the key-encryption key. Destroying it makes all that was sealed under it unreadable.
import { randomBytes } from 'node:crypto'
import type { Keys } from './keys.ts'
import type { Db, Tx } from './schema.ts'

/** The subscriber's key was destroyed, or the subscriber never existed: what was sealed is gone for good. */
export class SubjectKeyGone extends Error {
  override readonly name = 'SubjectKeyGone'
  readonly code = 'subject_key_gone'
}

const aadOf = (operatorId: string, subscriberId: string) => `subject/${operatorId}/${subscriberId}`

/** Makes the data key of a new subscriber: 32 random bytes, kept wrapped. */
export async function createSubjectKey(tx: Tx, keys: Keys, subject: { subscriberId: string; operatorId: string; at: Date }): Promise<Buffer> {
  const dataKey = randomBytes(32)
  const wrapped = keys.wrap(dataKey, aadOf(subject.operatorId, subject.subscriberId))
  await tx.insertInto('subject_keys')
    .values({ subscriber_id: subject.subscriberId, operator_id: subject.operatorId, wrapped, kek_id: keys.kekId, created_at: subject.at })
    .execute()
  return dataKey
}

/** The data key of a subscriber, 32 bytes. @throws SubjectKeyGone, SealBroken */
export async function subjectKey(db: Db, keys: Keys, subscriberId: string): Promise<Buffer> {
  const row = await db.selectFrom('subject_keys').select(['operator_id', 'wrapped']).where('subscriber_id', '=', subscriberId).executeTakeFirst()
  if (!row) throw new SubjectKeyGone('The key of this subscriber was destroyed or never made')
  return keys.unwrap(row.wrapped, aadOf(row.operator_id, subscriberId))
}

/** The data keys of several subscribers, those destroyed left out. @throws SealBroken */
export async function subjectKeys(db: Db, keys: Keys, subscriberIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  if (subscriberIds.length === 0) return new Map()
  const rows = await db.selectFrom('subject_keys').select(['subscriber_id', 'operator_id', 'wrapped']).where('subscriber_id', 'in', [...subscriberIds]).execute()
  return new Map(rows.map((row) => [row.subscriber_id, keys.unwrap(row.wrapped, aadOf(row.operator_id, row.subscriber_id))]))
}

/** Destroys the key for good (erasure). */
export async function destroySubjectKey(tx: Tx, subscriberId: string): Promise<void> {
  await tx.deleteFrom('subject_keys').where('subscriber_id', '=', subscriberId).execute()
}
