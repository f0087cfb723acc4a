// The life of a registration: who acts next in each status, and which event leads where. What is not written here is refused.
import type { NextActor, RegistrationStatus } from '#contract/words.ts'

/** Everything that can happen to a registration and change its status. */
export const MOVES = [
  'submit', 'start_checking', 'approve', 'send_to_review', 'ask_again', 'reject', 'hold', 'release', 'expire', 'cancel', 'ask_reverification', 'redact',
] as const
export type Move = (typeof MOVES)[number]

type Row = { readonly next: NextActor; readonly moves: { readonly [M in Move]?: RegistrationStatus } }

export const LIFE = {
  draft: { next: 'subscriber', moves: { submit: 'submitted', expire: 'expired', cancel: 'canceled' } },
  submitted: { next: 'system', moves: { start_checking: 'checking', cancel: 'canceled' } },
  checking: {
    next: 'system',
    moves: { approve: 'approved', send_to_review: 'in_review', ask_again: 'resubmission_requested', reject: 'rejected', cancel: 'canceled' },
  },
  in_review: { next: 'staff', moves: { approve: 'approved', ask_again: 'resubmission_requested', reject: 'rejected', hold: 'on_hold', cancel: 'canceled' } },
  on_hold: { next: 'staff', moves: { release: 'in_review', approve: 'approved', ask_again: 'resubmission_requested', reject: 'rejected', cancel: 'canceled' } },
  resubmission_requested: { next: 'subscriber', moves: { submit: 'submitted', reject: 'rejected', expire: 'expired', cancel: 'canceled' } },
  approved: { next: 'nobody', moves: { ask_reverification: 'reverification_required', redact: 'redacted' } },
  rejected: { next: 'nobody', moves: { redact: 'redacted' } },
  expired: { next: 'nobody', moves: { redact: 'redacted' } },
  canceled: { next: 'nobody', moves: { redact: 'redacted' } },
  reverification_required: { next: 'subscriber', moves: { submit: 'submitted', expire: 'expired' } },
  redacted: { next: 'nobody', moves: {} },
} as const satisfies Record<RegistrationStatus, Row>

/** The status after a move, or null where the table does not allow it. */
export function after(status: RegistrationStatus, move: Move): RegistrationStatus | null {
  const row: Row = LIFE[status]
  return row.moves[move] ?? null
}

/** Who acts next in a status. */
export function nextActor(status: RegistrationStatus): NextActor {
  return LIFE[status].next
}

/** Whether the subscriber may still change pictures, details and consents. */
export function isEditable(status: RegistrationStatus): boolean {
  return nextActor(status) === 'subscriber'
}

/** Whether the registration is still under way: a second one for the same country is not begun beside it. */
export function isOpen(status: RegistrationStatus): boolean {
  return nextActor(status) !== 'nobody'
}

/** Folds a history of moves into the status; a move the table does not allow is a fault of the history and throws. */
export function fold(moves: readonly Move[]): RegistrationStatus {
  let status: RegistrationStatus = 'draft'
  for (const move of moves) {
    const next = after(status, move)
    if (!next) throw new Error(`impossible history: ${move} in ${status}`)
    status = next
  }
  return status
}
