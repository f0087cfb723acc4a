// A password with a button that shows it: typing it once, seen, is safer than typing it twice unseen.
import { useState } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { Field, describedBy } from './field.tsx'

type Props = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly fault?: string | undefined
  readonly value: string
  readonly onValue: (value: string) => void
  readonly fresh?: boolean
}

export function PasswordField({ value, onValue, fresh, ...around }: Props) {
  const [seen, setSeen] = useState(false)
  return (
    <Field {...around}>
      <div class="joined">
        <input id={around.id} {...(seen ? { type: 'text' as const } : { type: 'password' as const })} value={value} autocomplete={fresh ? 'new-password' : 'current-password'} autoCapitalize="none" spellcheck={false}
          maxLength={200} aria-describedby={describedBy(around)} aria-invalid={around.fault ? true : undefined} onInput={(event) => onValue(event.currentTarget.value)} />
        <button type="button" class="joined-button" aria-controls={around.id} aria-label={t(seen ? 'sign_up.password_hide' : 'sign_up.password_show')}
          onClick={() => setSeen(!seen)}>{t(seen ? 'act.hide' : 'act.show')}</button>
      </div>
    </Field>
  )
}
