// What the pages of the verification are given, and how each hands on to the next.
import type { Registration } from '#contract/registration.ts'
import { cell } from '../cell.ts'
import { go } from '../navigation.ts'
import { keep } from './follow.ts'
import { nextStep, pathOf } from './next-step.ts'

export type StepProps = { readonly registration: Registration }

/** Set while a page still shows something about a task that is done, so that following does not take it away. */
export const holding = cell(false)
/** One line about what has just been done, shown on the next page. */
export const justDone = cell<{ readonly from: string; readonly text: string } | null>(null)

/** The address of what comes next. */
export function nextPath(registration: Registration): string {
  return pathOf(nextStep(registration), registration)
}

/** Takes the server's answer to a finished step and goes on. */
export function goOn(fresh: Registration, etag: string | null = null): void {
  holding.set(false)
  go(nextPath(fresh))
  keep(fresh, etag)
}
