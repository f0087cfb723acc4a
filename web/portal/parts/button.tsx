// The one main button of a form. While it works it says so and cannot be pressed twice.
import type { ComponentChildren } from 'preact'
import { t } from '#web/ui/texts.ts'

type Props = { readonly busy?: boolean; readonly children: ComponentChildren; readonly kind?: 'main' | 'second' | 'danger'; readonly onPress?: () => void; readonly id?: string }

export function Button({ busy, children, kind = 'main', onPress, id }: Props) {
  return (
    <button id={id} type={onPress ? 'button' : 'submit'} class={`button ${kind}`} aria-disabled={busy ? true : undefined} data-busy={busy ? '' : undefined}
      onClick={(event) => {
        if (busy) return event.preventDefault()
        onPress?.()
      }}>
      {busy ? <span class="spinner" aria-hidden="true" /> : null}
      <span>{children}</span>
      {busy ? <span class="unseen"> {t('act.working')}</span> : null}
    </button>
  )
}
