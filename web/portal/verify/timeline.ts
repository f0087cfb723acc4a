// What happened and what comes, as a short row of milestones: pure, from the registration itself.
import type { Registration } from '#contract/registration.ts'

export type Milestone = { readonly what: 't_begun' | 't_sent' | 't_checked' | 't_review' | 't_decided'; readonly at: string | null; readonly state: 'done' | 'now' | 'next' }

const DECIDED = ['approved', 'rejected', 'resubmission_requested', 'reverification_required', 'redacted']

/** The milestones in order. A look by a person is named only once it takes place; what was given up or lapsed ends where it stood. */
export function timelineOf(registration: Registration): Milestone[] {
  const { status, created_at, submitted_at, decided_at } = registration
  const ended = status === 'canceled' || status === 'expired'
  const sent = ended ? submitted_at !== null : status !== 'draft'
  const decided = DECIDED.includes(status)
  const person = status === 'in_review' || status === 'on_hold'
  const list: Milestone[] = [{ what: 't_begun', at: created_at, state: sent || ended ? 'done' : 'now' }]
  if (ended && !sent) return list
  list.push({ what: 't_sent', at: sent ? submitted_at : null, state: sent ? 'done' : 'next' })
  if (ended) return list
  list.push({ what: 't_checked', at: null, state: decided || person ? 'done' : sent ? 'now' : 'next' })
  if (person) list.push({ what: 't_review', at: null, state: 'now' })
  list.push({ what: 't_decided', at: decided ? decided_at : null, state: decided ? 'done' : 'next' })
  return list
}
