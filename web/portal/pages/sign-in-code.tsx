// Signing in with a code. Nothing here tells whether an account exists.
import { useState } from 'preact/hooks'
import { locale, t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { dropFlow, findFlow, keepFlow } from '../code-flow.ts'
import { explain } from '../explain.ts'
import { forget } from '../kept.ts'
import { Button } from '../parts/button.tsx'
import { CodeField } from '../parts/code-field.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { toCode } from '../phone-number.ts'
import { enter } from '../session.ts'

export default function SignInCode() {
  const [flow, setFlow] = useState(() => findFlow('sign-in'))
  const [typed, setTyped] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const sent = flow?.sent[0]
  if (!flow || !sent) {
    return (
      <Page title={t('codes.gone_title')} lead={t('codes.gone_text')}>
        <p class="actions"><a class="button main" href="/sign-in">{t('app.sign_in')}</a></p>
      </Page>
    )
  }
  const confirm = async () => {
    const code = toCode(typed)
    if (!code) return setFaults({ code: t('error.code') })
    setBusy(true)
    const answer = await call('signInByCode', { params: { id: flow.id }, body: { code } }, { quiet: true, repeat: false })
    setBusy(false)
    if (!answer.ok) return setFaults(answer.code === 'unreachable' ? { '': explain(answer) } : { code: explain(answer) })
    dropFlow('sign-in')
    forget('sign-in.')
    enter(answer.data, '/account')
  }
  const again = async () => {
    const answer = await call('startSignInByCode', { body: { identifier: flow.identifier ?? '', locale: locale() } }, { quiet: true, repeat: false })
    if (!answer.ok) {
      setFaults({ '': explain(answer) })
      return null
    }
    const next = { ...answer.data, identifier: flow.identifier ?? '' }
    keepFlow('sign-in', next)
    setFlow(next)
    return answer.data.sent[0] ?? null
  }
  return (
    <Page title={t('sign_in.code_title')} lead={t('sign_in.code_lead')} faults={faults}>
      <Form onSend={() => void confirm()}>
        <CodeField id="code" label={t('sign_in.code')} sent={sent} value={typed} onValue={setTyped} fault={faults['code']} {...(flow.identifier ? { onResend: again } : {})} />
        <p class="soft">{t('codes.not_here')}</p>
        <p class="actions">
          <Button busy={busy}>{t('sign_in.submit')}</Button>
          <a class="button quiet" href="/sign-in">{t('sign_in.other')}</a>
        </p>
      </Form>
    </Page>
  )
}
