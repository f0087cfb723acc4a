// Gives up an open registration.
import { refuse } from '#contract/problems.ts'
import type { Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { lockRegistration } from '#store/registrations.ts'
import { leaveQueue } from '#store/review.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { move } from './move.ts'
import { reachRegistration } from './registration-access.ts'
import { byOf } from './registration-event.ts'
import { viewRegistration } from './view-registration.ts'

/** `POST /v1/registrations/{id}/cancel`. Cancelling twice changes nothing. */
export async function cancelRegistration(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['cancelRegistration']>, 'params'>): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  return house.store.transaction(async (tx): Promise<Outcome<Registration>> => {
    const locked = await lockRegistration(tx, row.subscriber_id, row.id)
    if (locked.status === 'canceled') return done(await viewRegistration(house, tx, locked, actor))
    const saved = await move(house, tx, locked, 'cancel', byOf(actor), { due_at: null })
    if (!saved) return refuse('not_possible_now')
    await leaveQueue(tx, saved.id)
    return done(await viewRegistration(house, tx, saved, actor))
  })
}
