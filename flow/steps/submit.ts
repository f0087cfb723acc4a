// Submits a registration: everything must be there; the checks begin once all pictures are read.
import { refuse, type Fix } from '#contract/problems.ts'
import type { Registration } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { documentKey } from '#core/document-key.ts'
import { dueAt } from '#core/due.ts'
import { isEditable, nextActor } from '#core/life.ts'
import { claimDocument } from '#store/documents.ts'
import { lockRegistration, type SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { move } from './move.ts'
import { policyOf, reachRegistration } from './registration-access.ts'
import { byOf } from './registration-event.ts'
import { tell } from './tell.ts'
import { documentOf, isRead, know, missingIn, viewOf, viewRegistration, type Known } from './view-registration.ts'

/** `POST /v1/registrations/{id}/submit`. Submitting what is already under way changes nothing. */
export async function submitRegistration(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['submitRegistration']>, 'params'>): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  return house.store.transaction(async (tx): Promise<Outcome<Registration>> => {
    const locked = await lockRegistration(tx, row.subscriber_id, row.id)
    if (!isEditable(locked.status)) return nextActor(locked.status) === 'nobody' ? refuse('not_possible_now') : done(await viewRegistration(house, tx, locked, actor))
    const loaded = policyOf(house, locked.country)
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
    await claim(house, tx, saved, known)
    if (isRead(known)) await house.store.queue.send(tx, 'check_registration', { subscriberId: saved.subscriber_id, registrationId: saved.id, attempt })
    await tell(house, tx, saved, 'registration_submitted')
    return done(viewOf({ ...known, row: saved }, actor))
  })
}

/** Blind index of a document number, the same for every way of writing it. */
export function documentIndex(house: House, document: { kind: Parameters<typeof documentKey>[0]; issuing_country: string }, number: string): Buffer {
  return house.store.keys.blindIndex('document', documentKey(document.kind, document.issuing_country, number))
}

async function claim(house: House, tx: Tx, row: SavedRegistration, known: Known): Promise<void> {
  const document = documentOf(row)
  const number = known.details?.document_number
  if (!document || !number) return
  const index = documentIndex(house, document, number)
  await claimDocument(tx, { operatorId: row.operator_id, index, subscriberId: row.subscriber_id, registrationId: row.id, at: house.now() })
}
