// Chooses the document; another choice sets pictures of the one before aside, or judges them anew.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { findAccepted, type Policy } from '#core/policy.ts'
import { CHANNELS, PHOTO_SIDES, type PhotoSide } from '#contract/words.ts'
import { retirePhotos, updatePhoto } from '#store/photos.ts'
import { updateRegistration, type RegistrationChange, type SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { judge } from './judge-photo.ts'
import { changeOpen, closedFor, mayChange, policyOf, reachRegistration } from './registration-access.ts'
import { byOf, note } from './registration-event.ts'
import { documentOf, know, viewRegistration } from './view-registration.ts'

/** `PUT /v1/registrations/{id}/document`. */
export async function chooseDocument(
  house: House,
  actor: Actor,
  { params, body }: RouteInput<Routes['chooseDocument']>,
): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  const policy = policyOf(house, row.country)?.policy
  if (!policy) return refuse('country_not_served')
  const accepted = findAccepted(policy, body)
  if (!accepted) {
    return refuse('document_not_accepted', [{ at: 'kind', code: 'not_accepted', text: 'choose one of the documents that GET /v1/service lists for this country' }])
  }
  return changeOpen<Outcome<Registration>>(house, row, async (tx, locked): Promise<Outcome<Registration> | Refusal> => {
    const same = locked.document_kind === body.kind && locked.issuing_country === body.issuing_country
    if (same) return done(await viewRegistration(house, tx, locked, actor))
    // One that does not count any more has to be changed, asked for or not.
    const before = documentOf(locked)
    const counts = before !== null && findAccepted(policy, before) !== null
    if (counts && !mayChange(locked, 'document')) return closedFor(['document'])
    if (locked.document_kind !== body.kind) await retirePhotos(tx, locked.subscriber_id, locked.id, PHOTO_SIDES)
    const changed = await updateRegistration(tx, locked, {
      document_kind: body.kind, issuing_country: body.issuing_country, ...(locked.status === 'draft' ? {} : reopened(locked, policy, accepted.sides)),
    })
    if (locked.document_kind === body.kind) await judgeAgain(house, tx, changed)
    await note(house, tx, changed, 'document.chosen', byOf(actor), { kind: body.kind, issuing_country: body.issuing_country })
    return done(await viewRegistration(house, tx, changed, actor))
  })
}

/** Another document in a resubmission: its sides are asked for, its number too, and what it prints may differ in every field. */
function reopened(row: SavedRegistration, policy: Policy, sides: readonly PhotoSide[]): RegistrationChange {
  const contacts = CHANNELS.filter((channel) => row.redo.includes(channel))
  const fieldsOpen = policy.fields.filter((field) => field === 'document_number' || row.redo_open.includes(field))
  return { redo: ['document', ...sides, ...policy.fields, ...contacts], redo_open: [...sides, ...fieldsOpen, ...contacts] }
}

/** The same pictures may be right for another issuing state, or wrong. */
async function judgeAgain(house: House, tx: Tx, row: SavedRegistration): Promise<void> {
  const known = await know(house, tx, row)
  for (const [side, photo] of known.photos) {
    const reading = known.readings[side]
    const judged = reading ? judge(known, side, reading) : null
    if (judged) await updatePhoto(tx, photo, { verdict: judged.verdict, faults: JSON.stringify(judged.faults) })
  }
}
