// Messages to people: written once by key with what caused them, sent later by a job.
import type { Insertable, Selectable } from 'kysely'
import type { Db, MessageRow, Tx } from './schema.ts'

export type SavedMessage = Selectable<MessageRow>

/** Writes a message to be sent; null when one with this key and channel stands already. */
export async function insertMessage(tx: Tx, row: Insertable<MessageRow>): Promise<string | null> {
  const saved = await tx
    .insertInto('messages')
    .values(row)
    .onConflict((c) => c.columns(['subscriber_id', 'key', 'channel']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved?.id ?? null
}

/** One message, or null. */
export async function findMessage(db: Db | Tx, subscriberId: string, id: string): Promise<SavedMessage | null> {
  return (await db.selectFrom('messages').selectAll().where('subscriber_id', '=', subscriberId).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Notes what came of a try. */
export async function updateMessage(
  db: Db | Tx,
  message: { subscriber_id: string; id: string },
  change: { status: MessageRow['status']; tries: number; sent_at: Date | null },
): Promise<void> {
  await db.updateTable('messages').set(change).where('subscriber_id', '=', message.subscriber_id).where('id', '=', message.id).execute()
}
