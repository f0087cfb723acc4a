// The consents: each text stands alone with its version and its own tick, none ticked beforehand (PIPL 29, GDPR 7).
import { useState } from 'preact/hooks'
import type { ConsentAsked, ConsentPurpose } from '#contract/service.ts'
import { find, t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { useCell } from '../cell.ts'
import { explain } from '../explain.ts'
import { useKept } from '../kept.ts'
import { Button } from '../parts/button.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Fault } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { service } from '../session.ts'
import { retentionWords } from '../words.ts'
import { partsOf } from './consent-parts.ts'
import { GiveUp } from './give-up.tsx'
import { latestConsents } from './latest-consents.ts'
import { StepHint } from './step-hint.tsx'
import { goOn, type StepProps } from './step.ts'

type OneProps = { readonly asked: ConsentAsked; readonly values: Readonly<Record<string, string>>; readonly agreed: boolean; readonly fault: string | undefined; readonly onAgreed: (agreed: boolean) => void }

function Consent({ asked, values, agreed, fault, onAgreed }: OneProps) {
  const { purpose, version, required } = asked
  const id = `consent-${purpose}`
  const title = t(`consents.${purpose}.title`)
  return (
    <section class={fault ? 'card consent faulty' : 'card consent'} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <dl>
        {partsOf(find(`consents.${purpose}.text`, '', values)).map((part) => <div key={part.name}>{part.name ? <dt>{t('consent.part', { name: part.name })}</dt> : <dt class="unseen">{title}</dt>}<dd>{part.text}</dd></div>)}
      </dl>
      <p class="soft small">{t('consent.version', { version })} · {t(required ? 'consent.required' : 'consent.optional')}</p>
      <Fault id={id} text={fault} />
      <label class="tick" for={id}>
        <input id={id} type="checkbox" checked={agreed} aria-describedby={`${id}-title${fault ? ` ${id}-fault` : ''}`} aria-invalid={fault ? true : undefined} onChange={(event) => onAgreed(event.currentTarget.checked)} />
        <span>{t('consent.agree')}<span class="unseen">: {title}</span></span>
      </label>
    </section>
  )
}

export function ConsentsStep({ registration }: StepProps) {
  const about = useCell(service)
  const given = latestConsents(registration).filter((each) => each.granted).map((each) => each.purpose)
  const [agreed, setAgreed] = useKept<readonly ConsentPurpose[]>(`consents.${registration.id}`, () => given)
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const rules = about?.countries.find((each) => each.country === registration.country)
  const values = { operator: about?.operator.name ?? '', retention: retentionWords(rules?.retention ?? null) }
  // Agreeing to a text other than the one asked for would be no consent.
  const stale = registration.consents_asked.some((asked) => find(`consents.${asked.purpose}.version`, '') !== asked.version)

  const save = async () => {
    const missing = registration.consents_asked.filter((asked) => asked.required && !agreed.includes(asked.purpose))
    setFaults(Object.fromEntries(missing.map((asked) => [`consent-${asked.purpose}`, t('consent.missing', { title: t(`consents.${asked.purpose}.title`) })])))
    if (missing.length > 0) return
    setBusy(true)
    const items = registration.consents_asked.map(({ purpose, version }) => ({ purpose, version, granted: agreed.includes(purpose) }))
    const answer = await call('putConsents', { params: { id: registration.id }, body: { items } })
    setBusy(false)
    if (!answer.ok) return setFaults({ '': answer.code === 'changed_meanwhile' ? t('consent.version_gone') : explain(answer) })
    goOn(answer.data, answer.etag)
  }
  return (
    <Page title={t('consent.title')} lead={t('consent.lead')} faults={stale ? { '': t('consent.version_gone') } : faults} above={<StepHint registration={registration} task="consents" />}>
      <Form onSend={() => void save()}>
        {registration.consents_asked.map((asked) => (
          <Consent key={asked.purpose} asked={asked} values={values} agreed={agreed.includes(asked.purpose)} fault={faults[`consent-${asked.purpose}`]}
            onAgreed={(yes) => setAgreed(yes ? [...agreed, asked.purpose] : agreed.filter((each) => each !== asked.purpose))} />
        ))}
        {stale ? <p class="actions"><Button onPress={() => location.reload()}>{t('app.try_again')}</Button></p> : <p class="actions"><Button busy={busy}>{t('act.next')}</Button></p>}
      </Form>
      <GiveUp registration={registration} />
    </Page>
  )
}
