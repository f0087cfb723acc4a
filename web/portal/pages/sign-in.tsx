// Signing in by e-mail or phone and password, or asking for a code instead.
import { useState } from 'preact/hooks'
import { locale, t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { useCell } from '../cell.ts'
import { keepFlow } from '../code-flow.ts'
import { explain } from '../explain.ts'
import { useKept } from '../kept.ts'
import { go } from '../navigation.ts'
import { Button } from '../parts/button.tsx'
import type { Faults } from '../parts/errors.tsx'
import { TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { callingCodeOf, toIdentifier } from '../phone-number.ts'
import { comeBack, enter, service } from '../session.ts'

export default function SignIn() {
  const about = useCell(service)
  const back = useCell(comeBack)
  const [typed, setTyped] = useKept('sign-in.identifier', () => '')
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState<'password' | 'code' | null>(null)
  const identifier = () => toIdentifier(typed, callingCodeOf(about?.home_country ?? 'CN'))

  const signIn = async () => {
    const who = identifier()
    const wrong = { ...(who ? {} : { identifier: t('error.identifier') }), ...(password ? {} : { password: t('error.password_missing') }) }
    setFaults(wrong)
    if (!who || !password) return
    setBusy('password')
    const answer = await call('signIn', { body: { identifier: who, password } }, { quiet: true, repeat: false })
    setBusy(null)
    if (answer.ok) return enter(answer.data, '/account')
    setFaults({ '': explain(answer) })
  }
  const byCode = async () => {
    const who = identifier()
    setFaults(who ? {} : { identifier: t('error.identifier') })
    if (!who) return
    setBusy('code')
    const answer = await call('startSignInByCode', { body: { identifier: who, locale: locale() } }, { quiet: true, repeat: false })
    setBusy(null)
    if (!answer.ok) return setFaults({ '': explain(answer) })
    keepFlow('sign-in', { ...answer.data, identifier: who })
    go('/sign-in/code')
  }

  return (
    <Page title={t('sign_in.title')} faults={faults}>
      {back?.ended ? <Notice title={t('sign_in.come_back')} /> : null}
      <Form onSend={() => void signIn()}>
        <TextField id="identifier" label={t('sign_in.identifier')} hint={t('sign_in.identifier_hint')} type="text" inputMode="email" autocomplete="username" autoCapitalize="none" spellcheck={false}
          value={typed} onValue={setTyped} fault={faults['identifier']} />
        <PasswordField id="password" label={t('sign_in.password')} value={password} onValue={setPassword} fault={faults['password']} />
        <p class="actions">
          <Button busy={busy === 'password'}>{t('sign_in.submit')}</Button>
          <Button busy={busy === 'code'} kind="second" onPress={() => void byCode()}>{t('sign_in.by_code')}</Button>
          <a class="button quiet" href="/sign-up">{t('sign_in.no_account')}</a>
        </p>
      </Form>
    </Page>
  )
}
