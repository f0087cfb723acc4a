// A date as three numbers in the order of the language: faster and surer than a calendar for a date long past (GOV.UK date input).
import { locale, t } from '#web/ui/texts.ts'
import { Fault } from '../parts/field.tsx'

export type DateParts = { readonly year: string; readonly month: string; readonly day: string }
type Props = {
  readonly id: string
  readonly legend: string
  readonly hint: string
  readonly fault?: string | undefined
  readonly value: DateParts
  readonly onValue: (value: DateParts) => void
  readonly birthday?: boolean
  readonly disabled?: boolean
}

const ORDER = { en: ['day', 'month', 'year'], 'zh-Hans': ['year', 'month', 'day'] } as const

/** The first box bears the field's id, so that the summary of errors leads there. */
export function DateField({ id, legend, hint, fault, value, onValue, birthday, disabled }: Props) {
  return (
    <fieldset class={fault ? 'field faulty' : 'field'} aria-describedby={[`${id}-hint`, fault ? `${id}-fault` : ''].filter(Boolean).join(' ')}>
      <legend>{legend}</legend>
      <p class="hint" id={`${id}-hint`}>{hint}</p>
      <Fault id={id} text={fault} />
      <div class="date">
        {ORDER[locale()].map((part, at) => {
          const own = at === 0 ? id : `${id}-${part}`
          return (
            <div key={part} class={part}>
              <label for={own}>{t(`details.${part}`)}</label>
              <input id={own} type="text" inputMode="numeric" maxLength={part === 'year' ? 4 : 2} autocomplete={birthday ? (`bday-${part}` as const) : 'off'} value={value[part]} disabled={disabled ?? false}
                aria-invalid={fault ? true : undefined} onInput={(event) => onValue({ ...value, [part]: event.currentTarget.value })} />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
