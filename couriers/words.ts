// What people are told: reasons, messages and single texts in their language, filled in from rulebook/texts.
import { REASONS } from '#contract/reasons.ts'
import type { Reason, ReasonPlace, ToldReason } from '#contract/reasons.ts'
import { FIELD_NAMES, PHOTO_SIDES } from '#contract/words.ts'
import type { Locale } from '#contract/words.ts'
import en from '#rulebook/texts/en.json' with { type: 'json' }
import zhHans from '#rulebook/texts/zh-Hans.json' with { type: 'json' }

type Branch = { readonly [key: string]: string | Branch }
const TEXTS: Record<Locale, Branch> = { en, 'zh-Hans': zhHans }

/** Each message and the values its texts are filled with. `reasons` is made by `listReasons`, `due` and `date` by `tellDay`. */
export const MESSAGES = {
  sign_up_code: ['operator', 'code', 'minutes'],
  sign_up_existing: ['operator', 'code', 'minutes'],
  sign_in_code: ['operator', 'code', 'minutes'],
  contact_code: ['operator', 'code', 'minutes'],
  registration_submitted: ['operator', 'due', 'url'],
  registration_approved: ['operator', 'date', 'url'],
  registration_resubmission_requested: ['operator', 'reasons', 'url'],
  registration_rejected: ['operator', 'reasons'],
  line_unlocked: ['operator', 'plan', 'url'],
} as const
export type MessageName = keyof typeof MESSAGES
export type MessageValues<Name extends MessageName> = Readonly<Record<(typeof MESSAGES)[Name][number], string>>
export type Message = { readonly email: { readonly subject: string; readonly text: string }; readonly sms: string }

const find = (locale: Locale, key: string): string | Branch | undefined =>
  key.split('.').reduce<string | Branch | undefined>((at, step) => (typeof at === 'object' ? at[step] : undefined), TEXTS[locale])

/** Looks one text up by its dotted key (`statuses.approved`) and fills its placeholders. An unknown key or a missing value is a bug: throws. */
export function text(locale: Locale, key: string, values: Readonly<Record<string, string>> = {}): string {
  const found = find(locale, key)
  if (typeof found !== 'string') throw new Error(`no text "${key}" in ${locale}`)
  // One pass only: a value that looks like a placeholder is left as it is.
  return found.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`text "${key}" needs a value for "${name}"`)
    return value
  })
}

/** Whether there is a text under a key; policies name some of theirs as data (`elsewhere.*`). */
export function hasText(locale: Locale, key: string): boolean {
  return typeof find(locale, key) === 'string'
}

/** Names are written as labels; inside a sentence they begin small. No name in our languages is a proper noun. */
const small = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)
const isOneOf = (list: readonly string[], at: ReasonPlace): boolean => list.includes(at)

/** What the subscriber is told of a reason, in his language. All neutral codes give one and the same text, without code or place. */
export function tellReason(locale: Locale, reason: Reason): ToldReason {
  const row = REASONS[reason.code]
  const retryable = row.weight === 'retryable'
  if (row.audience === 'neutral') {
    // The place would tell which check struck, so it is withheld too.
    return { code: null, at: 'registration', retryable, title: text(locale, 'reasons.neutral.title'), remedy: text(locale, 'reasons.neutral.remedy') }
  }
  const label = (key: string) => small(text(locale, key))
  const side = isOneOf(PHOTO_SIDES, reason.at) ? label(`sides.${reason.at}`) : label('places.document')
  const field = isOneOf(FIELD_NAMES, reason.at) ? label(`fields.${reason.at}`) : label('places.detail')
  const place = isOneOf(PHOTO_SIDES, reason.at) ? side : isOneOf(FIELD_NAMES, reason.at) ? field : label(`places.${reason.at}`)
  const values = { side, field, place }
  return {
    code: reason.code,
    at: reason.at,
    retryable,
    title: text(locale, `reasons.${reason.code}.title`, values),
    remedy: text(locale, `reasons.${reason.code}.remedy`, values),
  }
}

/** The `reasons` value of a message: each thing to mend and how, the same text once. */
export function listReasons(told: readonly ToldReason[]): string {
  return [...new Set(told.map((reason) => `- ${reason.title}\n  ${reason.remedy}`))].join('\n\n')
}

/** A message in both its forms, mail and SMS. */
export function message<Name extends MessageName>(locale: Locale, name: Name, values: MessageValues<Name>): Message {
  return {
    email: { subject: text(locale, `messages.${name}.email.subject`, values), text: text(locale, `messages.${name}.email.text`, values) },
    sms: text(locale, `messages.${name}.sms`, values),
  }
}

/** The `retention` value of a consent text, from an ISO 8601 duration in years, months and days (`P2Y`); null where the law names none. */
export function tellRetention(locale: Locale, duration: string | null): string {
  if (duration === null) return text(locale, 'durations.contract')
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(duration)
  const units = ['year', 'month', 'day'] as const
  const told = units.flatMap((unit, at) => {
    const count = parts?.[at + 1]
    return count === undefined ? [] : [text(locale, `durations.${count === '1' ? unit : `${unit}s`}`, { count })]
  })
  if (told.length === 0) throw new Error('not a duration of years, months or days')
  return text(locale, 'durations.after_contract', { duration: told.join(' ') })
}

/** A day as people write it: `22 November 2026`, `2026年11月22日`. `day` is an RFC 3339 time or a calendar date; `timeZone` an IANA name. */
export function tellDay(locale: Locale, day: string, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone }).format(new Date(day))
}
