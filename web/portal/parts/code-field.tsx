// One code of six digits: pasted, typed or filled in by the phone; sent again after a countdown.
import { useEffect, useState } from 'preact/hooks'
import type { CodeSent } from '#contract/account.ts'
import { t } from '#web/ui/texts.ts'
import { TextField } from './field.tsx'

type Props = {
  readonly id: string
  readonly label: string
  readonly sent: CodeSent
  readonly value: string
  readonly onValue: (value: string) => void
  readonly fault?: string | undefined
  /** Asks for another; resolves to what was sent, or null when that failed. */
  readonly onResend?: () => Promise<CodeSent | null>
}

export function CodeField({ id, label, sent, value, onValue, fault, onResend }: Props) {
  const [left, setLeft] = useState(sent.resend_after)
  const [resent, setResent] = useState(false)
  const waiting = left > 0
  useEffect(() => {
    if (!waiting) return undefined
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000)
    return () => clearInterval(timer)
  }, [waiting])
  const resend = async () => {
    const next = await onResend?.()
    if (!next) return
    setLeft(next.resend_after)
    setResent(true)
  }
  return (
    <div class="code">
      <TextField id={id} label={label} hint={sent.to ? t('codes.sent_to', { to: sent.to }) : undefined} value={value} onValue={onValue} fault={fault} type="text" inputMode="numeric"
        autocomplete="one-time-code" spellcheck={false} class="digits" />
      {onResend ? (
        <button type="button" class="link-button" aria-disabled={waiting ? true : undefined} onClick={() => waiting || void resend()}>
          {waiting ? t('codes.resend_in', { seconds: left }) : t('codes.resend')}
        </button>
      ) : null}
      <p class="said" role="status">{resent ? t('codes.resent', { to: sent.to }) : null}</p>
    </div>
  )
}
