// What to do again: each thing by its name, what is wrong with it, how to do it right.
import { find, t } from '#web/ui/texts.ts'
import type { StepProps } from './step.ts'

/** The name of a side, field, contact or the whole. */
function placeName(at: string): string {
  return find(`sides.${at}`, find(`fields.${at}`, find(`places.${at}`, at)))
}

export function Mend({ registration }: StepProps) {
  return (
    <>
      <p class="lead">{t('status.resubmission_text')}</p>
      <ol class="mend">
        {registration.reasons.map((reason) => (
          <li key={`${reason.code}${reason.at}`} class="card">
            <h2>{placeName(reason.at)}</h2>
            <dl>
              <div><dt>{t('status.what')}</dt><dd>{reason.title}</dd></div>
              <div><dt>{t('status.how')}</dt><dd>{reason.remedy}</dd></div>
            </dl>
          </li>
        ))}
      </ol>
      <p class="soft">{t('status.attempts_left', { count: registration.attempts_left })}</p>
    </>
  )
}
