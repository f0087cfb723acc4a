// Of what reasons ask for again, what this subscriber can do: sides the document has, fields and contacts that count here.
import type { Reason } from '#contract/reasons.ts'
import { CHANNELS } from '#contract/words.ts'
import { redoOf } from '#core/redo.ts'
import { documentOf, type Known } from './view-registration.ts'

/** Places to be done again, in the order they are done; empty where nothing of it can be done. */
export function whatToRedo(known: Known, reasons: readonly Reason[]): string[] {
  const document = documentOf(known.row)
  if (!document || !known.policy) return []
  const open = CHANNELS.filter((channel) => !known.contacts[`${channel}_confirmed`])
  const possible: readonly string[] = ['document', ...known.sides, ...known.policy.fields, ...open]
  return redoOf(reasons, { ...document, sides: known.sides }).filter((place) => possible.includes(place))
}
