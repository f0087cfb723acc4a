// A phone number: the country code chosen from a list, the number typed as the person knows it.
import { locale, t } from '#web/ui/texts.ts'
import { CALLING_CODES } from '../phone-number.ts'
import { countryName } from '../words.ts'
import { Fault } from './field.tsx'

export type TypedPhone = { readonly country: string; readonly number: string }
type Props = { readonly id: string; readonly label: string; readonly hint?: string; readonly fault?: string | undefined; readonly value: TypedPhone; readonly onValue: (value: TypedPhone) => void }

export function PhoneField({ id, label, hint, fault, value, onValue }: Props) {
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined
  const options = CALLING_CODES.map(([country, code]) => [country, countryName(country), code] as const).toSorted((a, b) => a[1].localeCompare(b[1], locale()))
  return (
    <div class={fault ? 'field faulty' : 'field'}>
      <label for={id}>{label}</label>
      {hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null}
      <Fault id={id} text={fault} />
      <div class="phone">
        <select aria-label={t('sign_up.phone_country')} value={value.country} autocomplete="tel-country-code" onChange={(event) => onValue({ ...value, country: event.currentTarget.value })}>
          {options.map(([country, name, code]) => <option key={country} value={country} selected={country === value.country}>+{code} {name}</option>)}
        </select>
        <input id={id} type="tel" inputMode="tel" autocomplete="tel-national" value={value.number} aria-describedby={described} aria-invalid={fault ? true : undefined}
          onInput={(event) => onValue({ ...value, number: event.currentTarget.value })} />
      </div>
    </div>
  )
}
