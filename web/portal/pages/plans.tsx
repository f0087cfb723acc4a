// Taking a plan: a new line, locked until the identity is verified.
import { useEffect, useState } from 'preact/hooks'
import { locale, t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { useCell } from '../cell.ts'
import type { PageProps } from '../route.ts'
import { explain } from '../explain.ts'
import { go } from '../navigation.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Form } from '../parts/form.tsx'
import { Loading } from '../parts/loading.tsx'
import { Page } from '../parts/page.tsx'
import { planCarries } from '../parts/plan-words.ts'
import { loadAccount, loadService, service } from '../session.ts'
import { countryName, ownWords } from '../words.ts'

export default function Plans({ route }: PageProps) {
  const about = useCell(service)
  const [plan, setPlan] = useState('')
  const [faults, setFaults] = useState<Faults>(route.query.has('again') ? { plan: t('sign_up.plan_failed') } : {})
  const [busy, setBusy] = useState(false)
  useEffect(() => void loadService(), [])
  if (!about) return <Loading />
  const take = async () => {
    if (!plan) return setFaults({ plan: t('error.choose', { field: t('plans.choose') }) })
    setBusy(true)
    const answer = await call('orderLine', { body: { plan_id: plan } }, { repeat: false })
    if (answer.ok) await loadAccount()
    setBusy(false)
    if (!answer.ok) return setFaults({ '': explain(answer) })
    go('/account')
  }
  if (about.plans.length === 0) return <Page title={t('plans.title')} lead={t('plans.none')} />
  return (
    <Page title={t('plans.title')} lead={t('plans.lead')} faults={faults}>
      <Form onSend={() => void take()}>
        <Choice id="plan" legend={t('plans.choose')} value={plan} onValue={setPlan} fault={faults['plan']}
          options={about.plans.map((each) => ({ value: each.id, label: ownWords(each.name, locale()), more: `${countryName(each.country)} · ${planCarries(each)}` }))} />
        <p class="actions"><Button busy={busy}>{t('plans.submit')}</Button><a class="button quiet" href="/account">{t('act.back')}</a></p>
      </Form>
    </Page>
  )
}
