// Takes consents, each for itself, in the version that was shown. An answer is a row of its own and never changed.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { insertConsents } from '#store/consents.ts'
import { updateRegistration } from '#store/registrations.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { changeOpen, policyOf, reachRegistration } from './registration-access.ts'
import { byOf, note } from './registration-event.ts'
import { viewRegistration } from './view-registration.ts'

/** `PUT /v1/registrations/{id}/consents`. A version other than the one in force answers `changed_meanwhile`. */
export async function putConsents(house: House, actor: Actor, { params, body }: RouteInput<Routes['putConsents']>): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  const asked = policyOf(house, row.country)?.policy.consents
  if (!asked) return refuse('country_not_served')
  const stale = body.items.filter((item) => !asked.some((each) => each.purpose === item.purpose && each.version === item.version))
  if (stale.length > 0) {
    return refuse('changed_meanwhile', stale.map((item) => ({ at: item.purpose, code: 'version', text: 'this text is not the one in force; show the new one' })))
  }
  return changeOpen<Outcome<Registration>>(house, row, async (tx, locked): Promise<Outcome<Registration> | Refusal> => {
    const at = house.now()
    await insertConsents(
      tx,
      body.items.map((item) => ({ ...item, subscriber_id: locked.subscriber_id, id: house.newId(), operator_id: locked.operator_id, registration_id: locked.id, at })),
    )
    const saved = await updateRegistration(tx, locked, {})
    await note(house, tx, saved, 'consents.given', byOf(actor), { items: body.items })
    return done(await viewRegistration(house, tx, saved, actor))
  })
}
