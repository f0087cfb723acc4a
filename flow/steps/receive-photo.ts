// Takes the picture of one side: known by its bytes, sealed into the vault, then read by a job.
import { createHash } from 'node:crypto'
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Photo } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { listCurrentPhotos, replacePhoto, updatePhoto, type SavedPhoto } from '#store/photos.ts'
import { updateRegistration, type SavedRegistration } from '#store/registrations.ts'
import type { Db, Tx } from '#store/schema.ts'
import { DatabaseAway, troubleOf } from '#store/trouble.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { takePoints } from './limits.ts'
import { changeOpen, closedFor, mayChange, policyOf, reachRegistration } from './registration-access.ts'
import { byOf, note } from './registration-event.ts'
import { keyOf, pictureBound } from './sealed.ts'
import { sidesOf, viewPhoto } from './view-registration.ts'

/** A refused picture may be used anyway after this many refusals of its side. */
const REFUSALS_BEFORE_ANYWAY = 2

/** Bytes from which a picture is known. */
export const HEAD_BYTES = 12
/** JPEG (FF D8 FF), PNG, or WebP in RIFF, by the first bytes; what a file is called says nothing. */
export function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  return head.startsWith('\xFF\xD8\xFF') || head.startsWith('\x89PNG\r\n\x1A\n') || (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP')
}

/** A picture that stands on its side, with the registration as it is then. */
export type Received = { readonly row: SavedRegistration; readonly photo: SavedPhoto }
export type Sent = { readonly side: SavedPhoto['side']; readonly anyway: boolean; readonly body: Uint8Array }

/** `PUT /v1/registrations/{id}/photos/{side}`. The same bytes again change nothing. */
export async function putPhoto(house: House, actor: Actor, { params, query, body }: RouteInput<Routes['putPhoto']>): Promise<Outcome<Photo>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  const received = await receivePhoto(house, actor, row, { side: params.side, anyway: query.anyway === true, body })
  return received.ok ? done(viewPhoto(received.data.row, params.side, received.data.photo)) : received
}

/** What a picture's SHA-256 is kept as: it shows that two are the same, and nothing else. */
export function contentHashOf(house: House, sha256: string): Buffer {
  return house.store.keys.blindIndex('picture', sha256)
}

/** The refusal of bytes that are no picture. */
export function noPicture(side: SavedPhoto['side']): Refusal {
  return refuse('not_a_picture', [{ at: side, code: 'format', text: 'send a JPEG, PNG or WebP picture' }])
}

/** Makes bytes the picture of a side, whichever way they came. */
export async function receivePhoto(house: House, actor: Actor, row: SavedRegistration, { side, anyway, body }: Sent): Promise<Outcome<Received>> {
  if (!isPicture(body)) return noPicture(side)
  const refusal = refusedSide(house, row, side)
  if (refusal) return refusal

  const contentHash = contentHashOf(house, createHash('sha256').update(body).digest('hex'))
  const isSame = (photo: SavedPhoto | undefined): boolean => photo?.content_hash.equals(contentHash) === true
  const before = await currentOn(house.store.db, row, side)
  if (!isSame(before)) {
    const limited = await takePoints(house, [['picture_of_registration', row.id]])
    if (limited) return limited
  }
  const id = house.newId()
  const key = await keyOf(house, house.store.db, row.subscriber_id)
  // The sealed bytes come first: a row never points at a picture that is not there.
  const kept = isSame(before) ? null : await house.store.vault.put(id, body, key, pictureBound(row.operator_id, row.subscriber_id, id))
  let isUsed = false
  try {
    return await changeOpen<Outcome<Received>>(house, row, async (tx, locked): Promise<Outcome<Received> | Refusal> => {
      isUsed = false
      const late = refusedSide(house, locked, side)
      if (late) return late
      const current = await currentOn(tx, locked, side)
      if (current && isSame(current)) return done(await again(house, tx, actor, locked, current, anyway))
      // The one it was the same as is gone meanwhile.
      if (!kept) return refuse('changed_meanwhile')
      isUsed = true
      const photo: SavedPhoto = {
        subscriber_id: locked.subscriber_id, id, operator_id: locked.operator_id, registration_id: locked.id, side, current: true, object_ref: id,
        content_hash: contentHash, byte_size: body.length, status: 'reading', verdict: null, faults: [], reading_sealed: null,
        faces_sealed: null,
        used_anyway: anyway && (current?.refused ?? 0) >= REFUSALS_BEFORE_ANYWAY, refused: current?.refused ?? 0, received_at: house.now(), read_at: null,
      }
      await replacePhoto(tx, { ...photo, faults: '[]' })
      const changed = await updateRegistration(tx, locked, { redo_open: locked.redo_open.filter((item) => item !== side) })
      await note(house, tx, changed, 'photo.received', byOf(actor), { side, photo_id: id, sealed_sha256: kept.sealedSha256, bytes: body.length })
      await house.store.queue.send(tx, 'read_photo', { subscriberId: locked.subscriber_id, photoId: id })
      return done({ row: changed, photo })
    })
  } catch (error) {
    // Undone for certain, unless the answer of the database was lost: then the hourly sweep finds out.
    if (!(troubleOf(error) instanceof DatabaseAway)) isUsed = false
    throw error
  } finally {
    if (kept && !isUsed) await house.store.vault.remove(id)
  }
}

/** The picture that counts on a side. */
export async function currentOn(db: Db | Tx, row: SavedRegistration, side: SavedPhoto['side']): Promise<SavedPhoto | undefined> {
  return (await listCurrentPhotos(db, row.subscriber_id, row.id)).find((photo) => photo.side === side)
}

/** Why this side may not be sent now, or null. */
export function refusedSide(house: House, row: SavedRegistration, side: SavedPhoto['side']): Refusal | null {
  if (!row.document_kind) return refuse('not_possible_now', [{ at: 'document', code: 'required', text: 'choose the document first' }])
  const policy = policyOf(house, row.country)?.policy
  if (!policy) return refuse('country_not_served')
  const sides = sidesOf(policy, row)
  if (!sides.includes(side)) return refuse('side_not_expected', [{ at: side, code: 'not_expected', text: `this document shows: ${sides.join(', ')}` }])
  return mayChange(row, side) ? null : closedFor([side])
}

/** The same picture once more: nothing changes, but a refused one may now be sent anyway, so that a person looks at it. */
export async function again(house: House, tx: Tx, actor: Actor, locked: SavedRegistration, photo: SavedPhoto, anyway: boolean): Promise<Received> {
  const useIt = anyway && !photo.used_anyway && photo.verdict === 'retake' && photo.refused >= REFUSALS_BEFORE_ANYWAY
  if (!useIt) return { row: locked, photo }
  await updatePhoto(tx, photo, { used_anyway: true })
  const changed = await updateRegistration(tx, locked, {})
  await note(house, tx, changed, 'photo.used_anyway', byOf(actor), { side: photo.side, photo_id: photo.id })
  return { row: changed, photo: { ...photo, used_anyway: true } }
}
