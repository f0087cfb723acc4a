// Pictures of documents, as rows; their bytes are sealed in the vault.
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { PhotoSide } from '#contract/words.ts'
import type { Db, PhotoRow, Tx } from './schema.ts'

export type SavedPhoto = Selectable<PhotoRow>

/** The newest picture of each side of a registration. */
export async function listCurrentPhotos(db: Db | Tx, subscriberId: string, registrationId: string): Promise<SavedPhoto[]> {
  return db
    .selectFrom('photos')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .where('registration_id', '=', registrationId)
    .where('current', '=', true)
    .orderBy('received_at')
    .execute()
}

/** One picture by its id. */
export async function findPhoto(db: Db | Tx, subscriberId: string, id: string): Promise<SavedPhoto | null> {
  return (await db.selectFrom('photos').selectAll().where('subscriber_id', '=', subscriberId).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Which of these objects of the vault the row of a picture, or of a part of one, points at. */
export async function listKnownObjects(db: Db, refs: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('photos').select('object_ref').where('object_ref', 'in', [...refs]).execute()
  const parts = await db.selectFrom('upload_parts').select('object_ref').where('object_ref', 'in', [...refs]).execute()
  return new Set([...rows, ...parts].map((row) => row.object_ref))
}

/** Puts a picture in the place of the one before it on the same side. */
export async function replacePhoto(tx: Tx, row: Insertable<PhotoRow>): Promise<void> {
  await retirePhotos(tx, row.subscriber_id, row.registration_id, [row.side])
  await tx.insertInto('photos').values(row).execute()
}

/** Sets pictures of these sides aside: they no longer count. */
export async function retirePhotos(tx: Tx, subscriberId: string, registrationId: string, sides: readonly PhotoSide[]): Promise<void> {
  if (sides.length === 0) return
  await tx
    .updateTable('photos')
    .set({ current: false })
    .where('subscriber_id', '=', subscriberId)
    .where('registration_id', '=', registrationId)
    .where('side', 'in', [...sides])
    .where('current', '=', true)
    .execute()
}

/** Forgets what was seen of faces on all pictures of a registration, those set aside too. Says whether there was anything. */
export async function forgetFaces(tx: Tx, subscriberId: string, registrationId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('photos')
    .set({ faces_sealed: null })
    .where('subscriber_id', '=', subscriberId)
    .where('registration_id', '=', registrationId)
    .where('faces_sealed', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Notes what came of a picture. */
export async function updatePhoto(tx: Tx, photo: { subscriber_id: string; id: string }, change: Updateable<PhotoRow>): Promise<void> {
  await tx.updateTable('photos').set(change).where('subscriber_id', '=', photo.subscriber_id).where('id', '=', photo.id).execute()
}
