// Makes a picture of the parts that have come: the same step, checks and effect as one request has.
import { createHash } from 'node:crypto'
import { refuse } from '#contract/problems.ts'
import { describeError } from '#store/describe-error.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import { changeUpload, findUpload, listParts, lockUpload, type SavedUpload } from '#store/uploads.ts'
import { ObjectMissing } from '#store/vault.ts'
import { findPhoto } from '#store/photos.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { removeParts } from './end-upload.ts'
import { contentHashOf, receivePhoto, type Received } from './receive-photo.ts'
import { keyOf, partBound } from './sealed.ts'

type Finished = Received & { readonly upload: SavedUpload }

/**
 * Finishes an upload all of whose bytes have come. A crash on the way changes nothing: asked again, it ends the same.
 * A refusal says that all has come, and why it is no picture; where it is for a while only, this may be asked again.
 */
export async function finishUpload(house: House, actor: Actor, row: SavedRegistration, upload: SavedUpload): Promise<Outcome<Finished>> {
  const whole = { upload: { offset: upload.total, complete: true } }
  const body = await bytesOf(house, upload)
  if (!body) return finishedElsewhere(house, row, upload)
  if (upload.content_hash && !upload.content_hash.equals(contentHashOf(house, createHash('sha256').update(body).digest('hex')))) {
    return { ...refuse('upload_mismatch', [{ at: 'repr-digest', code: 'mismatch', text: 'the bytes have another SHA-256 than the one announced' }]), ...whole }
  }
  const received = await receivePhoto(house, actor, row, { side: upload.side, anyway: upload.anyway, body })
  if (!received.ok) return { ...received, ...whole }
  const finished = await house.store.transaction(async (tx) => {
    const locked = await lockUpload(tx, upload.subscriber_id, upload.id, house.now())
    return locked ? changeUpload(tx, locked, { photo_id: received.data.photo.id }) : { ...upload, photo_id: received.data.photo.id }
  })
  // The picture stands; parts left over go with the sweep.
  await removeParts(house, upload).catch((error: unknown) => house.log('warn', 'upload.parts_left', { upload: upload.id, ...describeError(error) }))
  return done({ ...received.data, upload: finished })
}

/** All bytes in their order, or null when some are gone: another call was faster, or the disk has lost them. */
async function bytesOf(house: House, upload: SavedUpload): Promise<Buffer | null> {
  const key = await keyOf(house, house.store.db, upload.subscriber_id)
  const parts: Uint8Array[] = []
  try {
    for (const ref of await listParts(house.store.db, upload)) parts.push(await house.store.vault.get(ref, key, partBound(upload)))
  } catch (error) {
    if (error instanceof ObjectMissing) return null
    throw error
  }
  const bytes = Buffer.concat(parts)
  return bytes.length === upload.total ? bytes : null
}

/** What the faster call made of it. Bytes that are lost for good end the upload: it is begun again. */
async function finishedElsewhere(house: House, row: SavedRegistration, upload: SavedUpload): Promise<Outcome<Finished>> {
  const now = await findUpload(house.store.db, upload.subscriber_id, upload.id, house.now())
  const photo = now?.photo_id ? await findPhoto(house.store.db, upload.subscriber_id, now.photo_id) : null
  return now && photo ? done({ row, photo, upload: now }) : refuse('not_found')
}
