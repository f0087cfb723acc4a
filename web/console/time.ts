// Times for people: how far off, and exactly when, in the reader's language and time zone.
import type { Locale } from '#contract/words.ts'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const tag = (locale: Locale): string => (locale === 'zh-Hans' ? 'zh-CN' : 'en-GB')

/** How far `at` lies from `now`, e.g. "in 3 hours" or "2 days ago"; times in milliseconds. */
export function relativeTime(at: number, now: number, locale: Locale): string {
  const words = new Intl.RelativeTimeFormat(tag(locale), { numeric: 'always', style: 'long' })
  const apart = at - now
  for (const [unit, length] of UNITS) if (Math.abs(apart) >= length) return words.format(Math.trunc(apart / length), unit)
  return words.format(apart < 0 ? -0 : 0, 'minute')
}

/** Date and time as the reader's clock shows them; `at` is RFC 3339. */
export function exactTime(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tag(locale), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}
