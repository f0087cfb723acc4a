// Takes the next bytes of a picture that comes in parts, and with the last of them makes it the picture of its side.
import { refuse, PROBLEMS, type Refusal } from '#contract/problems.ts'
import type { Upload } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { isEditable } from '#core/life.ts'
import { findPhoto } from '#store/photos.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import { DatabaseAway, troubleOf } from '#store/trouble.ts'
import { appendPart, findUpload, lockUpload, type SavedUpload } from '#store/uploads.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { viewUpload } from './begin-upload.ts'
import { endUpload } from './end-upload.ts'
import { finishUpload } from './finish-upload.ts'
import { takePoints } from './limits.ts'
import { HEAD_BYTES, isPicture, noPicture, refusedSide } from './receive-photo.ts'
import { reachRegistration } from './registration-access.ts'
import { keyOf, partBound } from './sealed.ts'

type OfUpload = RouteInput<Routes['getUpload']>['params']
type Found = { readonly row: SavedRegistration; readonly upload: SavedUpload }

/** The upload when it is of this registration and side, and the registration the caller's. */
async function reachUpload(house: House, actor: Actor, { id, side, upload: uploadId }: OfUpload): Promise<Found | null> {
  const row = await reachRegistration(house, actor, id)
  const upload = row ? await findUpload(house.store.db, row.subscriber_id, uploadId, house.now()) : null
  return row && upload?.registration_id === row.id && upload.side === side ? { row, upload } : null
}

/** `GET` and `HEAD /v1/registrations/{id}/photos/{side}/uploads/{upload}`. */
export async function getUpload(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['getUpload']>, 'params'>): Promise<Outcome<Upload>> {
  const found = await reachUpload(house, actor, params)
  return found ? done(await viewFound(house, found)) : refuse('not_found')
}

async function viewFound(house: House, { row, upload }: Found): Promise<Upload> {
  const photo = upload.photo_id ? await findPhoto(house.store.db, upload.subscriber_id, upload.photo_id) : null
  return viewUpload(upload, photo ? { row, photo } : null)
}

/** `DELETE` of the same. What has become a picture stays one. */
export async function cancelUpload(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['cancelUpload']>, 'params'>): Promise<Outcome<null>> {
  const found = await reachUpload(house, actor, params)
  if (!found) return refuse('not_found')
  await drop(house, found.upload)
  return done(null)
}

async function drop(house: House, { subscriber_id, id }: SavedUpload): Promise<void> {
  await house.store.transaction(async (tx) => {
    const upload = await lockUpload(tx, subscriber_id, id, house.now())
    if (upload) await endUpload(house, tx, upload)
  })
}

/** `PATCH` of the same. Of two parts for one offset, one is taken. */
export async function appendToUpload(
  house: House, actor: Actor, { params, headers, body }: Omit<RouteInput<Routes['appendToUpload']>, 'query'>,
): Promise<Outcome<Upload>> {
  const found = await reachUpload(house, actor, params)
  if (!found) return refuse('not_found')
  const { row, upload } = found
  const offset = headers['upload-offset']
  const isLast = headers['upload-complete'] === '?1'
  const end = offset + body.length
  if (offset !== upload.received) return elsewhere(upload)
  if (upload.photo_id) return body.length > 0 ? mismatch(upload, 'length') : done(await viewFound(house, found))

  const closed = isEditable(row.status) ? refusedSide(house, row, upload.side) : refuse('not_possible_now')
  const isForeign = offset === 0 && body.length >= HEAD_BYTES && !isPicture(body)
  // Nothing that follows could mend these.
  const final = closed ?? (end > upload.total ? mismatch(upload, 'length') : isForeign ? noPicture(upload.side) : null)
  if (final) {
    await drop(house, upload)
    return final
  }
  if (isLast && end < upload.total) return mismatch(upload, 'length')
  const appended = body.length > 0 ? await append(house, upload, body) : upload
  if ('ok' in appended) return appended
  if (!isLast) return done(viewUpload(appended, null))
  const became = await finishUpload(house, actor, row, appended)
  if (became.ok) return done(viewUpload(became.data.upload, became.data))
  if (!PROBLEMS[became.problem].retry) await drop(house, appended)
  return became
}

/** Keeps the bytes sealed, then notes them. They are safe when this resolves. */
async function append(house: House, upload: SavedUpload, body: Uint8Array): Promise<SavedUpload | Refusal> {
  const limited = await takePoints(house, [['part_of_registration', upload.registration_id]])
  if (limited) return limited
  const { vault, db } = house.store
  const ref = house.newId()
  await vault.put(ref, body, await keyOf(house, db, upload.subscriber_id), partBound(upload))
  let isKept = false
  try {
    return await house.store.transaction(async (tx) => {
      isKept = false
      const locked = await lockUpload(tx, upload.subscriber_id, upload.id, house.now())
      if (!locked) return refuse('not_found')
      if (locked.received !== upload.received || locked.photo_id) return elsewhere(locked)
      isKept = true
      return appendPart(tx, locked, { ref, size: body.length })
    })
  } catch (error) {
    // Undone for certain, unless the answer of the database was lost: then the hourly sweep finds out.
    if (!(troubleOf(error) instanceof DatabaseAway)) isKept = false
    throw error
  } finally {
    if (!isKept) await vault.remove(ref)
  }
}

const standing = (upload: SavedUpload): NonNullable<Refusal['upload']> => ({ offset: upload.received, complete: upload.photo_id !== null })
const elsewhere = (upload: SavedUpload): Refusal => ({ ...refuse('offset_mismatch'), upload: standing(upload) })
const mismatch = (upload: SavedUpload, at: 'length'): Refusal => ({
  ...refuse('upload_mismatch', [{ at, code: 'mismatch', text: `the picture was announced with ${upload.total} bytes` }]), upload: standing(upload),
})
