// Every field as typed, printed and in the machine-readable zone; characters that differ are marked.
import { VisuallyHidden } from '@mantine/core'
import type { Case, ComparedField } from '#contract/review.ts'
import type { FieldName } from '#contract/words.ts'
import { Icon } from '../icon.tsx'
import { useText } from '../settings.tsx'
import { FieldCrop } from './field-crop.tsx'
import { placesOf } from './field-places.ts'
import { markDifferences } from './character-difference.ts'
import { Sureness } from './sureness.tsx'

/** A value with its differing characters marked against another; plain where nothing is to be compared. */
function Value({ value, against }: { value: string | null; against: string | null }) {
  const { t } = useText()
  if (value === null) return <span className="faint">{t('none')}</span>
  if (against === null || against === value) return <bdi className="value">{value}</bdi>
  return (
    <bdi className="value">
      {markDifferences(value, against).map((piece, at) => {
        const key = `${at} ${piece.kind}`
        if (piece.kind === 'same') return <span key={key}>{piece.text}</span>
        if (piece.kind === 'missing') return <span key={key} className="gap" title={t('compare.gap')} />
        return <mark key={key} className="differs">{piece.text}</mark>
      })}
    </bdi>
  )
}

/** On a narrow screen cells without a value are left out. */
const emptied = (value: string | null): { className?: string } => (value === null ? { className: 'is-none' } : {})

const SIGN = { same: 'check', different: 'cross', not_comparable: 'dash' } as const

type Props = { shown: Case; rows: readonly ComparedField[]; chosen: FieldName | null; choose: (field: FieldName) => void }

export function CompareTable({ shown, rows, chosen, choose }: Props) {
  const { t, word } = useText()
  const row = (one: ComparedField) => {
    const differs = one.result === 'different'
    const base = one.printed ?? one.mrz
    const label = word('field', one.field)
    const places = one.doubtful || differs || chosen === one.field ? placesOf(shown.photos, one.field) : []
    return [
      <tr
        role="row" key={one.field} className={`compared is-${one.result}${chosen === one.field ? ' is-chosen' : ''}`}
        {...(chosen === one.field ? { 'aria-current': 'true' as const } : {})} onClick={() => choose(one.field)} data-field={one.field}
      >
        <th role="rowheader" scope="row">
          <span className={`sign sign-${one.result}`}><Icon name={SIGN[one.result]} size={14} /></span>
          <VisuallyHidden>{t(`compare.${one.result}`)} </VisuallyHidden>
          <button type="button" className="field-name" onClick={() => choose(one.field)}>{label}</button>
        </th>
        <td role="cell" data-label={t('compare.typed')} {...emptied(one.typed)}>
          <Value value={one.typed} against={differs ? base : null} />
        </td>
        <td role="cell" data-label={t('compare.printed')}>
          <Value value={one.printed} against={differs ? (one.typed ?? one.mrz) : null} />
          {one.doubtful && <span className="doubtful"><Icon name="warning" size={14} /> {t('compare.doubtful')}</span>}
        </td>
        <td role="cell" data-label={t('compare.mrz')} {...emptied(one.mrz)}>
          <Value value={one.mrz} against={differs ? (one.printed ?? one.typed) : null} />
        </td>
        <td role="cell" data-label={t('compare.confidence')} className="number">
          {one.confidence === null
            ? <span className="faint">{t('none')}</span>
            : <Sureness share={one.confidence} />}
        </td>
      </tr>,
      places.length > 0 && (
        <tr role="row" key={`${one.field} crop`} className={chosen === one.field ? 'crop-row is-chosen' : 'crop-row'}>
          <td role="cell" colSpan={5}>
            {places.map(({ photo, field, box }) => (
              <div key={field.source} className="crop-and-value">
                <FieldCrop id={shown.registration_id} photo={photo} box={box} label={t('compare.crop', { field: label })} large={one.doubtful || field.doubtful} />
                {(one.doubtful || field.doubtful) && <bdi className="read-as">{field.raw}</bdi>}
              </div>
            ))}
          </td>
        </tr>
      ),
    ]
  }
  return (
    <table className={rows.some((one) => one.mrz !== null) ? 'rows compare has-mrz' : 'rows compare'} role="table" aria-label={t('compare.title')}>
      <thead role="rowgroup">
        <tr role="row">
          {(['field', 'typed', 'printed', 'mrz', 'confidence'] as const).map((column) => (
            <th role="columnheader" scope="col" key={column}>{t(`compare.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{rows.map(row)}</tbody>
    </table>
  )
}
