// How far along: the step's number in words, and a bar for the eye.
import type { Registration } from '#contract/registration.ts'
import { useRef } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { mostSteps } from './most-steps.ts'
import { allTasks, stepNumber, type Task } from './next-step.ts'
import { justDone } from './step.ts'

export function StepHint({ registration, task }: { readonly registration: Registration; readonly task: Task }) {
  const done = useCell(justDone)
  const said = done && done.from !== task ? done.text : null
  // A side being read is done for the server, but the reader is still on its step.
  const last = useRef<{ n: number; total: number } | null>(null)
  const open = registration.document !== null || registration.photos.length > 0
  const number = stepNumber(task, registration, open ? mostSteps(registration, allTasks(registration).length) : 0) ?? last.current
  last.current = number
  return (
    <div class="hint-row">
      {number ? (
        <p class="steps">
          <span>{t(open ? 'step.of' : 'step.first', number)}</span>
          {open ? <span class="bar" aria-hidden="true">{Array.from({ length: number.total }, (_, at) => <i key={at} class={at < number.n - 1 ? 'done' : at === number.n - 1 ? 'now' : ''} />)}</span> : null}
        </p>
      ) : null}
      <p class={said ? 'ticked' : 'unseen'} role="status">{said}</p>
    </div>
  )
}
