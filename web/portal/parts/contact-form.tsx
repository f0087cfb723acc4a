// Giving or confirming one contact by a code: used on the account page and inside the verification alike.
import { useState } from 'preact/hooks'
import type { CodeSent, Contact } from '#contract/account.ts'
import type { Channel } from '#contract/words.ts'
import { t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { useCell } from '../cell.ts'
import { explain } from '../explain.ts'
import { callingCodeOf, toCode, toE164, toEmail } from '../phone-number.ts'
import { account, service } from '../session.ts'
import { Button } from './button.tsx'
import { CodeField } from './code-field.tsx'
import type { Faults } from './errors.tsx'
import { TextField } from './field.tsx'
import { Form } from './form.tsx'
import { PhoneField, type TypedPhone } from './phone-field.tsx'

type Props = {
  readonly channel: Channel
  readonly contact: Contact | undefined
  readonly faults: Faults
  readonly setFaults: (faults: Faults) => void
  readonly onDone: () => void
  readonly backTo?: string
}

/** Where to send the code: the contact on file, or another. */
function Address({ channel, contact, faults, setFaults, onSent, backTo }: Omit<Props, 'onDone'> & { readonly onSent: (sent: CodeSent, value: string | null) => void }) {
  const home = useCell(service)?.home_country ?? 'CN'
  const [other, setOther] = useState(!contact || contact.confirmed)
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState<TypedPhone>({ country: '', number: '' })
  const [busy, setBusy] = useState(false)
  const typed = { country: phone.country || home, number: phone.number }
  const send = async () => {
    const value = other ? (channel === 'email' ? toEmail(email) : toE164(callingCodeOf(typed.country), typed.number)) : null
    if (other && !value) return setFaults({ contact: t(`error.${channel}`) })
    setFaults({})
    setBusy(true)
    const answer = await call('setContact', { params: { channel }, body: value ? { value } : {} }, { repeat: false })
    setBusy(false)
    if (!answer.ok) return setFaults(answer.code === 'unreachable' || !other ? { '': explain(answer) } : { contact: explain(answer) })
    onSent(answer.data, value)
  }
  return (
    <Form onSend={() => void send()}>
      {!other && contact ? <p class="value">{contact.value}</p> : null}
      {other && channel === 'email' ? (
        <TextField id="contact" label={t('sign_up.email')} type="email" inputMode="email" autocomplete="email" autoCapitalize="none" spellcheck={false} value={email} onValue={setEmail} fault={faults['contact']} />
      ) : null}
      {other && channel === 'phone' ? <PhoneField id="contact" label={t('sign_up.phone')} value={typed} onValue={setPhone} fault={faults['contact']} /> : null}
      <p class="actions">
        <Button busy={busy}>{t('contact.send')}</Button>
        {!other ? <Button kind="second" onPress={() => setOther(true)}>{t('contact.use_other')}</Button> : null}
        {backTo ? <a class="button quiet" href={backTo}>{t('act.back')}</a> : null}
      </p>
    </Form>
  )
}

export function ContactForm(props: Props) {
  const { channel, faults, setFaults, onDone } = props
  const [sent, setSent] = useState<{ readonly it: CodeSent; readonly value: string | null } | null>(null)
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  if (!sent) return <Address {...props} onSent={(it, value) => setSent({ it, value })} />
  const confirm = async () => {
    const code = toCode(typed)
    if (!code) return setFaults({ code: t('error.code') })
    setBusy(true)
    const answer = await call('confirmContact', { params: { channel }, body: { code } }, { repeat: false })
    setBusy(false)
    if (!answer.ok) return setFaults(answer.code === 'unreachable' ? { '': explain(answer) } : { code: explain(answer) })
    setFaults({})
    account.set(answer.data)
    onDone()
  }
  const resend = async () => {
    const answer = await call('setContact', { params: { channel }, body: sent.value ? { value: sent.value } : {} }, { repeat: false })
    if (answer.ok) return answer.data
    setFaults({ code: explain(answer) })
    return null
  }
  return (
    <Form onSend={() => void confirm()}>
      <CodeField id="code" label={t(`codes.${channel}`)} sent={sent.it} value={typed} onValue={setTyped} fault={faults['code']} onResend={resend} />
      <p class="soft">{t('codes.not_here')}</p>
      <p class="actions">
        <Button busy={busy}>{t('codes.confirm')}</Button>
        <Button kind="second" onPress={() => setSent(null)}>{t('contact.use_other')}</Button>
      </p>
    </Form>
  )
}
