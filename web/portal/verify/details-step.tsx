// The details: filled in from the document, corrected by hand, each with its fault beside it.
import { useState } from 'preact/hooks'
import type { Details } from '#contract/registration.ts'
import { t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { explain } from '../explain.ts'
import { forget, useKept } from '../kept.ts'
import { Button } from '../parts/button.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { DetailField, type Typed } from './detail-field.tsx'
import { FOREVER, fieldsAsked, faultOf, tidy, toDate, type TypedField } from './details-rules.ts'
import { isRedo, tasksLeft } from './next-step.ts'
import { Reasons } from './photo-views.tsx'
import { StepHint } from './step-hint.tsx'
import { goOn, type StepProps } from './step.ts'

/** Today where the reader is, `YYYY-MM-DD`. */
const today = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

/** The value to send: what was typed, else what is known; dates put together, `''` when there is no such day. */
function valueOf(field: TypedField, typed: Typed, known: string): string {
  const own = typed[field]
  if (own === undefined) return known
  if (typeof own === 'string') return own
  return own.forever ? FOREVER : (toDate(own.year, own.month, own.day) ?? '')
}

export function DetailsStep({ registration }: StepProps) {
  const redo = isRedo(registration)
  const keptAs = `details.${registration.id}.${registration.attempt}`
  const [typed, setTyped] = useKept<Typed>(keptAs, () => ({}))
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const known: Details = { ...registration.proposed, ...registration.details }
  const fields = fieldsAsked(registration.fields, redo ? registration.redo : [], registration.details)
  const left = tasksLeft(registration).includes('details')

  const save = async () => {
    const wrong: Record<string, string> = {}
    const body: Record<string, string> = { ...registration.details }
    for (const field of fields) {
      const value = valueOf(field, typed, known[field] ?? '')
      const fault = faultOf(field, value, today())
      if (fault) wrong[`detail-${field}`] = t(`error.${fault}`, { field: t(`fields.${field}`), count: field === 'address' ? 300 : 120 })
      else body[field] = tidy(field, value)
    }
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    const answer = await call('putDetails', { params: { id: registration.id }, body })
    setBusy(false)
    if (!answer.ok) {
      const at = (answer.problem?.fixes ?? []).map((fix) => fix.at).filter((place) => fields.some((field) => field === place))
      return setFaults(at.length > 0 ? Object.fromEntries(at.map((place) => [`detail-${place}`, t('problems.body_not_valid.remedy')])) : { '': explain(answer) })
    }
    forget(keptAs)
    goOn(answer.data, answer.etag)
  }
  const filled = Object.keys(registration.proposed ?? {}).length > 0
  return (
    <Page title={t(redo ? 'details.title_redo' : 'details.title')} lead={redo ? undefined : t(filled ? 'details.lead' : 'details.lead_empty')} faults={faults}
      above={<StepHint registration={registration} task={left ? 'details' : ''} />}>
      <Form onSend={() => void save()}>
        {fields.map((field) => (
          <div key={field}>
            {redo ? <Reasons reasons={registration.reasons.filter((reason) => reason.at === field)} /> : null}
            <DetailField field={field} typed={typed} known={known[field] ?? ''} fault={faults[`detail-${field}`]} onTyped={setTyped} chinese={registration.document?.kind === 'cn_resident_id'} />
          </div>
        ))}
        <p class="actions"><Button busy={busy}>{t('act.next')}</Button></p>
      </Form>
    </Page>
  )
}
