// Takes the details as typed. When something was asked for again, only the fields named may change.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Details, Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { updateRegistration } from '#store/registrations.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { changeOpen, closedFor, mayChange, reachRegistration } from './registration-access.ts'
import { byOf, note } from './registration-event.ts'
import { keyOf, openDetails, sealDetails } from './sealed.ts'
import { viewRegistration } from './view-registration.ts'

/** Spaces at the ends and doubled ones mean nothing; the rest is kept as typed. */
function trimmed(details: Details): Details {
  return Object.fromEntries(Object.entries(details).map(([field, value]) => [field, value.trim().replaceAll(/\s+/g, ' ')]))
}

/** `PUT /v1/registrations/{id}/details`. */
export async function putDetails(house: House, actor: Actor, { params, body }: RouteInput<Routes['putDetails']>): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  const details = trimmed(body)
  return changeOpen<Outcome<Registration>>(house, row, async (tx, locked): Promise<Outcome<Registration> | Refusal> => {
    const key = await keyOf(house, tx, locked.subscriber_id)
    const before: Details = openDetails(key, locked) ?? {}
    const fields = [...new Set([...Object.keys(before), ...Object.keys(details)])] as (keyof Details)[]
    const changed = fields.filter((field) => before[field] !== details[field])
    const closed = changed.filter((field) => !mayChange(locked, field))
    if (closed.length > 0) return closedFor(closed)
    const saved = await updateRegistration(tx, locked, {
      details_sealed: sealDetails(key, locked, details),
      redo_open: locked.redo_open.filter((item) => !fields.includes(item as keyof Details)),
    })
    await note(house, tx, saved, 'details.given', byOf(actor), { fields: changed })
    return done(await viewRegistration(house, tx, saved, actor))
  })
}
