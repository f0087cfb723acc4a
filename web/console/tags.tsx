// Small labels used on several pages: status, reason, role, id.
import { Badge } from '@mantine/core'
import type { Reason } from '#contract/reasons.ts'
import type { RegistrationStatus } from '#contract/words.ts'
import { useText } from './settings.tsx'

const TONE: Record<RegistrationStatus, string> = {
  draft: 'gray', submitted: 'gray', checking: 'gray', in_review: 'harbour', on_hold: 'amber', resubmission_requested: 'amber',
  approved: 'pine', rejected: 'brick', expired: 'gray', canceled: 'gray', reverification_required: 'amber', redacted: 'gray',
}

/** Where a registration stands. */
export function StatusTag({ status }: { status: RegistrationStatus }) {
  const { word } = useText()
  return <Badge color={TONE[status]}>{word('status', status)}</Badge>
}

/** A reason in words, with the side or field it is about. */
export function ReasonTag({ reason }: { reason: Reason }) {
  const { word } = useText()
  return (
    <span className="reason">
      {reason.at !== 'registration' && <span className="reason-at">{word('place', reason.at)}</span>}
      {word('reason', reason.code)}
    </span>
  )
}

/** The end of an id: enough to tell rows apart; the whole id is its title. */
export function ShortId({ id }: { id: string }) {
  return (
    <code className="short-id" title={id}>
      {id.slice(-8)}
    </code>
  )
}

/** The country's name in the reader's language; the code itself where the language has none (Utopia by our own text). */
export function CountryName({ code }: { code: string }) {
  const { locale, maybe } = useText()
  const own = maybe(`country.${code}`)
  return <span title={code}>{own ?? new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code}</span>
}
