// Moves a registration from one status to the next by the table of its life, notes it on the chain and tells the operator's systems.
import type { WebhookType } from '#contract/operator.ts'
import type { RegistrationStatus } from '#contract/words.ts'
import { after, isEditable, type Move } from '#core/life.ts'
import { updateRegistration, type RegistrationChange, type SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import type { House } from '../house.ts'
import { note, type By } from './registration-event.ts'
import { announce } from './announce.ts'
import { endUploads } from './end-upload.ts'

/** What each status is called in the chain of events. */
const EVENT_OF: Record<RegistrationStatus, string> = {
  draft: 'registration.created', submitted: 'registration.submitted', checking: 'registration.checking', in_review: 'registration.in_review',
  on_hold: 'registration.on_hold', resubmission_requested: 'registration.resubmission_requested', approved: 'registration.approved',
  rejected: 'registration.rejected', expired: 'registration.expired', canceled: 'registration.canceled',
  reverification_required: 'registration.reverification_required', redacted: 'registration.redacted',
}
const ANNOUNCED: Partial<Record<RegistrationStatus, WebhookType>> = {
  submitted: 'registration.submitted', in_review: 'registration.in_review', resubmission_requested: 'registration.resubmission_requested',
  approved: 'registration.approved', rejected: 'registration.rejected', canceled: 'registration.canceled', expired: 'registration.expired',
}

/** Makes the move or, where the table does not allow it, gives null and changes nothing. */
export async function move(
  house: House,
  tx: Tx,
  row: SavedRegistration,
  to: Move,
  by: By,
  change: RegistrationChange = {},
  data: Record<string, unknown> = {},
): Promise<SavedRegistration | null> {
  const status = after(row.status, to)
  if (!status) return null
  const saved = await updateRegistration(tx, row, { ...change, status })
  await note(house, tx, saved, EVENT_OF[status], by, { from: row.status, attempt: saved.attempt, ...data })
  if (!isEditable(status)) await endUploads(house, tx, saved)
  const type = ANNOUNCED[status]
  if (type) await announce(house, tx, type, { registration_id: saved.id, subscriber_id: saved.subscriber_id, status, attempt: saved.attempt })
  return saved
}
