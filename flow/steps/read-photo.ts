// Job: reads one picture, judges it at once, and lets faces be looked at or the checks begin when it was the last one waited for.
import type { Reading, ReadFailure } from '#contract/reading.ts'
import { insertFingerprint } from '#store/fingerprints.ts'
import { findPhoto, updatePhoto, type SavedPhoto } from '#store/photos.ts'
import { getRegistration, lockRegistration, updateRegistration } from '#store/registrations.ts'
import type { Jobs } from '#core/jobs.ts'
import type { House } from '../house.ts'
import { judge } from './judge-photo.ts'
import { goOn } from './known-faces.ts'
import { note, SYSTEM } from './registration-event.ts'
import { keyOf, pictureBound, sealFingerprint, sealReading } from './sealed.ts'
import { know } from './view-registration.ts'

/** What a reader gives: the reading, and what the picture looks like. */
type Kept = { reading: Reading; fingerprint: Uint8Array }

/** Reads the picture of a job. Running it twice does nothing the second time. */
export async function readPhoto(house: House, job: Jobs['read_photo']): Promise<void> {
  const photo = await findPhoto(house.store.db, job.subscriberId, job.photoId)
  if (!photo?.current || photo.status !== 'reading') return
  await writeReading(house, photo, await readOne(house, photo))
}

/** A picture no reader could get through, after all tries: it counts as unreadable and a person looks at it. */
export async function giveUpReading(house: House, job: Jobs['read_photo']): Promise<void> {
  const photo = await findPhoto(house.store.db, job.subscriberId, job.photoId)
  if (photo?.status === 'reading') await writeReading(house, photo, { problem: 'reader_failed', detail: 'the readers gave up' })
}

/** Writes down what was read, or that nothing was. */
async function writeReading(house: House, photo: SavedPhoto, read: Kept | ReadFailure): Promise<void> {
  const failure = 'problem' in read ? read : null
  const kept = 'problem' in read ? null : read
  await house.store.transaction(async (tx) => {
    const locked = await lockRegistration(tx, photo.subscriber_id, photo.registration_id)
    const now = await findPhoto(tx, photo.subscriber_id, photo.id)
    const judged = judge(await know(house, tx, locked), photo.side, 'problem' in read ? read : read.reading)
    // Set aside while it was read: nobody waits for it.
    if (!now?.current || now.status !== 'reading' || !judged) return
    const { verdict, faults } = judged
    const key = await keyOf(house, tx, photo.subscriber_id)
    await updatePhoto(tx, photo, {
      status: kept ? 'read' : 'unreadable',
      verdict,
      faults: JSON.stringify(faults),
      reading_sealed: kept ? sealReading(key, photo, kept.reading) : null,
      refused: now.refused + (verdict === 'retake' ? 1 : 0),
      read_at: house.now(),
    })
    if (kept) {
      const sealed = sealFingerprint(key, photo, kept.fingerprint)
      await insertFingerprint(tx, { subscriber_id: photo.subscriber_id, photo_id: photo.id, operator_id: photo.operator_id, sealed, created_at: house.now() })
    }
    const changed = await updateRegistration(tx, locked, {})
    await note(house, tx, changed, 'photo.read', SYSTEM, {
      side: photo.side, photo_id: photo.id, verdict, codes: faults.map((fault) => fault.code), ...(failure ? { problem: failure.problem } : {}),
    })
    await goOn(house, tx, await know(house, tx, changed))
  })
}

/** The picture out of the vault through a reader. */
async function readOne(house: House, photo: SavedPhoto): Promise<Kept | ReadFailure> {
  const key = await keyOf(house, house.store.db, photo.subscriber_id)
  const bytes = await house.store.vault.get(photo.object_ref, key, pictureBound(photo.operator_id, photo.subscriber_id, photo.id))
  const { document_kind: kind } = await getRegistration(house.store.db, photo.subscriber_id, photo.registration_id)
  return kind ? house.readers.readToKeep(bytes, { kind, side: photo.side }) : house.readers.readToKeep(bytes)
}
