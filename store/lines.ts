// Lines and the documents they stand on.
import type { Insertable, Selectable, Updateable } from 'kysely'
import { insertPlace } from './places.ts'
import type { Db, LineRow, Tx } from './schema.ts'

export type SavedLine = Selectable<LineRow>

/** Writes a new line and where it lives. */
export async function insertLine(tx: Tx, row: Insertable<LineRow>): Promise<void> {
  await insertPlace(tx, { id: row.id, kind: 'line', operator_id: row.operator_id, subscriber_id: row.subscriber_id })
  await tx.insertInto('lines').values(row).execute()
}

/** All lines of a subscriber, oldest first. */
export async function listLines(db: Db | Tx, subscriberId: string): Promise<SavedLine[]> {
  return db.selectFrom('lines').selectAll().where('subscriber_id', '=', subscriberId).orderBy('id').execute()
}

/** One line, or null. */
export async function findLine(db: Db | Tx, subscriberId: string, id: string): Promise<SavedLine | null> {
  return (await db.selectFrom('lines').selectAll().where('subscriber_id', '=', subscriberId).where('id', '=', id).executeTakeFirst()) ?? null
}

/** The line, held until the transaction ends. */
export async function lockLine(tx: Tx, subscriberId: string, id: string): Promise<SavedLine | null> {
  const row = await tx.selectFrom('lines').selectAll().where('subscriber_id', '=', subscriberId).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ?? null
}

/** Changes a line. */
export async function updateLine(tx: Tx, line: { subscriber_id: string; id: string }, change: Updateable<LineRow>): Promise<void> {
  await tx.updateTable('lines').set(change).where('subscriber_id', '=', line.subscriber_id).where('id', '=', line.id).execute()
}

/** Lines that stand on a document, those of `except` left out. */
export async function countLinesOnDocument(db: Db | Tx, operatorId: string, index: Buffer, except: readonly string[]): Promise<number> {
  let query = db
    .selectFrom('document_lines')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('operator_id', '=', operatorId)
    .where('document_index', '=', index)
  if (except.length > 0) query = query.where('line_id', 'not in', [...except])
  return Number((await query.executeTakeFirstOrThrow()).n)
}

/** Lines of these subscribers that stand on any document, those of `except` left out; each counts once. */
export async function countLinesTogether(db: Db | Tx, operatorId: string, subscriberIds: readonly string[], except: readonly string[]): Promise<number> {
  let query = db
    .selectFrom('document_lines')
    .select((e) => e.fn.count<string>('line_id').distinct().as('n'))
    .where('operator_id', '=', operatorId)
    .where('subscriber_id', 'in', [...subscriberIds])
  if (except.length > 0) query = query.where('line_id', 'not in', [...except])
  return Number((await query.executeTakeFirstOrThrow()).n)
}

/** Notes that a line stands on a document; saying it twice changes nothing. */
export async function putLineOnDocument(tx: Tx, row: { operatorId: string; index: Buffer; lineId: string; subscriberId: string; at: Date }): Promise<void> {
  await tx
    .insertInto('document_lines')
    .values({ operator_id: row.operatorId, document_index: row.index, line_id: row.lineId, subscriber_id: row.subscriberId, created_at: row.at })
    .onConflict((c) => c.doNothing())
    .execute()
}
