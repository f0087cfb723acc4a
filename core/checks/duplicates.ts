// document_repeat and lines_per_id_quota: who else shows this document, and how many lines it holds.
import { compareValues } from '../compare-field.ts'
import { factsFor } from '../document-facts.ts'
import { failed, notApplicable, passed, reason, warning, type CheckContext, type Finding } from './check-input.ts'

/** Nobody else registered with this document. Somebody did: a person looks, for it may be the same person with a second account. */
export function checkDocumentRepeat(context: CheckContext): Finding {
  const evidence = { others: context.sameDocument }
  return context.sameDocument > 0 ? failed([reason('duplicate_document', 'registration')], evidence) : passed(evidence)
}

/** No more lines on one document than are allowed. A limit over all operators can only be counted here for this one. */
export function checkLineQuota(context: CheckContext): Finding {
  const { count, scope } = context.policy.max_lines
  if (count === null) return notApplicable()
  const evidence = { allowed: count, held: context.linesHeld, asked: context.linesAsked, scope: scope ?? 'unknown' }
  if (context.linesHeld + context.linesAsked <= count) return passed(evidence)
  const reasons = [reason('line_quota_reached', 'registration')]
  // Lines held are found by the number typed: they count against the person only where the document surely bears that number.
  const typed = context.details.document_number
  const isTyped = (value: string): boolean => typed !== undefined && compareValues('document_number', typed, value) === 'same'
  const isCertain = factsFor(context.facts, 'document_number').some((fact) => fact.sure && isTyped(fact.value))
  return isCertain || context.linesAsked > count ? failed(reasons, evidence) : warning(reasons, evidence)
}
