// A status as a small tag: the word says it, the colour only helps.
import type { LineStatus, RegistrationStatus } from '#contract/words.ts'
import { find } from '#web/ui/texts.ts'

const LINE: Record<LineStatus, string> = { locked: 'plain', limited: 'warn', active: 'good', suspended: 'bad', deregistered: 'plain' }
const REGISTRATION: Record<RegistrationStatus, string> = {
  draft: 'plain', submitted: 'work', checking: 'work', in_review: 'work', on_hold: 'work', resubmission_requested: 'warn',
  approved: 'good', rejected: 'bad', expired: 'plain', canceled: 'plain', reverification_required: 'warn', redacted: 'plain',
}

export function LineStatusTag({ status }: { readonly status: LineStatus }) {
  return <span class={`tag ${LINE[status] ?? 'plain'}`}>{find(`line_statuses.${status}`, status)}</span>
}

export function RegistrationStatusTag({ status }: { readonly status: RegistrationStatus }) {
  return <span class={`tag ${REGISTRATION[status] ?? 'plain'}`}>{find(`statuses.${status}`, status)}</span>
}
