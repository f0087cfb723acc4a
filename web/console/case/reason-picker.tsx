// Choosing reasons: a place (side, field, contact), then reasons numbered for the keys 1 to 9.
import { useState } from 'react'
import type { Case } from '#contract/review.ts'
import type { ReasonPlace } from '#contract/reasons.ts'
import { useKeys, type Keys } from '../keys/use-keys.ts'
import { useText } from '../settings.tsx'
import { codesAt, isNeutral, isSame, placesOf, suggestedItems, toggled, type Item, type Kind } from './reason-choice.ts'

type Props = { shown: Case; kind: Exclude<Kind, 'approve'>; items: readonly Item[]; choose: (items: Item[]) => void }

export function ReasonPicker({ shown, kind, items, choose }: Props) {
  const { t, word } = useText()
  const rejects = kind === 'reject'
  const suggested = suggestedItems(shown.checks, rejects ? 'final' : 'retryable')
  const places: ReasonPlace[] = rejects ? ['registration'] : placesOf(shown)
  const [place, setPlace] = useState<ReasonPlace>(() => places.find((one) => suggested.some((item) => item.at === one)) ?? places[0] ?? 'registration')
  const codes = codesAt(kind, place, suggested)
  const flip = (index: number): void => {
    const code = codes[index]
    if (code) choose(toggled(items, { at: place, code }))
  }
  const step = (by: number): void => setPlace((old) => places[(places.indexOf(old) + by + places.length) % places.length] ?? old)
  const digits = Object.fromEntries(codes.slice(0, 9).map((_, index) => [String(index + 1), () => flip(index)]))
  const keys: Keys = rejects ? digits : { ...digits, j: () => step(1), k: () => step(-1) }
  useKeys(keys)
  return (
    <div className="picker">
      {!rejects && (
        <fieldset className="places">
          <legend>{t('decide.where')}</legend>
          {places.map((one) => {
            const count = items.filter((item) => item.at === one).length
            return (
              <label key={one} className={one === place ? 'choice is-on' : 'choice'}>
                <input type="radio" name="place" checked={one === place} onChange={() => setPlace(one)} />
                <span>{word('place', one)}</span>
                {suggested.some((item) => item.at === one) && <span className="dot" title={t('decide.suggested')} />}
                {count > 0 && <b className="count">{count}</b>}
              </label>
            )
          })}
        </fieldset>
      )}
      <fieldset className="codes">
        <legend>{rejects ? t('decide.why') : t('decide.what', { place: word('place', place) })}</legend>
        {codes.map((code, index) => {
          const item = { at: place, code }
          const on = items.some((one) => isSame(one, item))
          const hint = suggested.some((one) => one.code === code && (rejects || one.at === place))
          return (
            <label key={code} className={on ? 'choice is-on' : 'choice'}>
              <input type="checkbox" checked={on} onChange={() => flip(index)} />
              <span className="choice-key" aria-hidden="true">{index < 9 ? <kbd className="key">{index + 1}</kbd> : null}</span>
              <span>{word('reason', code)}</span>
              {hint && <span className="hint">{t('decide.suggested')}</span>}
              {rejects && isNeutral(code) && <span className="hint hint-neutral">{t('decide.neutral')}</span>}
            </label>
          )
        })}
      </fieldset>
    </div>
  )
}
