// Blocked values, found by blind index. An entry is never removed: lifted, it no longer counts and can still be told.
import { sql, type Insertable, type Selectable } from 'kysely'
import type { BlockState, BlockedKind } from '#contract/blocklist.ts'
import type { BlockRow, Db, Tx } from './schema.ts'

export type SavedBlock = Selectable<BlockRow>
export type Lifting = Required<Pick<SavedBlock, 'lifted_at' | 'lift_reason' | 'lift_sealed' | 'lift_author' | 'lift_author_id'>>

const isActive = (at: Date) => sql<boolean>`(lifted_at is null and (expires_at is null or expires_at > ${at}))`
const OF_STATE: Record<BlockState, (at: Date) => ReturnType<typeof isActive>> = {
  active: isActive,
  expired: (at) => sql<boolean>`(lifted_at is null and expires_at <= ${at})`,
  lifted: () => sql<boolean>`(lifted_at is not null)`,
}
const hasOneOf = (indexes: readonly Buffer[]) => sql<boolean>`value_indexes && ${[...indexes]}::bytea[]`

/** Adds an entry. */
export async function insertBlock(tx: Tx, row: Insertable<BlockRow>): Promise<SavedBlock> {
  return tx.insertInto('blocklist').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Entries for a value, by all its indexes, newest first; also those that no longer count. */
export async function listBlocksOf(db: Db | Tx, operatorId: string, indexes: readonly Buffer[]): Promise<SavedBlock[]> {
  return db.selectFrom('blocklist').selectAll().where('operator_id', '=', operatorId).where(hasOneOf(indexes)).orderBy('id', 'desc').limit(100).execute()
}

/** Kinds of the entries that count at a moment and have one of these indexes. */
export async function listBlockedKinds(db: Db | Tx, operatorId: string, indexes: readonly Buffer[], at: Date): Promise<BlockedKind[]> {
  const rows = await db
    .selectFrom('blocklist')
    .select('kind')
    .distinct()
    .where('operator_id', '=', operatorId)
    .where(hasOneOf(indexes))
    .where(isActive(at))
    .orderBy('kind')
    .execute()
  return rows.map((row) => row.kind)
}

/** A page of entries, newest first. */
export async function pageOfBlocks(
  db: Db,
  operatorId: string,
  filter: { kind?: BlockedKind | undefined; state?: BlockState | undefined; after?: string | undefined; at: Date; limit: number },
): Promise<SavedBlock[]> {
  let query = db.selectFrom('blocklist').selectAll().where('operator_id', '=', operatorId)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.state) query = query.where(OF_STATE[filter.state](filter.at))
  if (filter.after) query = query.where('id', '<', filter.after)
  return query.orderBy('id', 'desc').limit(filter.limit).execute()
}

/** The entry, held until the transaction ends. */
export async function lockBlock(tx: Tx, operatorId: string, id: string): Promise<SavedBlock | null> {
  const row = await tx.selectFrom('blocklist').selectAll().where('operator_id', '=', operatorId).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ?? null
}

/** Lifts a locked entry. */
export async function liftSavedBlock(tx: Tx, row: SavedBlock, lifting: Lifting): Promise<SavedBlock> {
  return tx.updateTable('blocklist').set(lifting).where('operator_id', '=', row.operator_id).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
}
