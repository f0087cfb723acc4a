// Where it stands: who acts next, when the answer is due, what happened so far, what to mend, and the outcome.
import { useEffect, useState } from 'preact/hooks'
import type { Registration } from '#contract/registration.ts'
import type { RegistrationStatus } from '#contract/words.ts'
import { locale, t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { go } from '../navigation.ts'
import { beginVerification } from '../pages/begin-verification.ts'
import { Button } from '../parts/button.tsx'
import { LineCard } from '../parts/line-card.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { account, loadAccount, service } from '../session.ts'
import { dueWords, momentWords } from '../words.ts'
import { Mend } from './mend.tsx'
import { nextPath, type StepProps } from './step.ts'
import { timelineOf } from './timeline.ts'

/** Which words a status is told in. */
const WORDS: Record<RegistrationStatus, string> = {
  draft: 'draft', submitted: 'checking', checking: 'checking', in_review: 'in_review', on_hold: 'on_hold', resubmission_requested: 'resubmission',
  approved: 'approved', rejected: 'rejected', expired: 'expired', canceled: 'canceled', reverification_required: 'reverification', redacted: 'redacted',
}

function Who({ registration }: StepProps) {
  const due = registration.due_at && (registration.next_actor === 'staff' || registration.next_actor === 'system') ? dueWords(registration.due_at, new Date(), locale()) : null
  return (
    <div class={`who ${registration.next_actor}`} role="status">
      {registration.next_actor === 'system' ? <span class="spinner" aria-hidden="true" /> : null}
      <div>
        <p>{t(`status.next_${registration.next_actor}`)}</p>
        {due ? <p><strong>{due.key === 'due_past' ? t('status.due_past') : `${t('status.due_label')}: ${t(`status.${due.key}`, due.values)}`}</strong></p> : null}
      </div>
    </div>
  )
}

function Timeline({ registration }: StepProps) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('status.timeline')}</h2>
      <ol class="timeline">
        {timelineOf(registration).map((entry) => (
          <li key={entry.what} class={entry.state} aria-current={entry.state === 'now' ? 'step' : undefined}>
            <span>{t(`status.${entry.what}`)}</span>
            {entry.at ? <time dateTime={entry.at}>{momentWords(entry.at, locale())}</time> : entry.state === 'now' ? <span class="soft">{t('status.t_now')}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The lines this registration unlocks, asked for until the network has acknowledged. */
function Lines({ registration }: StepProps) {
  const who = useCell(account)
  const lines = (who?.lines ?? []).filter((line) => registration.line_ids.includes(line.id))
  const waiting = lines.some((line) => line.status === 'locked')
  useEffect(() => {
    void loadAccount()
    if (!waiting) return undefined
    const timer = setInterval(() => void loadAccount(), 2000)
    return () => clearInterval(timer)
  }, [waiting])
  if (lines.length === 0) return null
  return (
    <>
      <p class="lead" role="status">{t(waiting ? 'status.approved_waiting' : 'status.approved_text')}</p>
      <h2 class="unseen">{t('account.lines')}</h2>
      {lines.map((line) => <LineCard key={line.id} line={line} open={lines.length === 1} />)}
    </>
  )
}

function Again({ country }: { readonly country: string }) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const begin = async () => {
    setBusy(true)
    setFault(await beginVerification(country))
    setBusy(false)
  }
  return (
    <>
      {fault ? <p class="fault" role="alert">{fault}</p> : null}
      <Button busy={busy} onPress={() => void begin()}>{t('status.again')}</Button>
    </>
  )
}

function Rejected({ registration }: { readonly registration: Registration }) {
  const email = useCell(service)?.operator.support_email
  return (
    <>
      {registration.reasons.map((reason) => <Notice key={`${reason.code}${reason.at}`} kind="bad" title={reason.title}><p>{reason.remedy}</p></Notice>)}
      <p>{email ? t('status.rejected_next', { email }) : t('status.rejected_next_nobody')}</p>
    </>
  )
}

const AGAIN: readonly RegistrationStatus[] = ['expired', 'canceled']
const PLAIN_TEXT: readonly RegistrationStatus[] = ['draft', 'submitted', 'checking', 'expired', 'canceled', 'reverification_required', 'redacted']

export function StatusPage({ registration }: StepProps) {
  const { status } = registration
  const who = useCell(account)
  const words = WORDS[status] ?? 'checking'
  const open = registration.next_actor === 'subscriber'
  return (
    <Page title={t(`status.${words}_title`)} lead={PLAIN_TEXT.includes(status) ? t(`status.${words}_text`) : undefined}>
      {open || registration.next_actor === 'nobody' ? null : <Who registration={registration} />}
      {status === 'resubmission_requested' || (status === 'reverification_required' && registration.reasons.length > 0) ? <Mend registration={registration} /> : null}
      {status === 'approved' ? <Lines registration={registration} /> : null}
      {status === 'rejected' ? <Rejected registration={registration} /> : null}
      <div class="actions">
        {open ? <Button onPress={() => go(nextPath(registration))}>{t(status === 'draft' ? 'status.continue' : 'status.resubmission_button')}</Button> : null}
        {AGAIN.includes(status) && !who?.only_registration ? <Again country={registration.country} /> : null}
        {who && !who.only_registration ? <a class={open || AGAIN.includes(status) ? 'button quiet' : 'button second'} href="/account">{t('status.to_account')}</a> : null}
      </div>
      <Timeline registration={registration} />
    </Page>
  )
}
