// A failed call in words of the reader's language: what happened and what to do.
import { find, t } from '#web/ui/texts.ts'
import type { Failure } from './call.ts'

/** One or two sentences for an error summary. Problems newer than this page are named by their code. */
export function explain(failure: Failure): string {
  if (failure.code === 'unreachable') return t('error.away')
  const seconds = failure.problem?.retry_after
  if (failure.code === 'too_many_tries' && seconds) return t('error.wait', { seconds })
  const title = find(`problems.${failure.code}.title`, t('error.unknown', { code: failure.code }))
  const remedy = find(`problems.${failure.code}.remedy`, '')
  return /[。.]$/.test(title) ? `${title} ${remedy}`.trim() : t('error.sentence', { title, remedy })
}
