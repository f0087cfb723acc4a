// A reviewer's decision: previewed in the subscriber's words, then carried out if nothing changed meanwhile.
import { REASONS, type Reason, type ReasonRow } from '#contract/reasons.ts'
import type { Case, Decision, DecisionPreview } from '#contract/review.ts'
import { refuse, type Refusal } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { tellReason } from '#couriers/words.ts'
import type { Outcome as Decided } from '#core/decide.ts'
import { findRegistration, lockRegistration, type SavedRegistration } from '#store/registrations.ts'
import { findWaiting, insertNote } from '#store/review.ts'
import type { Tx } from '#store/schema.ts'
import { sealJson } from '#store/seal.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { conclude } from './conclude.ts'
import { byOf } from './registration-event.ts'
import { viewCase } from './review-case.ts'
import { boundTo, keyOf } from './sealed.ts'
import { describe } from './send-message.ts'
import { countLinesHeld, countLinesOfPerson } from './shown-documents.ts'
import { attemptsLeft, know } from './view-registration.ts'
import { whatToRedo } from './what-to-redo.ts'

const OUTCOME_OF: Record<Decision['decision'], Decided> = { approve: 'approved', ask_again: 'resubmission_requested', reject: 'rejected' }

/** What is wrong with the items of a decision, or null. Asking again takes what can be mended, rejecting what cannot, or what was asked for too often. */
function faultOf(decision: Decision): Refusal | null {
  const items = decision.items.map(({ code }) => REASONS[code] as ReasonRow)
  if (decision.decision === 'approve') {
    return items.length === 0 ? null : refuse('not_complete', [{ at: 'items', code: 'not_expected', text: 'an approval has no reasons' }])
  }
  if (items.length === 0) return refuse('not_complete', [{ at: 'items', code: 'missing', text: 'name at least one reason' }])
  if (decision.decision === 'ask_again' && items.some((row) => row.weight === 'final')) {
    return refuse('not_complete', [{ at: 'items', code: 'final', text: 'this reason cannot be mended: reject instead' }])
  }
  return null
}

/** What stands against a decision in this case, or null. Rejecting is always possible. */
async function hindranceOf(house: House, tx: Tx, row: SavedRegistration, decision: Decision): Promise<Refusal | null> {
  if (decision.decision === 'reject') return null
  const known = await know(house, tx, row)
  if (!known.policy) return refuse('country_not_served')
  if (decision.decision === 'approve') {
    const { count } = known.policy.max_lines
    const held = Math.max(await countLinesHeld(house, tx, known), await countLinesOfPerson(tx, known))
    const isFull = count !== null && held + row.line_ids.length > count
    return isFull ? refuse('not_possible_now', [{ at: 'decision', code: 'line_quota_reached', text: 'the document would hold more lines than are allowed' }]) : null
  }
  if (attemptsLeft(known) === 0) return refuse('not_possible_now', [{ at: 'decision', code: 'attempts_exceeded', text: 'all attempts are used up: approve or reject' }])
  const idle = decision.items.filter((item) => whatToRedo(known, [item]).length === 0)
  if (idle.length === 0) return null
  return refuse('not_complete', idle.map(({ at, code }) => ({ at, code: 'nothing_to_redo', text: `${code} names nothing this subscriber can do again` })))
}

/** `POST /v1/review/cases/{id}/preview`. */
export async function previewDecision(house: House, _actor: Actor, { params, body }: RouteInput<Routes['previewDecision']>): Promise<Outcome<DecisionPreview>> {
  const row = await findRegistration(house.store.db, house.operator.id, params.id)
  if (!row) return refuse('not_found')
  const reasons: Reason[] = body.items
  const words = describe(house, row, `registration_${OUTCOME_OF[body.decision]}` as 'registration_approved', reasons)
  return done({ reasons: reasons.map((reason) => tellReason(row.locale, reason)), email: words.email, sms: words.sms })
}

/** `POST /v1/review/cases/{id}/decision`. */
export async function decideCase(house: House, actor: Actor, { params, body }: RouteInput<Routes['decideCase']>): Promise<Outcome<Case>> {
  if (actor.kind !== 'staff') return refuse('not_allowed')
  const found = await findRegistration(house.store.db, house.operator.id, params.id)
  if (!found) return refuse('not_found')
  const fault = faultOf(body)
  if (fault) return fault
  const decided = await house.store.transaction(async (tx): Promise<Refusal | { ok: true }> => {
    const row = await lockRegistration(tx, found.subscriber_id, found.id)
    const waiting = await findWaiting(tx, row.operator_id, row.id)
    if (!waiting) return refuse('not_possible_now')
    if (waiting.leased && waiting.lease_staff_id !== actor.id) return refuse('leased_by_another')
    if (!waiting.leased) return refuse('not_leased')
    if (row.version !== body.version) return refuse('changed_meanwhile')
    const hindrance = await hindranceOf(house, tx, row, body)
    if (hindrance) return hindrance
    const saved = await conclude(house, tx, row, { outcome: OUTCOME_OF[body.decision], reasons: body.items, checks: row.checks }, byOf(actor))
    if (!saved) return refuse('not_possible_now')
    if (body.note) {
      const id = house.newId()
      const sealed = sealJson(await keyOf(house, tx, row.subscriber_id), boundTo('note', row.subscriber_id, id), body.note)
      await insertNote(tx, { subscriber_id: row.subscriber_id, id, operator_id: row.operator_id, registration_id: row.id, staff_id: actor.id, sealed, at: house.now() })
    }
    return { ok: true }
    // Serializable: two decisions on one document at once may not both pass the quota.
  }, { serializable: true })
  if (!decided.ok) return decided
  const after = await findRegistration(house.store.db, house.operator.id, params.id)
  return after ? done(await viewCase(house, actor, after)) : refuse('not_found')
}
