// A wait that says so, quietly, and only when it is long enough to be felt (the style delays it).
import { t } from '#web/ui/texts.ts'

export function Loading({ text }: { readonly text?: string }) {
  return <p class="loading" role="status"><span class="spinner" aria-hidden="true" /> {text ?? t('app.loading')}</p>
}
