// One question: label, hint, fault and the native control, tied together for every reader.
import type { ComponentChildren } from 'preact'
import { t } from '#web/ui/texts.ts'

type Around = { readonly id: string; readonly label: string; readonly hint?: ComponentChildren | undefined; readonly fault?: string | undefined }

/** Ids of hint and fault, for `aria-describedby`. */
export function describedBy({ id, hint, fault }: Around): string | undefined {
  return [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined
}

/** The fault of a field, beside it. */
export function Fault({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  if (!text) return null
  return <p class="fault" id={`${id}-fault`}><span class="unseen">{t('error.prefix')} </span>{text}</p>
}

/** Label, hint and fault around a control. */
export function Field(props: Around & { readonly children: ComponentChildren }) {
  return (
    <div class={props.fault ? 'field faulty' : 'field'}>
      <label for={props.id}>{props.label}</label>
      {props.hint ? <p class="hint" id={`${props.id}-hint`}>{props.hint}</p> : null}
      <Fault id={props.id} text={props.fault} />
      {props.children}
    </div>
  )
}

type TextProps = Around & {
  readonly value: string
  readonly onValue: (value: string) => void
  readonly type?: 'text' | 'email'
  readonly inputMode?: 'email' | 'numeric' | 'text'
  readonly autocomplete?: 'email' | 'username' | 'one-time-code' | 'off' | 'bday' | 'name'
  readonly autoCapitalize?: 'none' | 'characters' | 'words'
  readonly spellcheck?: boolean
  readonly maxLength?: number
  readonly class?: string
}

/** A line of text. */
export function TextField({ value, onValue, label, hint, fault, type, ...rest }: TextProps) {
  const around = { id: rest.id, label, hint, fault }
  return (
    <Field {...around}>
      <input {...rest} {...(type === 'email' ? { type: 'email' as const } : { type: 'text' as const })} value={value} aria-describedby={describedBy(around)} aria-invalid={fault ? true : undefined} onInput={(event) => onValue(event.currentTarget.value)} />
    </Field>
  )
}

type SelectProps = Around & { readonly value: string; readonly onValue: (value: string) => void; readonly options: readonly (readonly [string, string])[]; readonly autocomplete?: 'country' | 'off' }

/** One of many, in the browser's own list. */
export function SelectField({ value, onValue, options, autocomplete, ...around }: SelectProps) {
  return (
    <Field {...around}>
      <select id={around.id} value={value} autocomplete={autocomplete} aria-describedby={describedBy(around)} aria-invalid={around.fault ? true : undefined}
        onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map(([key, text]) => <option key={key} value={key} selected={key === value}>{text}</option>)}
      </select>
    </Field>
  )
}
