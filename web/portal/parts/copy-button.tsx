// Copies a text and says that it did. Where the browser refuses, the text is selected so that it can be copied by hand.
import { useState } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'

export function CopyButton({ text, label, from }: { readonly text: string; readonly label?: string; readonly from?: string }) {
  const [said, setSaid] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(true)
    } catch (error) {
      console.warn('copying was refused', error)
      const shown = from ? document.getElementById(from) : null
      if (shown) getSelection()?.selectAllChildren(shown)
    }
  }
  return (
    <>
      <button type="button" class="link-button" onClick={() => void copy()}>{label ?? t('act.copy')}</button>
      <span class="said" role="status">{said ? t('act.copied') : null}</span>
    </>
  )
}
