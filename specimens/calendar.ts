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

/** Forms dates take in print; `both` has the month in another language and in English, `short` ends in two figures of the year. */
export type DateStyle = 'month' | 'month_small' | 'dots' | 'spaces' | 'slashes' | 'dashes' | 'both' | 'both_short' | 'both_han' | 'both_korean'

/** As documents print it: `12 AUG 1974`, `12.08.1974`, `12 AGO/AUG 1974`. `others`: twelve names of months in another language. */
export function printDate(date: string, style: DateStyle, others?: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = MONTHS[Number(month) - 1] ?? month
  const other = others?.split(' ')[Number(month) - 1] ?? name
  switch (style) {
    case 'month': return `${day} ${name} ${year}`
    case 'month_small': return `${day} ${name[0]}${name.slice(1).toLowerCase()} ${year}`
    case 'dots': return `${day}.${month}.${year}`
    case 'spaces': return `${day} ${month} ${year}`
    case 'slashes': return `${day}/${month}/${year}`
    case 'dashes': return date
    case 'both': return `${day} ${other}/${name} ${year}`
    case 'both_short': return `${day} ${name} /${other} ${year.slice(2)}`
    case 'both_han': return `${day} ${Number(month)}月/${name} ${year}`
    case 'both_korean': return `${day} ${Number(month)}월/${name} ${year}`
  }
}
