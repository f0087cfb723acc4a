// data_consistency: the document agrees with itself. Printed zone with MRZ, number with birth and sex, validity with age, issue with birth and today.
import type { DocumentKind, FieldName } from '#contract/words.ts'
import { hasTerm, isRightTerm } from '../card-terms.ts'
import { compareValues, plainNumber } from '../compare-field.ts'
import { factsFor, printedForZone, type Fact } from '../document-facts.ts'
import { ageOn, readResidentId } from '../document-number.ts'
import { levelOfAuthority } from '../issuing-authority.ts'
import { isCalendarDate } from '../mrz-date.ts'
import type { Compared } from '../names.ts'
import type { PolicyDocument } from '../policy.ts'
import { failed, notApplicable, passed, reason, warning, worstOf, type CheckContext, type Finding } from './check-input.ts'

/** What stands in both zones. The name has no check digit in the MRZ: only the print can vouch for it. */
const IN_BOTH: readonly FieldName[] = ['document_number', 'date_of_birth', 'sex', 'expiry_date', 'nationality', 'name']

/** Two values that must agree: sure ones that differ fail, doubtful ones go to a person. */
function agree(field: FieldName, a: Fact, b: Fact, result: Compared, code: 'mrz_inconsistent' | 'forgery_suspected'): Finding {
  const evidence = { [`${field}_compared`]: result }
  if (result === 'same') return passed(evidence)
  if (result === 'different' && a.sure && b.sure) return failed([reason(code, field)], evidence)
  return warning([reason('data_not_readable', field)], evidence)
}

/** Without these in the zone, or the name in print, nothing is proved. */
const IN_ZONE: readonly FieldName[] = ['document_number', 'name']

function compareZones(context: CheckContext): Finding[] {
  return IN_BOTH.flatMap((field): Finding[] => {
    const printed = printedForZone(context.facts, field)
    const mrz = context.facts[field]?.mrz ?? null
    if (printed && mrz) return [agree(field, printed, mrz, compareValues(field, printed.value, mrz.value, mrz.cut), 'mrz_inconsistent')]
    const isNeeded = mrz ? field === 'name' : IN_ZONE.includes(field)
    return isNeeded ? [warning([reason('data_not_readable', field)], { [`${field}_compared`]: 'none' })] : []
  })
}

/** Numbers built as the resident number is. */
const LIKE_RESIDENT: readonly PolicyDocument['number_check'][] = ['resident_id', 'hmt_residence', 'permanent_residence']

/** Whether the number tells birth and sex: that of the permanent residence card of 2017, three letters first, does not. */
function tellsHolder({ accepted, facts }: CheckContext): boolean {
  if (!accepted || !LIKE_RESIDENT.includes(accepted.number_check)) return false
  return accepted.number_check !== 'permanent_residence' || !/^[A-Z]/.test(plainNumber(facts.document_number?.printed?.value ?? ''))
}

/** The resident number holds birth date and sex of its holder (GB 11643-1999). */
function compareNumber(context: CheckContext): Finding[] {
  const number = context.facts.document_number?.printed ?? null
  const told = number && readResidentId(plainNumber(number.value))
  if (!number || !told) return [warning([reason('data_not_readable', 'document_number')], { number_compared: 'none' })]
  return (['date_of_birth', 'sex'] as const).map((field) => {
    const printed = context.facts[field]?.printed ?? null
    if (!printed) return warning([reason('data_not_readable', field)], { [`${field}_compared`]: 'none' })
    return agree(field, number, printed, compareValues(field, told[field], printed.value), 'forgery_suspected')
  })
}

/** Cards of China are valid for a time set by the age of their holder. */
function compareTerm(context: CheckContext): Finding[] {
  const { kind } = context.document
  if (!hasTerm(kind)) return []
  const unread = warning([reason('data_not_readable', 'validity')], { term_compared: 'none' })
  const { issue_date: from, expiry_date: to, date_of_birth: birth } = context.facts
  if (!from?.printed || !to?.printed || !birth?.printed) return [unread]
  const [issued, ends, born] = [from.printed, to.printed, birth.printed]
  if (!isCalendarDate(issued.value) || !isCalendarDate(born.value)) return [unread]
  const isRight = issued.value >= born.value && isRightTerm(kind, ageOn(born.value, issued.value), issued.value, ends.value)
  const evidence = { term_compared: isRight ? 'same' : 'different' }
  if (isRight) return [passed(evidence)]
  return [issued.sure && born.sure ? failed([reason('forgery_suspected', 'validity')], evidence) : { ...unread, evidence }]
}

/** Nothing is issued before its holder is born, nor tomorrow. */
function compareIssue(context: CheckContext): Finding[] {
  const [issued] = factsFor(context.facts, 'issue_date')
  const [born] = factsFor(context.facts, 'date_of_birth')
  if (!issued || !isCalendarDate(issued.value)) return []
  const isAfterBirth = !born || !isCalendarDate(born.value) || issued.value >= born.value
  if (issued.value <= context.today && isAfterBirth) return []
  const evidence = { issue_possible: false }
  const isCertain = issued.sure && (issued.value > context.today || born!.sure)
  return [isCertain ? failed([reason('forgery_suspected', 'issue_date')], evidence) : warning([reason('data_not_readable', 'issue_date')], evidence)]
}

/** Kinds that only the police of a place issue. Another office is so rare that a person looks, and nobody is refused for it. */
const LOCAL_KINDS: readonly DocumentKind[] = ['cn_resident_id', 'cn_hmt_residence_permit']

function judgeAuthority(context: CheckContext): Finding[] {
  const authority = context.facts.authority?.printed ?? null
  if (!authority?.sure || !LOCAL_KINDS.includes(context.document.kind)) return []
  const level = levelOfAuthority(authority.value)
  const evidence = { authority_level: level }
  return [level === 'local' ? passed(evidence) : warning([reason('forgery_suspected', 'authority')], evidence)]
}

export function checkDataConsistency(context: CheckContext): Finding {
  const { accepted } = context
  const findings = [
    ...(accepted?.mrz === true ? compareZones(context) : []),
    ...(tellsHolder(context) ? compareNumber(context) : []),
    ...compareTerm(context),
    ...compareIssue(context),
    ...judgeAuthority(context),
  ]
  return worstOf(findings, notApplicable())
}
