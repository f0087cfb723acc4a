// One picture for a reviewer: decoded and drawn anew with a watermark that names its purpose and its viewer. Every view is an event.
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { listCurrentPhotos } from '#store/photos.ts'
import { findRegistration } from '#store/registrations.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { byOf, note } from './registration-event.ts'
import { keyOf, pictureBound } from './sealed.ts'

const LONG_SIDE = 1800

/** `GET /v1/review/cases/{id}/photos/{side}`. */
export async function getCasePhoto(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['getCasePhoto']>, 'params'>): Promise<Outcome<Uint8Array>> {
  if (actor.kind !== 'staff') return refuse('not_allowed')
  const { db, vault } = house.store
  const row = await findRegistration(db, house.operator.id, params.id)
  const photo = row ? (await listCurrentPhotos(db, row.subscriber_id, row.id)).find((each) => each.side === params.side) : undefined
  if (!row || !photo) return refuse('not_found')
  // Written down before the picture leaves the vault: there is no view without its line.
  await house.store.transaction((tx) => note(house, tx, row, 'photo.viewed', byOf(actor), { side: photo.side, photo_id: photo.id }))
  const bytes = await vault.get(photo.object_ref, await keyOf(house, db, row.subscriber_id), pictureBound(row.operator_id, row.subscriber_id, photo.id))
  const day = house.now().toISOString().slice(0, 10)
  const shown = await house.readers.show(bytes, { longSide: LONG_SIDE, watermark: `REAL-NAME REGISTRATION ONLY ${day} ${actor.id.slice(-6)}` })
  return 'problem' in shown ? refuse('picture_damaged') : done(shown)
}
