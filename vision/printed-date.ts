// Dates as documents print them, read by machine: figures with or without signs between, months named in the languages of passports.
import { isCalendarDate, mrzBirthDate, mrzExpiryDate } from '#core/mrz-date.ts'
import { editDistance } from './match-text.ts'

/** What a digit is easily read as. */
const AS_DIGIT: Readonly<Record<string, string>> = {
  O: '0', o: '0', Q: '0', D: '0', '〇': '0', I: '1', l: '1', i: '1', '|': '1', Z: '2', z: '2', S: '5', s: '5', G: '6', b: '6', B: '8', q: '9', g: '9',
}
const ENGLISH = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')
/** Beginnings of month names, without accents: English, French, Spanish, Italian, Portuguese, German. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  'JAN ENE GEN|FEB FEV|MAR|APR AVR ABR|MAY MAI MAG|JUN JUIN GIU|JUL JUIL LUG|AUG AOU AGO|SEP SET|OCT OTT OUT OKT|NOV|DEC DIC DEZ'
    .split('|').flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
)

/** Letters that stand where figures must be, as the figures they look like. */
export const toDigits = (text: string): string => Array.from(text, (each) => AS_DIGIT[each] ?? each).join('')
const two = (text: string): string => text.padStart(2, '0')

/** What a two-figure year belongs to, and when it is read. */
export type DateContext = { isExpiry: boolean; today: string }

/** The date, or null where the calendar has none; a year of two figures needs a context. */
function isoDate(year: string, month: string, day: string, context?: DateContext): string | null {
  if (year.length === 2) {
    if (!context) return null
    const short = `${year}${two(month)}${two(day)}`
    return context.isExpiry ? mrzExpiryDate(short, context.today) : mrzBirthDate(short, context.today)
  }
  const date = `${year}-${two(month)}-${two(day)}`
  return isCalendarDate(date) ? date : null
}

/** The month one name means: in any language as it stands, or in English with one letter misread. */
function monthOf(name: string): number | null {
  const known = MONTHS.get(name.slice(0, 4)) ?? MONTHS.get(name.slice(0, 3))
  if (known !== undefined) return known
  const near = ENGLISH.filter((each) => editDistance(each, name.slice(0, 3)) <= 1)
  return near.length === 1 ? ENGLISH.indexOf(near[0]!) + 1 : null
}

/** 12 AUG 1974, 12 AGO/AUG 1974, 12 8月/AUG 1974, 12 AUG /AOÛT 74. */
function namedDate(whole: string, context?: DateContext): string | null {
  const found = /^\D{0,2}?([\dOIQ]{1,2})[.-]?([^A-Z]*?)([A-Z0]{3,}(?:[^\dA-Z]*[A-Z0]{3,})*)[^\dA-Z]*([\dOI]{4}|[\dOI]{2})(?![\dA-Z])/.exec(whole)
  if (!found) return null
  const [, day = '', between = '', names = '', year = ''] = found
  const months = new Set(names.replace(/0/g, 'O').split(/[^A-Z]+/).flatMap((name) => monthOf(name) ?? []))
  const [month] = months
  const figures = between.replace(/\D/g, '')
  // Two languages, or a figure and a name, that contradict each other are no date.
  if (month === undefined || months.size > 1 || (figures !== '' && Number(figures) !== month)) return null
  return isoDate(toDigits(year), String(month), toDigits(day), context)
}

/**
 * The date a text means, `YYYY-MM-DD`; null where it means none or contradicts itself.
 * @param context whose century a year of two figures belongs to; without it such a year is none
 */
export function readPrintedDate(text: string, context?: DateContext): string | null {
  const compact = text.replace(/\s+/g, '')
  const han = /(\d{4})年(\d{1,2})月(\d{1,2})/.exec(toDigits(compact))
  if (han) return isoDate(han[1]!, han[2]!, han[3]!)
  const named = namedDate(compact.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase(), context)
  if (named) return named
  const digits = toDigits(text.trim().toUpperCase()).replace(/(?<=\d)\s+(?=\d)/g, '.').replace(/\s+/g, '').replace(/[,·。:]/g, '.')
  const dayFirst = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/.exec(digits)
  if (dayFirst) return isoDate(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!)
  const yearFirst = /(?<!\d)(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/.exec(digits)
  if (yearFirst) return isoDate(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!)
  // Recognisers drop the spaces of 12 08 1974. Year first, digits 5 and 6 would be no month: the two cannot be confused.
  const run = /(?<!\d)(\d{2})\.?(\d{2})\.?((?:19|20)\d{2})(?!\d)/.exec(digits)
  return run ? isoDate(run[3]!, run[2]!, run[1]!) : null
}

/** 08/12/1974 as North American cards print the 12th of August: such a date would be another one read the other way, so it is never tried. */
export function readMonthFirst(text: string): string | null {
  const found = /(?<!\d)(\d{2})[./-]?(\d{2})[./-]?((?:19|20)\d{2})(?!\d)/.exec(toDigits(text.replace(/\s+/g, '')).replace(/[|\\]/g, '/'))
  return found ? isoDate(found[3]!, found[1]!, found[2]!) : null
}
