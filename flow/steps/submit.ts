// Submits a registration: everything must be there; the checks begin once all pictures are read.
import { refuse, type Fix } from '#contract/problems.ts'
import type { Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { dueAt } from '#core/due.ts'
import { isEditable, nextActor } from '#core/life.ts'
import { lockRegistration } from '#store/registrations.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { goOn } from './known-faces.ts'
import { move } from './move.ts'
import { policyOf, reachRegistration } from './registration-access.ts'
import { byOf } from './registration-event.ts'
import { claimShown } from './shown-documents.ts'
import { tell } from './tell.ts'
import { know, missingIn, viewOf, viewRegistration } from './view-registration.ts'

/** `POST /v1/registrations/{id}/submit`. Submitting what is already under way changes nothing. */
export async function submitRegistration(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['submitRegistration']>, 'params'>): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  return house.store.transaction(async (tx): Promise<Outcome<Registration>> => {
    const locked = await lockRegistration(tx, row.subscriber_id, row.id)
    if (!isEditable(locked.status)) return nextActor(locked.status) === 'nobody' ? refuse('not_possible_now') : done(await viewRegistration(house, tx, locked, actor))
    const loaded = policyOf(house, locked.country)
    if (!loaded) return refuse('country_not_served')
    const attempt = locked.status === 'draft' ? locked.attempt : locked.attempt + 1
    if (attempt > loaded.policy.max_attempts) return refuse('attempts_exceeded')
    const known = await know(house, tx, locked)
    const missing = missingIn(known)
    if (missing.length > 0) {
      return refuse('not_complete', missing.map((at): Fix => ({ at, code: 'missing', text: `${at} is still missing` })))
    }
    const now = house.now()
    const saved = await move(house, tx, locked, 'submit', byOf(actor), {
      attempt, submitted_at: now, due_at: dueAt(now.toISOString(), { ...loaded.policy, businessDays: loaded.policy.review_business_days }), decided_at: null,
      policy_version: loaded.policy.version, policy_hash: loaded.hash, reasons: '[]', checks: '[]', redo: [], redo_open: [],
    }, { policy_version: loaded.policy.version, policy_hash: loaded.hash })
    if (!saved) return refuse('not_possible_now')
    await claimShown(house, tx, { ...known, row: saved })
    await goOn(house, tx, { ...known, row: saved })
    await tell(house, tx, saved, 'registration_submitted')
    return done(viewOf({ ...known, row: saved }, actor))
  })
}
