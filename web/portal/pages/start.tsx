// The start page: what is needed, which documents count, how long, why, what is kept. Where pictures online are not lawful it says so before anything is given.
import type { CountryRules } from '#contract/service.ts'
import { locale, t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { useKept } from '../kept.ts'
import { Elsewhere } from '../parts/elsewhere.tsx'
import { SelectField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { Page } from '../parts/page.tsx'
import { account, loadService, service } from '../session.ts'
import { Unloaded } from '../parts/unloaded.tsx'
import { connection } from '../call.ts'
import { countryName, listWords, retentionWords } from '../words.ts'
import { DocumentList } from './document-list.tsx'

function Needed({ rules }: { readonly rules: CountryRules }) {
  const sides = [...new Set(rules.documents.flatMap((document) => document.sides))].map((side) => t(`sides.${side}`))
  return (
    <>
      <section>
        <h2>{t('start.needed')}</h2>
        <ul class="needs">
          <li><strong>{t('start.need_document')}</strong><span>{t('start.need_document_more', { sides: listWords(sides, locale()) })}</span></li>
          <li><strong>{t('start.need_phone')}</strong><span>{t('start.need_phone_more')}</span></li>
          <li><strong>{t('start.need_email')}</strong><span>{t('start.need_email_more')}</span></li>
        </ul>
      </section>
      <section>
        <h2>{t('start.documents', { country: countryName(rules.country) })}</h2>
        <DocumentList documents={rules.documents} />
        {rules.min_age || rules.max_lines ? (
          <p class="soft">
            {rules.min_age ? t('start.min_age', { age: rules.min_age }) : null} {rules.max_lines ? t('start.max_lines', { count: rules.max_lines }) : null}
          </p>
        ) : null}
      </section>
    </>
  )
}

/** How long, why, and what is kept. */
function Facts({ rules, operator }: { readonly rules: CountryRules; readonly operator: string }) {
  const days = rules.review_business_days
  return (
      <section class="facts">
        <div><h2>{t('start.how_long')}</h2><p>{t(days === 1 ? 'start.how_long_text_one' : 'start.how_long_text', { days })}</p></div>
        <div><h2>{t('start.why')}</h2><p>{t('start.why_text', { operator })}</p></div>
        <div><h2>{t('start.kept')}</h2><p>{t('start.kept_text', { retention: retentionWords(rules.retention) })}</p></div>
      </section>
  )
}

export default function Start() {
  const about = useCell(service)
  const who = useCell(account)
  const away = useCell(connection) === 'away'
  const [country, setCountry] = useKept('start.country', () => '')
  if (!about) return away ? <Unloaded again={() => void loadService()} /> : <Loading />
  const rules = about.countries.find((each) => each.country === (country || about.home_country)) ?? about.countries[0]
  if (!rules) return <Page title={t('start.title')} lead={t('start.none')} />
  const options = about.countries.map((each) => [each.country, countryName(each.country)] as const).toSorted((a, b) => a[1].localeCompare(b[1], locale()))
  return (
    <Page title={t('start.title')} lead={t('start.lead')} wide>
      <div class="columns">
      <div>
      {about.countries.length > 1 ? <SelectField id="country" label={t('start.country')} value={rules.country} onValue={setCountry} options={options} /> : null}
      {rules.remote_pictures ? (
        <>
          <p class="actions">
            <a class="button main" href={who ? '/account' : '/sign-up'}>{t(who ? 'start.continue' : 'start.begin')}</a>
            {who ? null : <a class="button quiet" href="/sign-in">{t('start.have_account')}</a>}
          </p>
          <Needed rules={rules} />
        </>
      ) : (
        <>
          <Elsewhere rules={rules} help={about.operator.support_email} />
          <p class="actions">{who ? <a class="button second" href="/account">{t('start.continue')}</a> : <a class="button second" href="/sign-in">{t('start.have_account')}</a>}</p>
        </>
      )}
      </div>
      {rules.remote_pictures ? <Facts rules={rules} operator={about.operator.name} /> : null}
      </div>
    </Page>
  )
}
