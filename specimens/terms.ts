// When a specimen was issued and when it ends, so that birth, issue and expiry fit one another and a wish.
import { addYears, ageAt } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { SpecimenPerson } from './specimen-person.ts'

type Dates = Pick<SpecimenPerson, 'date_of_birth' | 'issue_date' | 'expiry_date'>

/** A date in a year, never the 29th or later, so that terms end on the same day. */
export function dayIn(year: number, chance: Chance): string {
  return `${year}-${String(chance.whole(1, 12)).padStart(2, '0')}-${String(chance.whole(1, 28)).padStart(2, '0')}`
}

/** Years a Chinese card is valid by the age at issue; null for 长期 (ID Card Law art. 5). */
export function chineseTerm(age: number): number | null {
  if (age < 16) return 5
  if (age <= 25) return 10
  return age <= 45 ? 20 : null
}

/** Birth, issue and expiry that fit each other and the wish; `termOf` gives the years of validity by age, null for no end. */
export function inventDates(chance: Chance, wish: Partial<Dates>, today: string, termOf: (age: number) => number | null): Dates {
  const year = Number(today.slice(0, 4))
  const date_of_birth = wish.date_of_birth ?? dayIn(year - chance.whole(19, 78), chance)
  const back = chance.whole(1, 8)
  const issuedIn = (years: number): string => dayIn(year - years, chance)
  if (wish.expiry_date !== undefined) {
    // Backwards from the end: the longest term that fits the age it gives at issue.
    const issue = wish.expiry_date === '长期' ? issuedIn(back) : [20, 10, 5]
      .map((term) => ({ term, issue: addYears(wish.expiry_date!, -term) }))
      .find(({ term, issue }) => issue >= date_of_birth && termOf(ageAt(date_of_birth, issue)) === term)?.issue
    return { date_of_birth, issue_date: wish.issue_date ?? issue ?? addYears(wish.expiry_date, -5), expiry_date: wish.expiry_date }
  }
  // Issued some years ago, later if the term of that age would be over by the year's end.
  for (let years = back; ; years--) {
    const issue_date = wish.issue_date ?? (years > 0 ? issuedIn(years) : today)
    const late = issue_date < date_of_birth && wish.issue_date === undefined && years > 0
    const term = termOf(ageAt(date_of_birth, issue_date))
    const expiry_date = term === null ? '长期' : addYears(issue_date, term)
    const stands = expiry_date === '长期' || expiry_date.slice(0, 4) > String(year)
    if ((stands && !late) || years <= 0 || wish.issue_date !== undefined) return { date_of_birth, issue_date, expiry_date }
  }
}
