// Carries a decision out, whoever made it: the machine or a reviewer. Status, queue, lines, messages, all in one transaction.
import type { Check, Reason } from '#contract/reasons.ts'
import type { Outcome as Decided } from '#core/decide.ts'
import type { Move } from '#core/life.ts'
import { PHOTO_SIDES, type PhotoSide } from '#contract/words.ts'
import { putLineOnDocument } from '#store/lines.ts'
import { retirePhotos } from '#store/photos.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import { enterQueue, leaveQueue } from '#store/review.ts'
import type { Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { move } from './move.ts'
import type { By } from './registration-event.ts'
import { shownDocuments } from './shown-documents.ts'
import { tell } from './tell.ts'
import { know } from './view-registration.ts'
import { whatToRedo } from './what-to-redo.ts'

const MOVE_OF: Record<Decided, Move> = { approved: 'approve', in_review: 'send_to_review', resubmission_requested: 'ask_again', rejected: 'reject' }

export type Conclusion = { readonly outcome: Decided; readonly reasons: readonly Reason[]; readonly checks: readonly Check[] }

/** Makes the move and everything that follows from it. Null when the registration has moved on meanwhile: then nothing was done. */
export async function conclude(house: House, tx: Tx, row: SavedRegistration, conclusion: Conclusion, by: By): Promise<SavedRegistration | null> {
  const { outcome, reasons } = conclusion
  const redo = outcome === 'resubmission_requested' ? whatToRedo(await know(house, tx, row), reasons) : []
  const at = house.now()
  const saved = await move(
    house, tx, row, MOVE_OF[outcome], by,
    {
      reasons: JSON.stringify(reasons), checks: JSON.stringify(conclusion.checks), redo, redo_open: redo,
      decided_at: outcome === 'in_review' ? null : at, due_at: outcome === 'in_review' ? row.due_at : null,
    },
    {
      policy_version: row.policy_version, policy_hash: row.policy_hash, reasons: [...reasons],
      checks: conclusion.checks.map(({ name, field, status }) => (field ? `${name}/${field}:${status}` : `${name}:${status}`)),
    },
  )
  if (!saved) return null
  if (outcome === 'in_review') {
    await enterQueue(tx, {
      registration_id: saved.id, operator_id: saved.operator_id, subscriber_id: saved.subscriber_id, country: saved.country, document_kind: saved.document_kind,
      attempt: saved.attempt, reasons: JSON.stringify(reasons), on_hold: false, entered_at: at, due_at: saved.due_at ?? at, lease_staff_id: null, lease_until: null,
    })
    return saved
  }
  await leaveQueue(tx, saved.id)
  if (outcome === 'approved') await unlock(house, tx, saved)
  if (outcome === 'resubmission_requested') {
    await retirePhotos(tx, saved.subscriber_id, saved.id, PHOTO_SIDES.filter((side: PhotoSide) => redo.includes(side)))
  }
  await tell(house, tx, saved, `registration_${outcome}`, reasons)
  return saved
}

/** Puts the lines onto the documents shown and has the network unlock each. */
async function unlock(house: House, tx: Tx, row: SavedRegistration): Promise<void> {
  const indexes = shownDocuments(house, await know(house, tx, row))
  for (const lineId of row.line_ids) {
    for (const index of indexes) await putLineOnDocument(tx, { operatorId: row.operator_id, index, lineId, subscriberId: row.subscriber_id, at: house.now() })
    await house.store.queue.send(tx, 'unlock_line', { subscriberId: row.subscriber_id, lineId, registrationId: row.id })
  }
}
