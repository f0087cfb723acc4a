// Giving up a registration, asked twice because it cannot be taken back.
import { useState } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { call, newKey } from '../call.ts'
import { explain } from '../explain.ts'
import { Button } from '../parts/button.tsx'
import { goOn, type StepProps } from './step.ts'

export function GiveUp({ registration }: StepProps) {
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const give = async () => {
    setBusy(true)
    const answer = await call('cancelRegistration', { params: { id: registration.id }, idempotencyKey: newKey() })
    setBusy(false)
    if (answer.ok) goOn(answer.data, answer.etag)
    else setFault(explain(answer))
  }
  if (!sure) return <p><button type="button" class="link-button" onClick={() => setSure(true)}>{t('status.cancel')}</button></p>
  return (
    <div class="notice" role="group" aria-label={t('status.cancel')}>
      <p>{t('status.cancel_sure')}</p>
      {fault ? <p class="fault" role="alert">{fault}</p> : null}
      <p class="actions"><Button kind="danger" busy={busy} onPress={() => void give()}>{t('status.cancel_yes')}</Button><Button kind="second" onPress={() => setSure(false)}>{t('act.cancel')}</Button></p>
    </div>
  )
}
