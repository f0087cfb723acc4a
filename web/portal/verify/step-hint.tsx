// How far along: the step's number in words, and a bar for the eye.
import type { Registration } from '#contract/registration.ts'
import { t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { isMended, mostSteps } from './mended.ts'
import { allTasks, stepNumber, type Task } from './next-step.ts'
import { justDone } from './step.ts'

export function StepHint({ registration, task }: { readonly registration: Registration; readonly task: Task }) {
  const done = useCell(justDone)
  const mended = isMended(registration)
  const number = stepNumber(task, registration, mostSteps(registration, allTasks(registration, mended).length), mended)
  return (
    <div class="hint-row">
      {number ? (
        <p class="steps">
          <span>{t('step.of', number)}</span>
          <span class="bar" aria-hidden="true">{Array.from({ length: number.total }, (_, at) => <i key={at} class={at < number.n - 1 ? 'done' : at === number.n - 1 ? 'now' : ''} />)}</span>
        </p>
      ) : null}
      <p class={done ? 'ticked' : 'unseen'} role="status">{done}</p>
    </div>
  )
}
