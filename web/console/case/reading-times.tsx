// Where the reader's time went: one bar with a piece for each step, and the milliseconds of each.
import { useText } from '../settings.tsx'

/** Colours the style knows: `step-0` and on. */
const COLOURS = 8

export function ReadingTimes({ timing }: { timing: Readonly<Record<string, number>> }) {
  const { t, word } = useText()
  const steps = Object.entries(timing).filter(([, milliseconds]) => milliseconds > 0)
  const total = steps.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)
  if (total === 0) return null
  const share = (milliseconds: number): string => `${(milliseconds / total) * 100}%`
  return (
    <div className="reading-times">
      <h4>{t('times.title', { n: total })}</h4>
      <svg className="times" aria-hidden="true" focusable="false">
        {steps.map(([step, milliseconds], at) => (
          <rect
            key={step} className={`step-${at % COLOURS}`} width={share(milliseconds)} height="100%"
            x={share(steps.slice(0, at).reduce((sum, [, before]) => sum + before, 0))}
          />
        ))}
      </svg>
      <ul className="times-steps">
        {steps.map(([step, milliseconds], at) => (
          <li key={step}>
            <svg className="step-sign" aria-hidden="true" focusable="false"><rect className={`step-${at % COLOURS}`} width="100%" height="100%" /></svg>
            {word('step', step)} <span className="number">{t('times.ms', { n: milliseconds })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
