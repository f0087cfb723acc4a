// Inside another app: a link that carries this verification into the browser. It works once, and is made only when asked for.
import { useState } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { call } from '../call.ts'
import { explain } from '../explain.ts'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'

export function BrowserLink({ registration }: { readonly registration: string }) {
  const [url, setUrl] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const make = async () => {
    setBusy(true)
    const answer = await call('handOver', { params: { id: registration } }, { repeat: false })
    setBusy(false)
    setFault(answer.ok ? null : explain(answer))
    if (answer.ok) setUrl(answer.data.url)
  }
  return (
    <div class="browser-link">
      {fault ? <p role="alert">{fault}</p> : null}
      {url ? <p><span id="browser-link" class="browser-link-url">{url}</span> <CopyButton text={url} label={t('hand_over.copy')} from="browser-link" /></p>
        : <Button kind="second" busy={busy} onPress={() => void make()}>{t('camera.make_link')}</Button>}
    </div>
  )
}
