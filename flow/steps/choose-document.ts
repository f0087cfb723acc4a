// Chooses the document; another choice sets pictures of the one before aside.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { findAccepted } from '#core/policy.ts'
import { PHOTO_SIDES } from '#contract/words.ts'
import { retirePhotos } from '#store/photos.ts'
import { updateRegistration } from '#store/registrations.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { changeOpen, closedFor, policyOf, reachRegistration } from './registration-access.ts'
import { byOf, note } from './registration-event.ts'
import { viewRegistration } from './view-registration.ts'

/** `PUT /v1/registrations/{id}/document`. */
export async function chooseDocument(
  house: House,
  actor: Actor,
  { params, body }: RouteInput<Routes['chooseDocument']>,
): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  if (!findAccepted(policyOf(house, row.country).policy, body)) {
    return refuse('document_not_accepted', [{ at: 'kind', code: 'not_accepted', text: 'choose one of the documents that GET /v1/service lists for this country' }])
  }
  return changeOpen<Outcome<Registration>>(house, row, async (tx, locked): Promise<Outcome<Registration> | Refusal> => {
    const same = locked.document_kind === body.kind && locked.issuing_country === body.issuing_country
    if (same) return done(await viewRegistration(house, tx, locked, actor))
    if (locked.status !== 'draft' && !locked.redo.includes('document')) return closedFor(['document'])
    if (locked.document_kind !== body.kind) await retirePhotos(tx, locked.subscriber_id, locked.id, PHOTO_SIDES)
    const changed = await updateRegistration(tx, locked, {
      document_kind: body.kind, issuing_country: body.issuing_country, redo_open: locked.redo_open.filter((item) => item !== 'document'),
    })
    await note(house, tx, changed, 'document.chosen', byOf(actor), { kind: body.kind, issuing_country: body.issuing_country })
    return done(await viewRegistration(house, tx, changed, actor))
  })
}
