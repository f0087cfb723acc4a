// Sessions of subscribers and staff, by the SHA-256 of the cookie's value: the value itself is never kept.
import type { Insertable, Selectable } from 'kysely'
import type { Db, SessionRow, Tx } from './schema.ts'

export type SavedSession = Selectable<SessionRow>

/** Writes a new session. */
export async function insertSession(tx: Tx, row: Insertable<SessionRow>): Promise<void> {
  await tx.insertInto('sessions').values(row).execute()
}

/** The session of this hash that has not ended at the moment, or null. */
export async function findSession(db: Db | Tx, operatorId: string, idHash: Buffer, at: Date): Promise<SavedSession | null> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('id_hash', '=', idHash)
    .where('operator_id', '=', operatorId)
    .where('ends_at', '>', at)
    .executeTakeFirst()
  return row ?? null
}

/** Notes that a session was seen and moves its end; one that was ended meanwhile stays ended. */
export async function touchSession(db: Db | Tx, idHash: Buffer, change: { seenAt: Date; endsAt: Date }): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: change.seenAt, ends_at: change.endsAt }).where('id_hash', '=', idHash).execute()
}

/** Ends one session; false when there was none. */
export async function deleteSession(tx: Db | Tx, idHash: Buffer): Promise<boolean> {
  return (await tx.deleteFrom('sessions').where('id_hash', '=', idHash).returning('id_hash').executeTakeFirst()) !== undefined
}

/** Ends all sessions of a person and says how many there were. */
export async function deleteSessionsOf(tx: Tx, kind: SessionRow['kind'], personId: string): Promise<number> {
  const rows = await tx.deleteFrom('sessions').where('person_id', '=', personId).where('kind', '=', kind).returning('id_hash').execute()
  return rows.length
}

/** Forgets what ended before a moment: sessions, codes, challenges and links. */
export async function forgetEnded(db: Db | Tx, before: Date): Promise<void> {
  await db.deleteFrom('sessions').where('ends_at', '<', before).execute()
  await db.deleteFrom('code_flows').where('ends_at', '<', before).execute()
  await db.deleteFrom('challenges').where('ends_at', '<', before).execute()
  await db.deleteFrom('links').where('ends_at', '<', before).execute()
}
