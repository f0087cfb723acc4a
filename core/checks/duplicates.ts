// document_repeat, image_reuse, contact_repeat and lines_per_id_quota: who else shows this document, sent this picture or has this contact, and how many lines it holds.
import { CHANNELS, type PhotoSide } from '#contract/words.ts'
import { compareValues } from '../compare-field.ts'
import { factsFor } from '../document-facts.ts'
import type { SeenPicture } from '../repeats.ts'
import { failed, notApplicable, passed, reason, warning, worstOf, type CheckContext, type Evidence, type Finding } from './check-input.ts'

/** Nobody else registered with this document. Somebody did: a person looks, for it may be the same person with a second account. */
export function checkDocumentRepeat(context: CheckContext): Finding {
  const { open, answered } = context.repeats.document
  const evidence: Evidence = { others: open, ...(answered > 0 ? { accounted_for: answered } : {}) }
  return open > 0 ? failed([reason('duplicate_document', 'registration')], evidence) : passed(evidence)
}

/** What a picture sent by somebody else says: of a document that it was shown before, of a face that its owner was here before. */
const codeOf = (side: PhotoSide) => (side === 'selfie_with_document' ? ('duplicate_person' as const) : ('duplicate_document' as const))

/** The same file is a fact; one that looks like it is a likeness, and only asks for a look. */
function findingOf({ side, exact }: SeenPicture, code: ReturnType<typeof codeOf> | 'same_side_twice'): Finding {
  return exact ? failed([reason(code, side)]) : warning([reason(code, side)])
}

/** No picture was sent before, by another subscriber or for another side. */
export function checkImageReuse(context: CheckContext): Finding {
  const { pictures, twice } = context.repeats
  const findings = [...pictures.map((seen) => findingOf(seen, codeOf(seen.side))), ...twice.map((seen) => findingOf(seen, 'same_side_twice'))]
  return { ...worstOf(findings, passed()), evidence: { by_others: pictures.length, twice: twice.length } }
}

/** No contact went through more accounts than families and shops have. A contact proves nothing by itself: a person looks. */
export function checkContactRepeat(context: CheckContext): Finding {
  const most = context.policy.accounts_per_contact
  const accounts = CHANNELS.map((channel) => ({ channel, count: context.repeats.contacts[channel] + 1 }))
  const evidence: Evidence = { allowed: most, ...Object.fromEntries(accounts.map(({ channel, count }) => [`accounts_${channel}`, count])) }
  const over = accounts.filter(({ count }) => count > most)
  return over.length > 0 ? warning(over.map(({ channel }) => reason('third_party_involved', channel)), evidence) : passed(evidence)
}

/** No more lines on one document than are allowed, nor on one person with several. A limit over all operators can only be counted here for this one. */
export function checkLineQuota(context: CheckContext): Finding {
  const { count, scope } = context.policy.max_lines
  if (count === null) return notApplicable()
  const { linesHeld: held, linesTogether: together, linesAsked: asked } = context
  const evidence: Evidence = { allowed: count, held, asked, scope: scope ?? 'unknown', ...(together > held ? { together } : {}) }
  if (Math.max(held, together) + asked <= count) return passed(evidence)
  const reasons = [reason('line_quota_reached', 'registration')]
  // Lines of accounts that staff took for one person: the subscriber is not told of them by a refusal.
  if (held + asked <= count) return warning(reasons, evidence)
  // Lines held are found by the number typed: they count against the person only where the document surely bears that number.
  const typed = context.details.document_number
  const isTyped = (value: string): boolean => typed !== undefined && compareValues('document_number', typed, value) === 'same'
  const isCertain = factsFor(context.facts, 'document_number').some((fact) => fact.sure && isTyped(fact.value))
  return isCertain || asked > count ? failed(reasons, evidence) : warning(reasons, evidence)
}
