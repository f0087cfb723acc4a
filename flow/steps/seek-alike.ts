// Finds pictures that are near copies of those of a registration, and notes each pair once. Only numbers are kept of it.
import { setImmediate as breathe } from 'node:timers/promises'
import { ALIKE, compareFingerprints } from '#core/compare-fingerprints.ts'
import { unpackFingerprint, type Fingerprint } from '#core/fingerprint.ts'
import { listFingerprints, noteAlike, type SavedFingerprint } from '#store/fingerprints.ts'
import { listCurrentPhotos } from '#store/photos.ts'
import { subjectKeys } from '#store/subject-keys.ts'
import type { House } from '../house.ts'
import { listCandidates } from './known-looks.ts'
import { openFingerprint } from './sealed.ts'

/** Opens those that can still be opened. */
async function openAll(house: House, rows: readonly SavedFingerprint[]): Promise<{ row: SavedFingerprint; print: Fingerprint }[]> {
  const keys = await subjectKeys(house.store.db, house.store.keys, [...new Set(rows.map((row) => row.subscriber_id))])
  return rows.flatMap((row) => {
    const key = keys.get(row.subscriber_id)
    const print = key && unpackFingerprint(openFingerprint(key, row))
    return print ? [{ row, print }] : []
  })
}

/** Compares the pictures of a registration with all others. Run again, it finds the same. */
export async function seekAlike(house: House, subscriberId: string, registrationId: string): Promise<void> {
  const { db } = house.store
  const photos = await listCurrentPhotos(db, subscriberId, registrationId)
  const ours = await openAll(house, await listFingerprints(db, photos.map((photo) => photo.id)))
  for (const { row, print } of ours) {
    const candidates = await listCandidates(house, { subscriberId, registrationId, photoId: row.photo_id })
    for (const other of await openAll(house, await listFingerprints(db, candidates))) {
      await breathe()
      const { worst } = compareFingerprints(print, other.print)
      if (worst < ALIKE) continue
      await house.store.transaction((tx) =>
        noteAlike(tx, {
          subscriber_id: row.subscriber_id, photo_id: row.photo_id, operator_id: row.operator_id, other_subscriber_id: other.row.subscriber_id,
          other_photo_id: other.row.photo_id, likeness: worst, created_at: house.now(),
        }),
      )
    }
  }
}
