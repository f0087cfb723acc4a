// Sorts the data of an event: what a person reads in a line, and what only proves it (ids, hashes, versions).
import type { RegistrationEvent } from '#contract/registration.ts'
import type { Reason } from '#contract/reasons.ts'

export type EventFacts = {
  /** Words to look up: family of the texts and code. */
  readonly words: readonly { readonly family: 'side' | 'field' | 'document' | 'reason' | 'verdict' | 'repeat_answer' | 'repeat_kind'; readonly code: string }[]
  readonly reasons: readonly Reason[]
  readonly attempt: number | null
  /** The rest, as it stands on the chain. */
  readonly proof: readonly (readonly [string, string])[]
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isReason = (value: unknown): value is Reason =>
  typeof value === 'object' && value !== null && 'at' in value && 'code' in value && isText(value.at) && isText(value.code)
const texts = (value: unknown): string[] => (Array.isArray(value) ? [...new Set(value.filter(isText))] : isText(value) ? [value] : [])

/** Tells the facts of an event's data apart; keys these pages do not know go to the proof. */
export function eventFacts(data: RegistrationEvent['data']): EventFacts {
  const words: { family: EventFacts['words'][number]['family']; code: string }[] = []
  const proof: (readonly [string, string])[] = []
  let reasons: Reason[] = []
  let attempt: number | null = null
  const families = { side: 'side', kind: 'document', fields: 'field', verdict: 'verdict', codes: 'reason', answer: 'repeat_answer', repeat_kinds: 'repeat_kind' } as const
  for (const [name, value] of Object.entries(data)) {
    const family = name in families ? families[name as keyof typeof families] : null
    if (family) words.push(...texts(value).map((code) => ({ family, code })))
    else if (name === 'reasons' && Array.isArray(value) && value.every(isReason)) reasons = value
    else if (name === 'attempt' && typeof value === 'number') attempt = value
    else proof.push([name, isText(value) ? value : JSON.stringify(value)])
  }
  return { words, reasons, attempt, proof }
}
