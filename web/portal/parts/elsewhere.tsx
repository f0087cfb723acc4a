// Where pictures are not accepted: the ways the law there wants instead, and nothing to fill in.
import type { CountryRules } from '#contract/service.ts'
import { find, t } from '#web/ui/texts.ts'
import { countryName } from '../words.ts'
import { Notice } from './notice.tsx'

export function Elsewhere({ rules, help }: { readonly rules: CountryRules; readonly help: string | null }) {
  const country = countryName(rules.country)
  return (
    <Notice kind="warn" title={t('start.elsewhere_title', { country })}>
      <p>{t('start.elsewhere_text')}</p>
      <ul>{rules.elsewhere.map((way) => <li key={way}>{find(`elsewhere.${way}`, way)}</li>)}</ul>
      {help ? <p>{t('start.elsewhere_contact', { email: help })}</p> : null}
    </Notice>
  )
}
