// Pictures that were sent before, by what is left of them in the tables: a blind index of the bytes, and likenesses found when they were read.
import type { PhotoSide } from '#contract/words.ts'
import type { SavedPhoto } from './photos.ts'
import type { Db, Tx } from './schema.ts'

/** A picture of another subscriber that came before one of ours. */
export type EarlierPicture = {
  readonly side: PhotoSide; readonly subscriber_id: string; readonly registration_id: string; readonly other_side: PhotoSide; readonly exact: boolean; readonly likeness: number
}
const MOST = 100

/** The same bytes sent before by another subscriber, also where they were set aside since. */
async function listSameBytes(db: Db | Tx, photo: SavedPhoto): Promise<EarlierPicture[]> {
  const rows = await db
    .selectFrom('photos')
    .select(['subscriber_id', 'registration_id', 'side'])
    .where('operator_id', '=', photo.operator_id)
    .where('content_hash', '=', photo.content_hash)
    .where('subscriber_id', '<>', photo.subscriber_id)
    .where('received_at', '<=', photo.received_at)
    .orderBy('received_at')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ ...row, side: photo.side, other_side: row.side, exact: true, likeness: 1 }))
}

/** Pictures found to be like this one, whichever of the two was read last. */
async function listAlike(db: Db | Tx, photo: SavedPhoto): Promise<EarlierPicture[]> {
  const ours = db
    .selectFrom('like_pictures')
    .select(['other_subscriber_id as subscriber_id', 'other_photo_id as photo_id', 'likeness'])
    .where('subscriber_id', '=', photo.subscriber_id)
    .where('photo_id', '=', photo.id)
  const theirs = db
    .selectFrom('like_pictures')
    .select(['subscriber_id', 'photo_id', 'likeness'])
    .where('other_subscriber_id', '=', photo.subscriber_id)
    .where('other_photo_id', '=', photo.id)
  const rows = await db
    .selectFrom(ours.union(theirs).as('alike'))
    .innerJoin('photos as p', (join) => join.onRef('p.subscriber_id', '=', 'alike.subscriber_id').onRef('p.id', '=', 'alike.photo_id'))
    .select(['p.subscriber_id', 'p.registration_id', 'p.side', 'alike.likeness'])
    .where('p.subscriber_id', '<>', photo.subscriber_id)
    .where('p.received_at', '<=', photo.received_at)
    .orderBy('alike.likeness', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ ...row, side: photo.side, other_side: row.side, exact: false }))
}

/** Everything another subscriber sent before that is one of these pictures, the same file first. */
export async function listEarlierPictures(db: Db | Tx, photos: readonly SavedPhoto[]): Promise<EarlierPicture[]> {
  const found: EarlierPicture[] = []
  for (const photo of photos) {
    const same = await listSameBytes(db, photo)
    // The same file is like itself too: said once is enough.
    const isSaid = (alike: EarlierPicture): boolean => same.some((each) => each.registration_id === alike.registration_id && each.other_side === alike.other_side)
    found.push(...same, ...(await listAlike(db, photo)).filter((alike) => !isSaid(alike)))
  }
  return found
}

/** Pairs of these pictures, of one subscriber, that were found to be alike. */
export async function listAlikeAmong(db: Db | Tx, photos: readonly SavedPhoto[]): Promise<(readonly [string, string])[]> {
  const first = photos[0]
  if (!first || photos.length < 2) return []
  const ids = photos.map((photo) => photo.id)
  const rows = await db
    .selectFrom('like_pictures')
    .select(['photo_id', 'other_photo_id'])
    .where('subscriber_id', '=', first.subscriber_id)
    .where('other_subscriber_id', '=', first.subscriber_id)
    .where('photo_id', 'in', ids)
    .where('other_photo_id', 'in', ids)
    .execute()
  return rows.map((row) => [row.photo_id, row.other_photo_id] as const)
}
