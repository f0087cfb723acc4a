// What pictures look like, sealed, and which of them were found to be alike.
import type { Insertable, Selectable } from 'kysely'
import type { Db, FingerprintRow, LikePictureRow, Tx } from './schema.ts'

export type SavedFingerprint = Selectable<FingerprintRow> & { registration_id: string }

/** Writes the fingerprint of a picture; of one read twice the first stays. */
export async function insertFingerprint(tx: Tx, row: Insertable<FingerprintRow>): Promise<void> {
  await tx.insertInto('fingerprints').values(row).onConflict((c) => c.doNothing()).execute()
}

const withRegistration = (db: Db) =>
  db
    .selectFrom('fingerprints as f')
    .innerJoin('photos as p', (join) => join.onRef('p.subscriber_id', '=', 'f.subscriber_id').onRef('p.id', '=', 'f.photo_id'))
    .selectAll('f')
    .select('p.registration_id')

/** Fingerprints from a moment on, oldest first. `after`: the last one seen of those of that moment. */
export async function pageOfFingerprints(db: Db, operatorId: string, from: Date, after: string, limit: number): Promise<SavedFingerprint[]> {
  return withRegistration(db)
    .where('f.operator_id', '=', operatorId)
    .where((e) => e.or([e('f.created_at', '>', from), e.and([e('f.created_at', '=', from), e('f.photo_id', '>', after)])]))
    .orderBy('f.created_at')
    .orderBy('f.photo_id')
    .limit(limit)
    .execute()
}

/** The fingerprints of these pictures that are still there. */
export async function listFingerprints(db: Db, photoIds: readonly string[]): Promise<SavedFingerprint[]> {
  return photoIds.length === 0 ? [] : withRegistration(db).where('f.photo_id', 'in', [...photoIds]).execute()
}

/** Notes that two pictures are alike; one of them gone meanwhile, nothing is noted. */
export async function noteAlike(tx: Tx, row: Insertable<LikePictureRow>): Promise<void> {
  const isThere = await tx.selectFrom('photos').select('id').where('subscriber_id', '=', row.other_subscriber_id).where('id', '=', row.other_photo_id).executeTakeFirst()
  if (isThere) await tx.insertInto('like_pictures').values(row).onConflict((c) => c.doNothing()).execute()
}
