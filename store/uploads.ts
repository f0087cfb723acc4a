// Pictures on their way in parts: their rows and the parts that have come. The bytes are sealed in the vault.
import type { Insertable, Selectable } from 'kysely'
import type { PhotoSide } from '#contract/words.ts'
import type { Db, Tx, UploadRow } from './schema.ts'

export type SavedUpload = Selectable<UploadRow>
type Key = { readonly subscriber_id: string; readonly id: string }
type Change = Partial<Pick<SavedUpload, 'received' | 'anyway' | 'photo_id' | 'ends_at'>>

/** An upload by its id, as long as it lasts. */
export async function findUpload(db: Db | Tx, subscriberId: string, id: string, now: Date): Promise<SavedUpload | null> {
  const found = db.selectFrom('uploads').selectAll().where('subscriber_id', '=', subscriberId).where('id', '=', id).where('ends_at', '>', now)
  return (await found.executeTakeFirst()) ?? null
}

/** The same, held until the transaction ends. */
export async function lockUpload(tx: Tx, subscriberId: string, id: string, now: Date): Promise<SavedUpload | null> {
  const found = tx.selectFrom('uploads').selectAll().where('subscriber_id', '=', subscriberId).where('id', '=', id).where('ends_at', '>', now)
  return (await found.forUpdate().executeTakeFirst()) ?? null
}

/** Uploads under way of a registration, or of one of its sides. */
export async function listOpenUploads(tx: Tx, subscriberId: string, registrationId: string, now: Date, side?: PhotoSide): Promise<SavedUpload[]> {
  let query = tx
    .selectFrom('uploads').selectAll()
    .where('subscriber_id', '=', subscriberId).where('registration_id', '=', registrationId).where('photo_id', 'is', null).where('ends_at', '>', now)
  if (side) query = query.where('side', '=', side)
  return query.execute()
}

export async function insertUpload(tx: Tx, row: Insertable<UploadRow>): Promise<SavedUpload> {
  return tx.insertInto('uploads').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Notes bytes that lie in the vault, at the end of what there is. */
export async function appendPart(tx: Tx, upload: SavedUpload, part: { ref: string; size: number }): Promise<SavedUpload> {
  const row = { subscriber_id: upload.subscriber_id, upload_id: upload.id, starts_at: upload.received, object_ref: part.ref }
  await tx.insertInto('upload_parts').values(row).execute()
  return changeUpload(tx, upload, { received: upload.received + part.size })
}

export async function changeUpload(tx: Tx, upload: Key, change: Change): Promise<SavedUpload> {
  return tx
    .updateTable('uploads').set(change).where('subscriber_id', '=', upload.subscriber_id).where('id', '=', upload.id)
    .returningAll().executeTakeFirstOrThrow()
}

/** Refs of the parts, in the order of their bytes. */
export async function listParts(db: Db | Tx, upload: Key): Promise<string[]> {
  const rows = await db
    .selectFrom('upload_parts').select('object_ref')
    .where('subscriber_id', '=', upload.subscriber_id).where('upload_id', '=', upload.id)
    .orderBy('starts_at').execute()
  return rows.map((row) => row.object_ref)
}

/** Forgets the parts of an upload, once their bytes are gone from the vault. */
export async function deleteParts(db: Db | Tx, upload: Key): Promise<void> {
  await db.deleteFrom('upload_parts').where('subscriber_id', '=', upload.subscriber_id).where('upload_id', '=', upload.id).execute()
}

/** Forgets an upload that is over, with its parts. */
export async function deleteUpload(db: Db | Tx, upload: Key, now: Date): Promise<void> {
  const gone = db.deleteFrom('uploads').where('subscriber_id', '=', upload.subscriber_id).where('id', '=', upload.id).where('ends_at', '<=', now)
  await gone.execute()
}

/** Uploads that are over, oldest first. */
export async function listEndedUploads(db: Db, now: Date, limit: number): Promise<Key[]> {
  return db.selectFrom('uploads').select(['subscriber_id', 'id']).where('ends_at', '<=', now).orderBy('ends_at').limit(limit).execute()
}
