// The codes of a new account, one per contact; the first that fits opens the account, the rest can wait.
import { useState } from 'preact/hooks'
import type { Account } from '#contract/account.ts'
import type { Channel } from '#contract/words.ts'
import { t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { dropFlow, findFlow, keepFlow, type KeptFlow } from '../code-flow.ts'
import { explain } from '../explain.ts'
import { forget } from '../kept.ts'
import { Button } from '../parts/button.tsx'
import { CodeField } from '../parts/code-field.tsx'
import type { Faults } from '../parts/errors.tsx'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { toCode } from '../phone-number.ts'
import { account, enter, loadAccount } from '../session.ts'

/** Takes the plan chosen while signing up, and goes to the account. */
async function finish(fresh: Account, plan: string | null): Promise<void> {
  let taken = true
  if (plan) {
    taken = (await call('orderLine', { body: { plan_id: plan } }, { repeat: false })).ok
    await loadAccount()
  }
  dropFlow('sign-up')
  forget('sign-up.')
  enter(account.get() ?? fresh, taken ? '/account' : '/account/plans?again=1')
}

export default function SignUpCodes() {
  const [flow, setFlow] = useState<KeptFlow | null>(() => findFlow('sign-up'))
  const [codes, setCodes] = useState<Partial<Record<Channel, string>>>({})
  const [done, setDone] = useState<readonly Channel[]>([])
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  if (!flow) {
    return (
      <Page title={t('codes.gone_title')} lead={t('codes.gone_text')}>
        <p class="actions"><a class="button main" href="/sign-up">{t('start.begin')}</a><a class="button quiet" href="/sign-in">{t('app.sign_in')}</a></p>
      </Page>
    )
  }
  const open = flow.sent.filter((each) => !done.includes(each.channel))

  const confirm = async () => {
    const wrong: Record<string, string> = {}
    const confirmed: Channel[] = [...done]
    let opened: Account | null = account.get() ?? null
    setBusy(true)
    for (const { channel } of open) {
      const typed = codes[channel] ?? ''
      const code = toCode(typed)
      if (!code) {
        wrong[`code-${channel}`] = t('error.code')
        continue
      }
      const answer = await call('confirmSignUp', { params: { id: flow.id }, body: { channel, code } }, { repeat: false, quiet: true })
      if (answer.ok) {
        confirmed.push(...answer.data.confirmed.filter((each) => !confirmed.includes(each)))
        opened = answer.data.account ?? opened
      } else wrong[answer.code === 'unreachable' ? '' : `code-${channel}`] = explain(answer)
    }
    setBusy(false)
    setDone(confirmed)
    if (opened) account.set(opened)
    if (opened && Object.keys(wrong).length === 0) return finish(opened, flow.plan ?? null)
    setFaults(wrong)
  }
  const resend = async (channel: Channel) => {
    const answer = await call('resendSignUp', { params: { id: flow.id }, body: { channel } }, { repeat: false })
    if (!answer.ok) {
      setFaults({ [`code-${channel}`]: explain(answer) })
      return null
    }
    const next = { ...flow, sent: flow.sent.map((each) => (each.channel === channel ? answer.data : each)) }
    keepFlow('sign-up', next)
    setFlow(next)
    return answer.data
  }

  const opened = account.get()
  return (
    <Page title={t(open.length > 1 ? 'codes.title' : 'codes.title_one')} lead={t('codes.lead')} faults={faults}>
      {done.map((channel) => <p key={channel} class="ticked" role="status">{t('codes.confirmed', { place: t(`places.${channel}`) })}</p>)}
      <Form onSend={() => void confirm()}>
        {open.map((sent) => (
          <CodeField key={sent.channel} id={`code-${sent.channel}`} label={t(`codes.${sent.channel}`)} sent={sent} value={codes[sent.channel] ?? ''}
            onValue={(value) => setCodes({ ...codes, [sent.channel]: value })} fault={faults[`code-${sent.channel}`]} onResend={() => resend(sent.channel)} />
        ))}
        <p class="soft">{t('codes.not_here')}</p>
        <p class="actions">
          <Button busy={busy}>{t('codes.confirm')}</Button>
          {opened && done.length > 0 ? <Button kind="second" onPress={() => void finish(opened, flow.plan ?? null)}>{t(`codes.later_${open[0]?.channel ?? 'phone'}`)}</Button> : null}
          {done.length === 0 ? <a class="button quiet" href="/sign-up">{t('codes.other')}</a> : null}
        </p>
      </Form>
    </Page>
  )
}
