// On a wide screen: going on with the phone. A link is made only when asked for; it works once and this page follows by itself.
import { useEffect, useState } from 'preact/hooks'
import type { Registration } from '#contract/registration.ts'
import { locale, t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { explain } from '../explain.ts'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { LazyQrCode } from '../parts/lazy-qr-code.tsx'
import { tagOf } from '../words.ts'

export function HandOver({ registration }: { readonly registration: Registration }) {
  const [link, setLink] = useState<{ readonly url: string; readonly expires_at: string } | null>(null)
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    if (!link) return undefined
    setOver(false)
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(link.expires_at) - Date.now()))
    return () => clearTimeout(timer)
  }, [link])
  const make = async () => {
    setBusy(true)
    const answer = await call('handOver', { params: { id: registration.id } }, { repeat: false })
    setBusy(false)
    setFault(answer.ok ? null : explain(answer))
    if (answer.ok) setLink(answer.data)
  }
  const time = link ? new Intl.DateTimeFormat(tagOf(locale()), { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(link.expires_at)) : ''
  return (
    <aside class="hand-over card" aria-labelledby="hand-over">
      <h2 id="hand-over">{t('hand_over.title')}</h2>
      <p class="soft">{t('hand_over.text')}</p>
      {fault ? <p class="fault" role="alert">{fault}</p> : null}
      {link && !over ? (
        <div class="unlock-body">
          <LazyQrCode text={link.url} label={t('hand_over.qr_label')} />
          <div>
            <p>{t('hand_over.scan')}</p>
            <p class="soft">{t('hand_over.until', { time })}</p>
            <p><CopyButton text={link.url} label={t('hand_over.copy')} /></p>
            <p class="waiting" role="status"><span class="spinner" aria-hidden="true" /> {t('hand_over.following')}</p>
          </div>
        </div>
      ) : (
        <>
          {over ? <p role="status">{t('hand_over.used')}</p> : null}
          <Button kind="second" busy={busy} onPress={() => void make()}>{t(over ? 'hand_over.again' : 'hand_over.show')}</Button>
        </>
      )}
    </aside>
  )
}
