// A page that could not be loaded, with a way to try again.
import { t } from '#web/ui/texts.ts'
import { Button } from './button.tsx'
import { Page } from './page.tsx'

export function Unloaded({ again }: { readonly again: () => void }) {
  return (
    <Page title={t('app.failed_title')} lead={t('app.failed_text')}>
      <p class="actions"><Button onPress={again}>{t('app.try_again')}</Button></p>
    </Page>
  )
}
