// By when a decision is due, in business days of the country.
import { addDays, endOfDay, localDate, weekdayOf } from './local-date.ts'

export type Calendar = {
  readonly businessDays: number
  /** `YYYY-MM-DD` */
  readonly holidays: readonly string[]
  /** ISO 8601 weekdays, 1 Monday to 7 Sunday. */
  readonly weekend: readonly number[]
  /** IANA name. */
  readonly timezone: string
}

/** Whether people work on a date. */
export function isBusinessDay(date: string, calendar: Pick<Calendar, 'holidays' | 'weekend'>): boolean {
  return !calendar.weekend.includes(weekdayOf(date)) && !calendar.holidays.includes(date)
}

/**
 * The end of the last business day for a decision. The day of submission does not count; with no days at all it is that day itself,
 * or the next business day after it.
 * @param submittedAt RFC 3339
 * @param calendar of the policy
 * @returns RFC 3339, UTC
 * @throws RangeError where a year has no business day
 */
export function dueAt(submittedAt: string, calendar: Calendar): string {
  const first = localDate(submittedAt, calendar.timezone)
  let left = calendar.businessDays
  let date = left === 0 ? first : addDays(first, 1)
  for (let days = 0; days < 366 * (calendar.businessDays + 1); days++, date = addDays(date, 1)) {
    if (!isBusinessDay(date, calendar)) continue
    if (left <= 1) return endOfDay(date, calendar.timezone)
    left--
  }
  throw new RangeError('the calendar has no business day')
}
