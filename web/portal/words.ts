// Times, spans and places in the reader's words: pure, the present moment and the language come in as arguments.
import type { Locale } from '#contract/words.ts'
import { find, t } from '#web/ui/texts.ts'

/** The tag dates are written by: English with the day first, as the date boxes are. */
export function tagOf(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale
}

/** An ISO 8601 span of whole years, months and days, such as `P2Y`, by unit. Null for what we do not read. */
export function spanOf(iso: string): { years: number; months: number; days: number } | null {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(iso)
  if (!match || iso === 'P') return null
  return { years: Number(match[1] ?? 0), months: Number(match[2] ?? 0), days: Number(match[3] ?? 0) }
}

/** How long after the contract data are kept, in words; null means the law names no time, so they end with the contract. */
export function retentionWords(iso: string | null): string {
  const span = iso ? spanOf(iso) : null
  if (!span) return t('durations.contract')
  const parts = [[span.years, 'year'], [span.months, 'month'], [span.days, 'day']] as const
  const duration = parts.filter(([count]) => count > 0).map(([count, unit]) => t(`durations.${unit}${count === 1 ? '' : 's'}`, { count })).join(' ')
  return duration ? t('durations.after_contract', { duration }) : t('durations.contract')
}

const dayOf = (at: Date): number => Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / 86_400_000)

/** When an answer is due, in the reader's own time: which of the `status.due_*` texts, and its values. */
export function dueWords(iso: string, now: Date, locale: Locale): { key: 'due_today' | 'due_tomorrow' | 'due_on' | 'due_past'; values: { date: string; time: string } } {
  const at = new Date(iso)
  const date = new Intl.DateTimeFormat(tagOf(locale), { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
  const time = new Intl.DateTimeFormat(tagOf(locale), { hour: '2-digit', minute: '2-digit', hour12: false }).format(at)
  const days = dayOf(at) - dayOf(now)
  const key = at < now ? 'due_past' : days === 0 ? 'due_today' : days === 1 ? 'due_tomorrow' : 'due_on'
  return { key, values: { date, time } }
}

/** A moment as date and time. */
export function momentWords(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(iso))
}

/** A calendar date (`YYYY-MM-DD`) as words; what is no date stays as it is. */
export function dateWords(iso: string, locale: Locale): string {
  const at = new Date(`${iso}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(iso) || Number.isNaN(at.getTime())) return iso
  return new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
}

/** Several things in one phrase. */
export function listWords(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
}

/** The name of a country (ISO 3166-1 alpha-2). */
export function countryName(code: string): string {
  return find(`countries.${code}`, code)
}

/** The name of a state that issues documents (ICAO 9303-3, alpha-3). */
export function stateName(code: string): string {
  return find(`states.${code}`, code)
}

/** A text the operator gave by language, in ours or the first there is. */
export function ownWords(texts: Readonly<Record<string, string>>, locale: Locale): string {
  return texts[locale] ?? texts[locale.split('-')[0] ?? ''] ?? texts['en'] ?? Object.values(texts)[0] ?? ''
}
