// All answers on one page, each with a way to change it, and the one button that sends them.
import { useRef, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { locale, t } from '#web/ui/texts.ts'
import { call, newKey } from '../call.ts'
import { useCell } from '../cell.ts'
import { explain } from '../explain.ts'
import { go } from '../navigation.ts'
import { Button } from '../parts/button.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { account } from '../session.ts'
import { dateWords, momentWords, stateName } from '../words.ts'
import { FOREVER, TYPED, type TypedField } from './details-rules.ts'
import { keep } from './follow.ts'
import { GiveUp } from './give-up.tsx'
import { latestConsents } from './latest-consents.ts'
import { isRedo, pathOf, taskOf, tasksLeft } from './next-step.ts'
import { StepHint } from './step-hint.tsx'
import type { StepProps } from './step.ts'

function shown(field: TypedField, value: string): string {
  if (field === 'sex') return t(`details.sex_${value}`)
  if (field === 'nationality') return stateName(value)
  if (field === 'expiry_date' && value === FOREVER) return t('check.no_expiry')
  return field === 'date_of_birth' || field === 'expiry_date' ? dateWords(value, locale()) : value
}

type RowProps = { readonly name: string; readonly href: string | null; readonly children: ComponentChildren }

function Row({ name, href, children }: RowProps) {
  return (
    <div class="answer">
      <dt>{name}</dt>
      <dd>{children}</dd>
      {href ? <dd class="answer-change"><a href={href} aria-label={t('check.change_what', { what: name })}>{t('act.change')}</a></dd> : null}
    </div>
  )
}

export function CheckAnswers({ registration }: StepProps) {
  const who = useCell(account)
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const redo = isRedo(registration)
  const again = new Set(registration.redo.map((place) => taskOf(place, registration)))
  /** In a redo only what was sent back may be changed. */
  const href = (task: string): string | null => (redo && !again.has(task) ? null : pathOf(task, registration))

  const submit = async () => {
    setBusy(true)
    const answer = await call('submitRegistration', { params: { id: registration.id }, idempotencyKey: key.current })
    setBusy(false)
    if (answer.ok) {
      go(pathOf('status', registration), 'replace')
      return keep(answer.data, answer.etag)
    }
    key.current = newKey()
    setFaults({ '': explain(answer) })
  }
  const left = tasksLeft(registration)
  const chosen = registration.document
  return (
    <Page title={t('check.title')} lead={t('check.lead')} faults={faults} above={<StepHint registration={registration} task="check" />}>
      {left.length > 0 ? (
        <div class="notice warn">
          <h2>{t('check.not_complete')}</h2>
          <ul>{left.map((task) => <li key={task}><a href={pathOf(task, registration)}>{nameOf(task)}</a></li>)}</ul>
        </div>
      ) : null}
      <section aria-labelledby="check-document">
        <h2 id="check-document">{t('check.document')}</h2>
        <dl class="answers">
          {chosen ? <Row name={t('check.document')} href={href('document')}>{t(`documents.${chosen.kind}`)} · {stateName(chosen.issuing_country)}</Row> : null}
          {registration.photos.map((photo) => (
            <Row key={photo.side} name={t(`sides.${photo.side}`)} href={href(photo.side)}>{photo.received_at ? t(photo.used_anyway ? 'check.photo_anyway' : 'check.photo_here') : '–'}</Row>
          ))}
        </dl>
      </section>
      <section aria-labelledby="check-details">
        <h2 id="check-details">{t('check.details')}</h2>
        <dl class="answers">
          {TYPED.filter((field) => registration.details?.[field] !== undefined).map((field) => (
            <Row key={field} name={t(`fields.${field}`)} href={href('details')}>{shown(field, registration.details?.[field] ?? '')}</Row>
          ))}
        </dl>
      </section>
      <section aria-labelledby="check-consents">
        <h2 id="check-consents">{t('check.consents')}</h2>
        <dl class="answers">
          {latestConsents(registration).map((consent) => (
            <Row key={consent.purpose} name={t(`consents.${consent.purpose}.title`)} href={href('consents')}>
              {consent.granted ? t('check.agreed', { date: momentWords(consent.at, locale()) }) : t('check.declined')}
            </Row>
          ))}
        </dl>
      </section>
      <section aria-labelledby="check-contacts">
        <h2 id="check-contacts">{t('check.contacts')}</h2>
        <dl class="answers">{who?.contacts.map((contact) => <Row key={contact.channel} name={t(`places.${contact.channel}`)} href={null}>{contact.value}</Row>)}</dl>
      </section>
      <Form onSend={() => void submit()}>
        <p>{t('check.true')}</p>
        <p class="actions"><Button busy={busy}>{t('check.submit')}</Button></p>
      </Form>
      <GiveUp registration={registration} />
    </Page>
  )
}

/** What a task is called in a list. */
function nameOf(task: string): string {
  if (task === 'document') return t('check.document')
  if (task === 'details') return t('check.details')
  if (task === 'consents') return t('check.consents')
  return task === 'email' || task === 'phone' ? t(`contacts_step.${task}_title`) : t(`sides.${task}`)
}
