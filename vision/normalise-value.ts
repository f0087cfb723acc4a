// From text as read to a value as the contract wants it: dates ISO, sex M F X, states by code, names with single spaces.
import { hasRightResidentIdCheck } from '#core/document-number.ts'
import { isCalendarDate } from '#core/mrz-date.ts'
import { isStateCode } from '#core/state-codes.ts'
import type { FieldDescription, ValueKind } from './documents.ts'
import { editDistance, toleranceOf } from './match-text.ts'

/** What a digit is easily read as. */
const AS_DIGIT: Readonly<Record<string, string>> = {
  O: '0', o: '0', Q: '0', D: '0', '〇': '0', I: '1', l: '1', i: '1', '|': '1', Z: '2', z: '2', S: '5', s: '5', G: '6', b: '6', B: '8', q: '9', g: '9',
}
const AS_X: Readonly<Record<string, string>> = { '×': 'X', x: 'X', K: 'X', Ⅹ: 'X', χ: 'X', '乂': 'X' }
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')

const toDigits = (text: string): string => Array.from(text, (each) => AS_DIGIT[each] ?? each).join('')
const compact = (text: string): string => text.replace(/\s+/g, '')
const two = (text: string): string => text.padStart(2, '0')

function isoDate(year: string, month: string, day: string): string | null {
  const date = `${year}-${two(month)}-${two(day)}`
  return isCalendarDate(date) ? date : null
}

/** Dates as printed: 1990年1月2日, 12 AUG 1974, 12 AUG/AOUT 1974, 12.08.1974, 1974-08-12. */
function dateOf(text: string): string | null {
  const han = /(\d{4})年(\d{1,2})月(\d{1,2})/.exec(toDigits(compact(text)))
  if (han) return isoDate(han[1]!, han[2]!, han[3]!)
  const whole = compact(text).toUpperCase()
  const named = /^\D{0,2}([\dOIQ]{1,2})[.-]?([A-Z0]{3,})[^\d]*?([\dOI]{4})/.exec(whole)
  if (named) {
    const name = named[2]!.replace(/0/g, 'O').slice(0, 3)
    const month = MONTHS.findIndex((each) => editDistance(each, name) <= 1 && (each === name || MONTHS.filter((m) => editDistance(m, name) <= 1).length === 1))
    return month < 0 ? null : isoDate(toDigits(named[3]!), String(month + 1), toDigits(named[1]!))
  }
  const digits = toDigits(whole).replace(/[,·。:]/g, '.')
  const dayFirst = /(\d{1,2})[./-](\d{1,2})[./-](\d{4})/.exec(digits)
  if (dayFirst) return isoDate(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!)
  const yearFirst = /(\d{4})[./-](\d{1,2})[./-](\d{1,2})/.exec(digits)
  return yearFirst ? isoDate(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!) : null
}

/** Validity of the Chinese card: two dates, or a date and 长期. */
function validityOf(text: string): string | null {
  const digits = toDigits(compact(text)).replace(/[,，。、·:：]/g, '.')
  const match = /(\d{4})\.?(\d{2})\.?(\d{2})[^\d长]*(?:(\d{4})\.?(\d{2})\.?(\d{2})|(长))/.exec(digits)
  if (!match || !isoDate(match[1]!, match[2]!, match[3]!)) return null
  const from = `${match[1]}.${match[2]}.${match[3]}`
  if (match[7]) return `${from}-长期`
  return isoDate(match[4]!, match[5]!, match[6]!) ? `${from}-${match[4]}.${match[5]}.${match[6]}` : null
}

/** A stroke of the ground after Chinese text is read as a dash. */
const withoutDashes = (text: string): string => text.replace(/[—_－-]+$/, '')
/** In a name a dash is the character for one, unless that has been read already. */
const dashToOne = (text: string): string => text.replace(/(?<!一)[—－]/g, '一').replace(/[—_－-]+/g, '')
const onlyHan = (text: string): string | null =>
  text.replace(/[・•‧∙●.．]/g, '·').replace(/[^\p{Script=Han}·\p{N}A-Za-z()（）-]/gu, '') || null

function residentNumberOf(text: string): string | null {
  const read = Array.from(toDigits(text.replace(/[\s.·,:：-]/g, '')), (each) => AS_X[each] ?? each).join('')
  const found = read.match(/\d{17}[\dX]/g) ?? []
  return found.find(hasRightResidentIdCheck) ?? found[0] ?? null
}

const NORMALISE: Record<ValueKind, (text: string) => string | null> = {
  han: (text) => onlyHan(withoutDashes(compact(text))),
  han_name: (text) => onlyHan(dashToOne(compact(text))),
  // Recognisers drop spaces after commas, house numbers and between words.
  text: (text) => text.replace(/,(?=\p{L})/gu, ', ').replace(/([\d\p{Ll}])(?=\p{Lu}\p{Ll})/gu, '$1 ').replace(/\s+/g, ' ').trim() || null,
  latin_name: (text) => text.replace(/[^\p{Script=Latin}\p{M}'’ -]/gu, ' ').replace(/\s+/g, ' ').trim() || null,
  date: dateOf,
  sex: (text) => /^\s*([MFX])\b/.exec(text)?.[1] ?? null,
  state: (text) => {
    const code = compact(text).toUpperCase()
    return isStateCode(code) ? code : null
  },
  code: (text) => compact(text).toUpperCase().replace(/[^A-Z0-9-]/g, '').replace(/^-+|-+$/g, '') || null,
  validity: validityOf,
  resident_number: residentNumberOf,
}

/** `isGuess`: more than one entry of a lexicon was equally near. */
export type NormalisedValue = { value: string; isGuess: boolean }

/** The entry of a lexicon a text means: exactly, or the first within tolerance. */
function lookUp(text: string, lexicon: ReadonlyMap<string, string>): NormalisedValue | null {
  const exact = lexicon.get(text)
  if (exact !== undefined) return { value: exact, isGuess: false }
  const near = [...lexicon.keys()].filter((entry) => {
    const most = Math.max(toleranceOf(entry), /\p{Script=Han}/u.test(entry) && Array.from(entry).length === 2 ? 1 : 0)
    return Array.from(entry).length === Array.from(text).length && editDistance(entry, text) <= most
  })
  return near[0] === undefined ? null : { value: lexicon.get(near[0])!, isGuess: near.length > 1 }
}

/** The normalised value of a field out of text as read; null where the text cannot be such a value. */
export function normaliseValue(text: string, field: FieldDescription): NormalisedValue | null {
  const source = field.value === 'han' ? withoutDashes(compact(text)) : field.value === 'han_name' ? dashToOne(compact(text)) : text.trim()
  const match = field.pattern ? field.pattern.exec(source) : null
  if (field.pattern && !match) return null
  const taken = match ? (match[1] ?? match[0]) : source
  if (field.lexicon) {
    const known = lookUp(compact(taken).toUpperCase(), field.lexicon) ?? lookUp(compact(taken), field.lexicon)
    if (known !== null || field.value !== 'state') return known
  }
  const value = NORMALISE[field.value](taken)
  return value === null ? null : { value, isGuess: false }
}
