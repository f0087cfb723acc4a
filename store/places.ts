// Which subscriber (and so which shard) an id belongs to.
import type { Db, PlaceRow, Tx } from './schema.ts'

/** Notes where a new id lives. */
export async function insertPlace(tx: Tx, place: PlaceRow): Promise<void> {
  await tx.insertInto('places').values(place).execute()
}

/** The subscriber an id of this operator belongs to, or null: another operator's ids do not exist here. */
export async function findPlace(db: Db | Tx, operatorId: string, kind: PlaceRow['kind'], id: string): Promise<string | null> {
  const row = await db
    .selectFrom('places')
    .select('subscriber_id')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('operator_id', '=', operatorId)
    .executeTakeFirst()
  return row?.subscriber_id ?? null
}

/** Ids of one kind, newest first (UUIDv7 sorts by time), with their subscribers. */
export async function listPlaces(db: Db, operatorId: string, kind: PlaceRow['kind'], after: string | undefined, limit: number) {
  let query = db.selectFrom('places').selectAll().where('operator_id', '=', operatorId).where('kind', '=', kind)
  if (after) query = query.where('id', '<', after)
  return query.orderBy('id', 'desc').limit(limit).execute()
}
