// The verification of one country: where it stands and the one next thing to do.
import { useState } from 'preact/hooks'
import { locale, t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { Button } from '../parts/button.tsx'
import { Elsewhere } from '../parts/elsewhere.tsx'
import { SelectField } from '../parts/field.tsx'
import { RegistrationStatusTag } from '../parts/status-tag.tsx'
import { service } from '../session.ts'
import { moveOf, type CountryNeed } from '../verification-of.ts'
import { countryName, dueWords } from '../words.ts'
import { beginVerification } from './begin-verification.ts'

function Due({ at }: { readonly at: string }) {
  const { key, values } = dueWords(at, new Date(), locale())
  return <p class="soft">{key === 'due_past' ? t('status.due_past') : t('account.due', { due: t(`status.${key}`, values) })}</p>
}

export function VerificationCard({ need, many }: { readonly need: CountryNeed | null; readonly many: boolean }) {
  const about = useCell(service)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [other, setOther] = useState('')
  const served = (about?.countries ?? []).filter((each) => each.remote_pictures).map((each) => [each.country, countryName(each.country)] as const)
  const country = need?.country ?? (other || (about?.home_country ?? ''))
  const rules = about?.countries.find((each) => each.country === country)
  const lawful = rules?.remote_pictures !== false
  const move = need ? moveOf(need) : 'begin'
  const registration = need?.registration ?? null
  const begin = async () => {
    setBusy(true)
    setFault(await beginVerification(country))
    setBusy(false)
  }
  const href = `/verify?registration=${registration?.id ?? ''}`
  const shown = registration && (move !== 'begin' || registration.status !== 'approved')
  return (
    <div class={move === 'begin' || move === 'continue' || move === 'mend' ? 'card verification turn' : 'card verification'}>
      <header>
        <h3>{!need ? t('account.verify_new') : many ? t('account.verify_country', { country: countryName(country) }) : countryName(country)}</h3>
        {shown ? <RegistrationStatusTag status={registration.status} /> : null}
      </header>
      {move === 'begin' && rules && !lawful ? <Elsewhere rules={rules} help={about?.operator.support_email ?? null} /> : null}
      {move === 'begin' && lawful ? <p>{t('account.verify_intro')}</p> : null}
      {registration?.due_at && move === 'look' && registration.status !== 'approved' ? <Due at={registration.due_at} /> : null}
      {move === 'none' ? <p class="soft">{t('account.verify_none')}</p> : null}
      {!need && served.length > 1 ? <SelectField id="country" label={t('start.country')} value={country} onValue={setOther} options={served} /> : null}
      {fault ? <p class="fault" role="alert">{fault}</p> : null}
      {move === 'begin' && lawful ? <Button busy={busy} onPress={() => void begin()}>{t('account.verify_begin')}</Button> : null}
      {move === 'continue' ? <a class="button main" href={href}>{t('account.verify_continue')}</a> : null}
      {move === 'mend' ? <a class="button main" href={href}>{t('account.verify_mend')}</a> : null}
      {move === 'look' ? <a class="button second" href={href}>{t('account.verify_status')}</a> : null}
    </div>
  )
}
