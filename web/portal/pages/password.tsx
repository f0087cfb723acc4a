// Setting a new password.
import { useEffect, useState } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { useCell } from '../cell.ts'
import { explain } from '../explain.ts'
import { shortPassword, weakPassword } from '../password-fault.ts'
import { Button } from '../parts/button.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Form } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { account, askToSignIn, loadAccount } from '../session.ts'

export default function Password() {
  const who = useCell(account)
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (who === undefined) void loadAccount()
    if (who === null) askToSignIn()
  }, [who])
  const asksOld = who?.has_password ?? false
  const save = async () => {
    const short = shortPassword(fresh)
    const wrong = {
      ...(asksOld && !old ? { old: t('error.password_missing') } : {}),
      ...(short ? { fresh: short } : {}),
    }
    setFaults(wrong)
    setDone(false)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    const answer = await call('setPassword', { body: { password: fresh, ...(asksOld ? { old_password: old } : {}) } })
    setBusy(false)
    if (!answer.ok) {
      const at = answer.code === 'wrong_credentials' ? 'old' : answer.code === 'password_too_weak' ? 'fresh' : ''
      return setFaults({ [at]: at === 'fresh' ? weakPassword(answer) : explain(answer) })
    }
    setOld('')
    setFresh('')
    setDone(true)
    void loadAccount()
  }
  return (
    <Page title={t('password.title')} faults={faults}>
      {done ? <Notice kind="good" title={t('password.done')} live /> : null}
      <Form onSend={() => void save()}>
        {asksOld ? <PasswordField id="old" label={t('password.old')} value={old} onValue={setOld} fault={faults['old']} /> : null}
        <PasswordField id="fresh" label={t('password.new')} hint={t('sign_up.password_hint')} value={fresh} onValue={setFresh} fault={faults['fresh']} fresh />
        <p class="actions"><Button busy={busy}>{t('password.submit')}</Button><a class="button quiet" href="/account">{t('act.back')}</a></p>
      </Form>
    </Page>
  )
}
