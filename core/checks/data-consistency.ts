// data_consistency: the document agrees with itself. Printed zone with MRZ, number with birth and sex, validity with age at issue.
import type { FieldName } from '#contract/words.ts'
import { compareValues, plainNumber } from '../compare-field.ts'
import { printedForZone, type Fact } from '../document-facts.ts'
import { ageOn, readResidentId } from '../document-number.ts'
import { isCalendarDate } from '../mrz-date.ts'
import type { Compared } from '../names.ts'
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

/** Years a resident card is valid for by age on the day of issue: Law on Resident Identity Cards, article 5. Null: without end. */
const TERMS: readonly { readonly below: number; readonly years: number | null }[] = [
  { below: 16, years: 5 }, { below: 26, years: 10 }, { below: 46, years: 20 }, { below: Infinity, years: null },
]

/** The day so many years later; 29 February may end on either day beside it. */
function isYearsLater(from: string, to: string, years: number): boolean {
  const year = String(Number(from.slice(0, 4)) + years)
  const same = `${year}${from.slice(4)}`
  return from.slice(5) === '02-29' ? [same, `${year}-02-28`, `${year}-03-01`].includes(to) : to === same
}

function compareTerm(context: CheckContext): Finding[] {
  const unread = warning([reason('data_not_readable', 'validity')], { term_compared: 'none' })
  const { issue_date: from, expiry_date: to, date_of_birth: birth } = context.facts
  if (!from?.printed || !to?.printed || !birth?.printed) return [unread]
  const [issued, ends, born] = [from.printed, to.printed, birth.printed]
  if (!isCalendarDate(issued.value) || !isCalendarDate(born.value)) return [unread]
  const age = ageOn(born.value, issued.value)
  const term = TERMS.find((each) => age < each.below)!.years
  const isRight = issued.value >= born.value && (term === null ? ends.value === '长期' : isYearsLater(issued.value, ends.value, term))
  const evidence = { term_compared: isRight ? 'same' : 'different' }
  if (isRight) return [passed(evidence)]
  return [issued.sure && born.sure ? failed([reason('forgery_suspected', 'validity')], evidence) : { ...unread, evidence }]
}

export function checkDataConsistency(context: CheckContext): Finding {
  const { accepted } = context
  const findings = [
    ...(accepted?.mrz === true ? compareZones(context) : []),
    ...(accepted?.number_check === 'resident_id' ? [...compareNumber(context), ...compareTerm(context)] : []),
  ]
  return worstOf(findings, notApplicable())
}
