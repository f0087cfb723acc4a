// Dates and moments in a timezone, by the tables of the runtime.

/** Year, month, day, hour, minute, second and its parts a clock in the timezone shows, as if they were UTC, in milliseconds. */
function clockOf(instant: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(new Date(instant))
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'), new Date(instant).getUTCMilliseconds())
}

/** The date in a timezone at a moment. @param at RFC 3339 @returns `YYYY-MM-DD` */
export function localDate(at: string, timezone: string): string {
  return new Date(clockOf(Date.parse(at), timezone)).toISOString().slice(0, 10)
}

/** The date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** ISO 8601 weekday of a date, 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

/** The last millisecond of a date in a timezone. @returns RFC 3339, UTC */
export function endOfDay(date: string, timezone: string): string {
  const wanted = Date.parse(`${date}T23:59:59.999Z`)
  // The offset at the guess may be that of the other side of a clock change; the second look is at the right side.
  let instant = wanted
  for (let look = 0; look < 2; look++) instant = wanted - (clockOf(instant, timezone) - instant)
  return new Date(instant).toISOString()
}
