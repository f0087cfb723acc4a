// Which document: kind, and who issued it.
import { useState } from 'preact/hooks'
import type { AcceptedDocument } from '#contract/service.ts'
import { locale, t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { useCell } from '../cell.ts'
import { explain } from '../explain.ts'
import { useKept } from '../kept.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import type { Faults } from '../parts/errors.tsx'
import { SelectField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { service } from '../session.ts'
import { countryName, listWords, stateName } from '../words.ts'
import { stateOptions } from './state-options.ts'
import { StepHint } from './step-hint.tsx'
import { goOn, type StepProps } from './step.ts'

const keyOf = (document: AcceptedDocument): string => `${document.kind} ${document.issuing_countries.join(' ')}`.trim()

export function DocumentStep({ registration }: StepProps) {
  const rules = useCell(service)?.countries.find((each) => each.country === registration.country)
  const documents = rules?.documents ?? []
  const before = registration.document
  const was = documents.find((each) => each.kind === before?.kind && (each.issuing_countries.length === 0 || each.issuing_countries.includes(before.issuing_country)))
  const only = documents.length === 1 ? documents[0] : undefined
  const [key, setKey] = useKept(`document.${registration.id}`, () => (was ?? only ? keyOf((was ?? only) as AcceptedDocument) : ''))
  const [issuer, setIssuer] = useKept(`issuer.${registration.id}`, () => before?.issuing_country ?? '')
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const chosen = documents.find((each) => keyOf(each) === key)
  const issuers = chosen?.issuing_countries ?? []
  const state = issuers.length === 1 ? issuers[0] : issuers.length > 0 && !issuers.includes(issuer) ? '' : issuer

  const save = async () => {
    if (!chosen) return setFaults({ kind: t('error.choose', { field: t('document.kind') }) })
    if (!state) return setFaults({ issuer: t('error.choose', { field: t('document.issuer') }) })
    setBusy(true)
    const answer = await call('chooseDocument', { params: { id: registration.id }, body: { kind: chosen.kind, issuing_country: state } })
    setBusy(false)
    if (!answer.ok) return setFaults({ [answer.code === 'document_not_accepted' ? 'kind' : '']: explain(answer) })
    goOn(answer.data, answer.etag)
  }
  const changes = before !== null && chosen !== undefined && registration.photos.some((photo) => photo.received_at !== null) && (chosen.kind !== before.kind || state !== before.issuing_country)
  return (
    <Page title={t('document.title')} lead={t('document.lead')} faults={faults} above={<StepHint registration={registration} task="document" />}>
      <Form onSend={() => void save()}>
        <p class="soft">{t('document.country')}: <strong>{countryName(registration.country)}</strong></p>
        <Choice id="kind" legend={t('document.kind')} value={key} onValue={setKey} fault={faults['kind']}
          options={documents.map((each) => {
            const from = each.kind === 'cn_resident_id' || each.issuing_countries.length !== 1 ? '' : ` (${stateName(each.issuing_countries[0] ?? '')})`
            return { value: keyOf(each), label: t(`documents.${each.kind}`) + from, more: t('document.sides', { sides: listWords(each.sides.map((side) => t(`sides.${side}`)), locale()) }) }
          })} />
        {chosen && issuers.length !== 1 ? (
          <SelectField id="issuer" label={t('document.issuer')} value={state ?? ''} onValue={setIssuer} fault={faults['issuer']}
            options={[['', t('document.issuer_choose')], ...stateOptions(issuers, locale())]} />
        ) : null}
        {changes ? <p class="soft" role="status">{t('document.change_warning')}</p> : null}
        <p class="actions"><Button busy={busy}>{t('act.next')}</Button></p>
      </Form>
    </Page>
  )
}
