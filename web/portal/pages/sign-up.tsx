// Opening an account: e-mail, phone, password, and a plan where one is wanted now.
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
import { SelectField, TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { PhoneField, type TypedPhone } from '../parts/phone-field.tsx'
import { planWords } from '../parts/plan-words.ts'
import { shortPassword, weakPassword } from '../password-fault.ts'
import { callingCodeOf, toE164, toEmail } from '../phone-number.ts'
import { service } from '../session.ts'

export default function SignUp() {
  const about = useCell(service)
  const [email, setEmail] = useKept('sign-up.email', () => '')
  const [phone, setPhone] = useKept<TypedPhone>('sign-up.phone', () => ({ country: '', number: '' }))
  const [password, setPassword] = useKept('sign-up.password', () => '')
  const [plan, setPlan] = useKept('sign-up.plan', () => '')
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const typed = { country: phone.country || about?.home_country || 'CN', number: phone.number }

  const send = async () => {
    const to = { email: toEmail(email), phone: toE164(callingCodeOf(typed.country), typed.number) }
    const wrong: Record<string, string> = {}
    if (!to.email) wrong['email'] = t('error.email')
    if (!to.phone) wrong['phone'] = t('error.phone')
    const short = shortPassword(password)
    if (short) wrong['password'] = short
    setFaults(wrong)
    if (!to.email || !to.phone || wrong['password']) return
    setBusy(true)
    const answer = await call('startSignUp', { body: { email: to.email, phone: to.phone, password, locale: locale() } }, { repeat: false })
    setBusy(false)
    if (!answer.ok) return setFaults(answer.code === 'password_too_weak' ? { password: weakPassword(answer) } : { '': explain(answer) })
    keepFlow('sign-up', { ...answer.data, plan: plan || null })
    go('/sign-up/codes')
  }

  const plans = about?.plans ?? []
  return (
    <Page title={t('sign_up.title')} lead={t('sign_up.lead')} faults={faults}>
      <Form onSend={() => void send()}>
        <TextField id="email" label={t('sign_up.email')} type="email" inputMode="email" autocomplete="email" autoCapitalize="none" spellcheck={false} value={email} onValue={setEmail} fault={faults['email']} />
        <PhoneField id="phone" label={t('sign_up.phone')} hint={t('sign_up.phone_hint')} value={typed} onValue={setPhone} fault={faults['phone']} />
        <PasswordField id="password" label={t('sign_up.password')} hint={t('sign_up.password_hint')} value={password} onValue={setPassword} fault={faults['password']} fresh />
        {plans.length > 0 ? (
          <SelectField id="plan" label={t('sign_up.plan')} hint={t('sign_up.plan_hint')} value={plan} onValue={setPlan}
            options={[['', t('sign_up.plan_later')], ...plans.map((each) => [each.id, planWords(each, locale())] as const)]} />
        ) : null}
        <p class="actions">
          <Button busy={busy}>{t('sign_up.submit')}</Button>
          <a class="button quiet" href="/sign-in">{t('sign_up.have_account')}</a>
        </p>
      </Form>
    </Page>
  )
}
