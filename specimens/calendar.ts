// Calendar dates as `YYYY-MM-DD` texts: ages and terms, without time zones.

/** The date some years later; 29 February becomes the 28th where the year has none. */
export function addYears(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0')
  const leap = new Date(`${year}-02-29T00:00:00Z`).getUTCDate() === 29
  return date.endsWith('-02-29') && !leap ? `${year}-02-28` : `${year}${date.slice(4)}`
}

/** Full years of age at a date. */
export function ageAt(birth: string, date: string): number {
  return Number(date.slice(0, 4)) - Number(birth.slice(0, 4)) - (date.slice(5) < birth.slice(5) ? 1 : 0)
}

/** A date of the machine's clock, UTC. */
export function todayByClock(): string {
  return new Date().toISOString().slice(0, 10)
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const

/** As documents print it: `12 AUG 1974` or `12.08.1974`. */
export function printDate(date: string, style: 'month' | 'dots'): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return style === 'month' ? `${day} ${MONTHS[Number(month) - 1] ?? month} ${year}` : `${day}.${month}.${year}`
}
