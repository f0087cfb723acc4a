// document_numbers, date_of_birth and document_expiry: what the document says of itself is possible and in force.
import type { DocumentKind } from '#contract/words.ts'
import { compareValues, plainNumber } from '../compare-field.ts'
import { factsFor } from '../document-facts.ts'
import { ageOn, hasRightHkidCheck, isHmtResidenceNumber, isPermanentResidenceNumber, isTravelPermitNumber, readResidentId } from '../document-number.ts'
import { isCalendarDate } from '../mrz-date.ts'
import type { PolicyDocument } from '../policy.ts'
import { mayBeginNumber } from '../regions.ts'
import { failed, notApplicable, passed, reason, warning, type CheckContext, type Evidence, type Finding } from './check-input.ts'

/** Nobody has lived longer. */
const OLDEST = 125

const NUMBER_CHECKS: Record<Exclude<PolicyDocument['number_check'], 'none'>, (number: string) => boolean> = {
  resident_id: (number) => readResidentId(number) !== null,
  hmt_residence: isHmtResidenceNumber,
  permanent_residence: isPermanentResidenceNumber,
  travel_permit: isTravelPermitNumber,
  hkid: hasRightHkidCheck,
}

/** Kinds whose number begins with the division it was given in. */
const BY_REGION: readonly DocumentKind[] = ['cn_resident_id', 'cn_hmt_residence_permit']

/**
 * A division that never was, or was abolished before the holder was born, gave nobody a number: a person looks. That it is another than
 * the address or the authority names says nothing, for people move.
 */
function judgeRegion(context: CheckContext, number: string, evidence: Evidence): Finding {
  const told = BY_REGION.includes(context.document.kind) ? readResidentId(number) : null
  if (!told || !context.regions) return passed(evidence)
  const region = mayBeginNumber(context.regions, told.region, Number(told.date_of_birth.slice(0, 4)))
  if (region === 'yes') return passed({ ...evidence, region })
  return warning([reason('forgery_suspected', 'document_number')], { ...evidence, region })
}

/** The number carries its own check digit or, in a machine-readable zone, is guarded by one. */
export function checkDocumentNumbers(context: CheckContext): Finding {
  const kind = context.accepted?.number_check ?? 'none'
  const [fact] = factsFor(context.facts, 'document_number')
  if (kind === 'none' && context.accepted?.mrz === false) return notApplicable()
  const unread = [reason('data_not_readable', 'document_number')]
  if (!fact) return warning(unread, { read: false })
  if (kind === 'none') return fact.sure ? passed({ sure: true }) : warning(unread, { sure: false })
  const isRight = NUMBER_CHECKS[kind](plainNumber(fact.value))
  const evidence = { check: kind, right: isRight, sure: fact.sure }
  if (isRight) return fact.sure ? judgeRegion(context, plainNumber(fact.value), evidence) : warning(unread, evidence)
  // One misread digit looks the same. Only where the person wrote the same impossible number is it the document's own.
  const typed = context.details.document_number
  const isTyped = typed !== undefined && compareValues('document_number', typed, fact.value) === 'same'
  return fact.sure && isTyped ? failed([reason('forgery_suspected', 'document_number')], evidence) : warning(unread, evidence)
}

/** The date of birth was read and is a day on which somebody alive can have been born. */
export function checkDateOfBirth(context: CheckContext): Finding {
  const [fact] = factsFor(context.facts, 'date_of_birth')
  if (!fact) return warning([reason('data_not_readable', 'date_of_birth')], { read: false })
  // Month or day may be unknown in print and zone alike (ICAO 9303-3 section 4.8).
  if (!isCalendarDate(fact.value)) return warning([reason('data_not_readable', 'date_of_birth')], { whole: false })
  const isPossible = fact.value <= context.today && ageOn(fact.value, context.today) <= OLDEST
  const evidence = { possible: isPossible, sure: fact.sure }
  if (!isPossible && fact.sure) return failed([reason('forgery_suspected', 'date_of_birth')], evidence)
  return isPossible && fact.sure ? passed(evidence) : warning([reason('data_not_readable', 'date_of_birth')], evidence)
}

/** The document is in force today; its last day counts. */
export function checkDocumentExpiry(context: CheckContext): Finding {
  if (context.accepted?.expires === false) return notApplicable()
  const facts = factsFor(context.facts, 'expiry_date')
  const [fact] = facts
  if (!fact) return warning([reason('data_not_readable', 'expiry_date')], { read: false })
  const isOver = (value: string): boolean => isCalendarDate(value) && value < context.today
  const isKnown = fact.value === '长期' || isCalendarDate(fact.value)
  const evidence = { known: isKnown, sure: fact.sure, zones: facts.length }
  if (!isKnown) return warning([reason('data_not_readable', 'expiry_date')], evidence)
  if (!isOver(fact.value)) return fact.sure ? passed(evidence) : warning([reason('data_not_readable', 'expiry_date')], evidence)
  // Over by the sure zone, and the other sure one does not say otherwise.
  const isCertain = fact.sure && facts.every((each) => !each.sure || isOver(each.value))
  const reasons = [reason('document_expired', fact.side)]
  return isCertain ? failed(reasons, evidence) : warning(reasons, evidence)
}
