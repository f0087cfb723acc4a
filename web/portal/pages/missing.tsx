// An address that names no page.
import { t } from '#web/ui/texts.ts'
import { Page } from '../parts/page.tsx'

export default function Missing() {
  return (
    <Page title={t('missing.title')} lead={t('missing.text')}>
      <p class="actions"><a class="button main" href="/">{t('missing.home')}</a></p>
    </Page>
  )
}
