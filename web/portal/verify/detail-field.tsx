// One detail with the control that suits it.
import { locale, t } from '#web/ui/texts.ts'
import { Choice } from '../parts/choice.tsx'
import { Field, SelectField, TextField, describedBy } from '../parts/field.tsx'
import { dateWords } from '../words.ts'
import { DateField, type DateParts } from './date-field.tsx'
import { FOREVER, type TypedField } from './details-rules.ts'
import { stateOptions } from './state-options.ts'

/** What the reader has typed so far, by field; what is absent stands as the server knows it. */
export type Typed = Readonly<Partial<Record<TypedField, string | (DateParts & { readonly forever: boolean })>>>
type Props = { readonly field: TypedField; readonly typed: Typed; readonly known: string; readonly fault: string | undefined; readonly onTyped: (typed: Typed) => void; readonly chinese: boolean }

function DatePart({ field, typed, known, fault, onTyped, chinese }: Props) {
  const own = typed[field]
  const [year = '', month = '', day = ''] = known === FOREVER ? [] : known.split('-')
  const value = typeof own === 'object' ? own : { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, ''), forever: known === FOREVER }
  const label = t(`fields.${field}`)
  const set = (next: Partial<typeof value>) => onTyped({ ...typed, [field]: { ...value, ...next } })
  const some = field === 'date_of_birth' ? '1990' : '2031'
  const example = locale() === 'en' ? `25 3 ${some}` : dateWords(`${some}-03-25`, locale())
  return (
    <>
      <DateField id={`detail-${field}`} legend={label} hint={t('details.date_hint', { example })} fault={fault} value={value} onValue={set} birthday={field === 'date_of_birth'} disabled={value.forever} />
      {field === 'expiry_date' && chinese ? (
        <label class="tick" for="no-expiry"><input id="no-expiry" type="checkbox" checked={value.forever} onChange={(event) => set({ forever: event.currentTarget.checked })} /> <span>{t('details.no_expiry')}</span></label>
      ) : null}
    </>
  )
}

export function DetailField(props: Props) {
  const { field, typed, known, fault, onTyped, chinese } = props
  const own = typed[field]
  const value = typeof own === 'string' ? own : known
  const set = (next: string) => onTyped({ ...typed, [field]: next })
  const around = { id: `detail-${field}`, label: t(`fields.${field}`), fault }
  switch (field) {
    case 'date_of_birth': case 'expiry_date': return <DatePart {...props} />
    case 'sex': return (
      <Choice id={around.id} legend={around.label} fault={fault} value={value} onValue={set} inline
        options={(chinese ? ['F', 'M'] : ['F', 'M', 'X']).map((sex) => ({ value: sex, label: t(`details.sex_${sex}`) }))} />
    )
    case 'nationality': return <SelectField {...around} value={value} onValue={set} options={[['', t('details.nationality_choose')], ...stateOptions([], locale())]} />
    case 'address': {
      const hinted = { ...around, hint: t('details.address_hint') }
      return (
        <Field {...hinted}>
          <textarea id={around.id} rows={3} value={value} autocomplete="street-address" aria-describedby={describedBy(hinted)} aria-invalid={fault ? true : undefined} onInput={(event) => set(event.currentTarget.value)} />
        </Field>
      )
    }
    case 'name': return <TextField {...around} hint={t('details.name_hint')} autocomplete="name" spellcheck={false} value={value} onValue={set} />
    case 'name_latin': return <TextField {...around} hint={t('details.name_latin_hint')} autocomplete="off" autoCapitalize="characters" spellcheck={false} value={value} onValue={set} />
    case 'document_number': break
  }
  return <TextField {...around} hint={t('details.document_number_hint')} autocomplete="off" autoCapitalize="characters" spellcheck={false} value={value} onValue={set} class="number" />
}
