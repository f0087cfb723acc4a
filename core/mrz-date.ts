// Dates of machine-readable zones: two digits of the year, the century decided from today. ICAO 9303-3 section 4.8.

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether `YYYY-MM-DD` names a day of the Gregorian calendar. */
export function isCalendarDate(date: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month - 1]!) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month !== 2 || day < 29 || isLeap
}

/** `YY` + `MM` + `DD` in a century, unknown month or day (filler) left off; null where it is no date. */
function compose(century: number, text: string): string | null {
  if (!/^\d{2}(\d{2}|<<)(\d{2}|<<)$/.test(text)) return null
  const year = String(century * 100 + Number(text.slice(0, 2)))
  const month = text.slice(2, 4)
  const day = text.slice(4, 6)
  if (month === '<<') return day === '<<' ? year : null
  if (day === '<<') return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : null
  const whole = `${year}-${month}-${day}`
  return isCalendarDate(whole) ? whole : null
}

/**
 * A date of birth: the latest century that does not lie in the future.
 * @param text six characters, filler for an unknown month or day
 * @param today `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the rest is unknown, or null where it is no date
 */
export function mrzBirthDate(text: string, today: string): string | null {
  const century = Number(today.slice(0, 2))
  const recent = compose(century, text)
  if (recent !== null && recent <= today.slice(0, recent.length)) return recent
  return compose(century - 1, text)
}

/** A date of expiry: the century that brings it within 50 years of today. Shapes as for `mrzBirthDate`. */
export function mrzExpiryDate(text: string, today: string): string | null {
  const thisYear = Number(today.slice(0, 4))
  const twoDigits = Number(text.slice(0, 2))
  if (!Number.isInteger(twoDigits)) return null
  const centuries = [-1, 0, 1].map((step) => Math.floor(thisYear / 100) + step)
  const nearest = centuries.reduce((best, each) =>
    Math.abs(each * 100 + twoDigits - thisYear) < Math.abs(best * 100 + twoDigits - thisYear) ? each : best)
  return compose(nearest, text)
}
