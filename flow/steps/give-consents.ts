// Takes consents, each for itself, in the version that was shown. An answer is a row of its own and never changed.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { isEditable, nextActor } from '#core/life.ts'
import { withoutFaces } from '#core/forget-faces.ts'
import { insertConsents } from '#store/consents.ts'
import { forgetFaces } from '#store/photos.ts'
import { lockRegistration, updateRegistration, type SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { goOn } from './known-faces.ts'
import { policyOf, reachRegistration } from './registration-access.ts'
import { byOf, note, SYSTEM } from './registration-event.ts'
import { know, viewOf } from './view-registration.ts'

const isFaceRefusal = (item: { purpose: string; granted: boolean }): boolean => item.purpose === 'face_comparison' && !item.granted

/**
 * `PUT /v1/registrations/{id}/consents`. A version other than the one in force answers `changed_meanwhile`. The consent to compare faces may be
 * withdrawn at any time: what was seen of faces is erased, and the registration goes on.
 */
export async function putConsents(house: House, actor: Actor, { params, body }: RouteInput<Routes['putConsents']>): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  const asked = policyOf(house, row.country)?.policy.consents
  if (!asked) return refuse('country_not_served')
  // Whoever takes a consent back need not have read a newer text.
  const stale = body.items.filter((item) => !isFaceRefusal(item) && !asked.some((each) => each.purpose === item.purpose && each.version === item.version))
  if (stale.length > 0) {
    return refuse('changed_meanwhile', stale.map((item) => ({ at: item.purpose, code: 'version', text: 'this text is not the one in force; show the new one' })))
  }
  return house.store.transaction(async (tx): Promise<Outcome<Registration> | Refusal> => {
    const locked = await lockRegistration(tx, row.subscriber_id, row.id)
    const withdraws = body.items.length > 0 && body.items.every(isFaceRefusal)
    if (!withdraws && !isEditable(locked.status)) return refuse('not_possible_now')
    const at = house.now()
    await insertConsents(
      tx,
      body.items.map((item) => ({ ...item, subscriber_id: locked.subscriber_id, id: house.newId(), operator_id: locked.operator_id, registration_id: locked.id, at })),
    )
    const saved = await updateRegistration(tx, locked, {})
    await note(house, tx, saved, 'consents.given', byOf(actor), { items: body.items })
    const known = await know(house, tx, body.items.some(isFaceRefusal) ? await forget(house, tx, saved) : saved)
    await goOn(house, tx, known)
    return done(viewOf(known, actor))
  })
}

/** Erases what was seen of faces. Of a decision that is made the outcomes stay as its proof; of one to come they go too. */
async function forget(house: House, tx: Tx, row: SavedRegistration): Promise<SavedRegistration> {
  if (!(await forgetFaces(tx, row.subscriber_id, row.id))) return row
  await note(house, tx, row, 'faces.erased', SYSTEM, {})
  return nextActor(row.status) === 'nobody' ? row : updateRegistration(tx, row, { checks: JSON.stringify(withoutFaces(row.checks)) })
}
