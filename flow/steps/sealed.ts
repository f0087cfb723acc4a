// Opens and seals what is personal, under the subscriber's own key, bound to the row it stands in.
import type { Reading } from '#contract/reading.ts'
import type { Details } from '#contract/registration.ts'
import type { SeenFaces } from '#core/seen-faces.ts'
import { openBytes, openJson, sealBytes, sealJson } from '#store/seal.ts'
import { subjectKey } from '#store/subject-keys.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { SavedPhoto } from '#store/photos.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import type { House } from '../house.ts'

/** Associated data: a sealed value opens only in its own row and column. */
export const boundTo = (column: string, subscriberId: string, id: string): string => `${column}/${subscriberId}/${id}`

/** The subscriber's key, once for a step that opens several things. */
export async function keyOf(house: House, db: Db | Tx, subscriberId: string): Promise<Buffer> {
  return subjectKey(db, house.store.keys, subscriberId)
}

/** What was typed, or null. */
export function openDetails(key: Buffer, row: SavedRegistration): Details | null {
  return row.details_sealed ? openJson<Details>(key, boundTo('details', row.subscriber_id, row.id), row.details_sealed) : null
}

/** Seals what was typed. */
export function sealDetails(key: Buffer, row: SavedRegistration, details: Details): Buffer {
  return sealJson(key, boundTo('details', row.subscriber_id, row.id), details)
}

/** What was read on a picture, or null. */
export function openReading(key: Buffer, photo: SavedPhoto): Reading | null {
  return photo.reading_sealed ? openJson<Reading>(key, boundTo('reading', photo.subscriber_id, photo.id), photo.reading_sealed) : null
}

/** Seals what was read. */
export function sealReading(key: Buffer, photo: { subscriber_id: string; id: string }, reading: Reading): Buffer {
  return sealJson(key, boundTo('reading', photo.subscriber_id, photo.id), reading)
}

/** Seals what a picture looks like. */
export function sealFingerprint(key: Buffer, photo: { subscriber_id: string; id: string }, fingerprint: Uint8Array): Buffer {
  return sealBytes(key, boundTo('fingerprint', photo.subscriber_id, photo.id), fingerprint)
}

/** Opens what a picture looks like. */
export function openFingerprint(key: Buffer, row: { subscriber_id: string; photo_id: string; sealed: Buffer }): Uint8Array {
  return openBytes(key, boundTo('fingerprint', row.subscriber_id, row.photo_id), row.sealed)
}

/** What was seen of faces with a selfie, or null. */
export function openFaces(key: Buffer, selfie: SavedPhoto): SeenFaces | null {
  return selfie.faces_sealed ? openJson<SeenFaces>(key, boundTo('faces', selfie.subscriber_id, selfie.id), selfie.faces_sealed) : null
}

/** Seals what was seen of faces. */
export function sealFaces(key: Buffer, selfie: { subscriber_id: string; id: string }, seen: SeenFaces): Buffer {
  return sealJson(key, boundTo('faces', selfie.subscriber_id, selfie.id), seen)
}

/** Associated data of a part of a picture in the vault. */
export const partBound = (upload: { operator_id: string; subscriber_id: string; id: string }): string => `${upload.operator_id}/${upload.subscriber_id}/upload/${upload.id}`

/** Associated data of a picture in the vault. */
export const pictureBound = (operatorId: string, subscriberId: string, photoId: string): string => `${operatorId}/${subscriberId}/${photoId}`
