// The table of the case page: each field as typed, as printed, and as the machine-readable zone has it.
import type { Details } from '#contract/registration.ts'
import type { ComparedField } from '#contract/review.ts'
import { FIELD_NAMES, type FieldName } from '#contract/words.ts'
import { compareField } from './compare-field.ts'
import { gatherFacts, type Readings } from './document-facts.ts'

/**
 * Every field that was typed or read, in the order of the contract.
 * @param details as typed; null before
 * @param readings by side; null where the reader failed
 */
export function comparedFields(details: Details | null, readings: Readings): ComparedField[] {
  const facts = gatherFacts(readings)
  const entered = (details ?? {}) as Partial<Record<FieldName, string>>
  return FIELD_NAMES.flatMap((field): ComparedField[] => {
    const typed = entered[field] ?? null
    const printed = facts[field]?.printed ?? null
    // The zone's name is Latin: it answers for the Latin name too, where there is one.
    const isLatin = field === 'name_latin' && (typed !== null || printed !== null)
    const mrz = facts[isLatin ? 'name' : field]?.mrz ?? null
    if (typed === null && printed === null && mrz === null) return []
    return [{
      field,
      typed,
      printed: printed?.value ?? null,
      mrz: mrz?.value ?? null,
      confidence: printed?.confidence ?? null,
      doubtful: [printed, mrz].some((fact) => fact !== null && !fact.sure),
      result: compareField(field, typed, printed?.value ?? null, mrz?.value ?? null, mrz?.cut ?? false),
    }]
  })
}
