// From text as read to a value as the contract wants it: dates ISO, sex M F X, states by code, names with single spaces.
import { isYearsLater } from '#core/card-terms.ts'
import { hasRightHkidCheck, hasRightResidentIdCheck, isPermanentResidenceNumber, isTravelPermitNumber } from '#core/document-number.ts'
import { isCalendarDate } from '#core/mrz-date.ts'
import { hasSimplifiedForm } from '#core/name-han.ts'
import { isStateCode } from '#core/state-codes.ts'
import type { FieldDescription, ValueKind } from './documents.ts'
import { lookUp } from './look-up.ts'
import { readMonthFirst, readPrintedDate, toDigits } from './printed-date.ts'

const AS_X: Readonly<Record<string, string>> = { '×': 'X', x: 'X', K: 'X', Ⅹ: 'X', χ: 'X', '乂': 'X' }

const compact = (text: string): string => text.replace(/\s+/g, '')

/** Validity of the Chinese card: two dates, or a date and 长期. */
function validityOf(text: string): string | null {
  const digits = toDigits(compact(text)).replace(/[,，。、·:：]/g, '.')
  const match = /(\d{4})\.?(\d{2})\.?(\d{2})[^\d长]*(?:(\d{4})\.?(\d{2})\.?(\d{2})|(长))/.exec(digits)
  if (!match || !isCalendarDate(`${match[1]}-${match[2]}-${match[3]}`)) return null
  const from = `${match[1]}.${match[2]}.${match[3]}`
  if (match[7]) return `${from}-长期`
  return isCalendarDate(`${match[4]}-${match[5]}-${match[6]}`) ? `${from}-${match[4]}.${match[5]}.${match[6]}` : null
}

/** The day after, `YYYY-MM-DD`. */
function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * Whether no card is valid from and to such days: one figure of them was misread. Cards of known terms end on the day they began, to the year;
 * others on that day or the one before, after whole years.
 */
function isOddTerm(validity: string, terms: readonly number[]): boolean {
  const [from = '', to = ''] = validity.replaceAll('.', '-').match(/\d{4}-\d{2}-\d{2}/g) ?? []
  if (to === '') return false
  if (terms.length > 0) return !terms.some((years) => isYearsLater(from, to, years))
  return ![to, nextDay(to)].some((end) => end > from && isYearsLater(from, end, Number(end.slice(0, 4)) - Number(from.slice(0, 4))))
}

const PERIOD = /\d{4}\D\d{1,2}\D\d{1,2}\D+\d{4}/

/** Dates nobody's document bears before their day. */
const NOT_AHEAD: readonly FieldDescription['name'][] = ['date_of_birth', 'issue_date']

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

/** Letters and figures one after another, brackets aside; of several the first whose check is right. */
function hkidOf(text: string): string | null {
  const written = text.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9()]/g, '')
  // S or B may be a letter or a figure: both readings are tried.
  const found = [/(?<![A-Z])([A-Z])([0-9OQDILZSGB]{6})\(?([0-9A])\)?/g, /([A-Z]{2})([0-9OQDILZSGB]{6})\(?([0-9A])\)?/g].flatMap((shape) =>
    [...written.matchAll(shape)].map(([, letters = '', digits = '', check = '']) => `${letters}${toDigits(digits)}(${check})`))
  return found.find(hasRightHkidCheck) ?? found[0] ?? null
}

/** The number of an identity card of Hong Kong, Macao or Taiwan: letters, figures, on the first two a check in brackets. */
function homeNumberOf(text: string): string | null {
  const written = text.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9()]/g, '')
  const found = /[A-Z]{1,2}\d{6}\([\dA]\)|[157]\d{6}\(\d\)|[A-Z][1289]\d{8}/.exec(written)
  return found?.[0] ?? null
}

/** H or M and its figures, or eight figures; 1999 cards have two more. What stands beyond a label is no part of it. */
function travelPermitNumberOf(text: string): string | null {
  const written = text.normalize('NFKC').toUpperCase().replace(/[\s.·-]/g, '').replace(/[^A-Z0-9]/g, '|')
  const found = /([HM])([0-9OQDILZSGB]{10}|[0-9OQDILZSGB]{8})(?![0-9A-Z])/.exec(written)
  if (found) return found[1]! + toDigits(found[2]!)
  const figures = /(?<![0-9A-Z])[0-9OQDILZSGB]{8}(?![0-9A-Z])/.exec(written)
  return figures ? toDigits(figures[0]) : null
}

/** What a letter is easily read as. */
const AS_LETTER: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' }
const toLetters = (text: string): string => Array.from(text, (each) => AS_LETTER[each] ?? each).join('')

/** Eighteen characters with the resident number's check, or three letters and twelve figures. */
function permanentResidenceNumberOf(text: string): string | null {
  const written = text.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9×]/g, '')
  const old = /([A-Z0-9]{3})([0-9OQDILZSGB]{12})(?![0-9A-Z])/.exec(written)
  return residentNumberOf(written) ?? (old ? toLetters(old[1]!) + toDigits(old[2]!) : null)
}

/** DD-MM-YY of a Hong Kong card: the first of its kind was issued in 1983. */
function shortDateOf(text: string): string | null {
  const found = /(?<!\d)(\d{2})[-–—.](\d{2})[-–—.](\d{2})(?!\d)/.exec(toDigits(compact(text)))
  if (!found) return null
  const date = `${Number(found[3]) >= 83 ? '19' : '20'}${found[3]}-${found[2]}-${found[1]}`
  return isCalendarDate(date) ? date : null
}

/** Chinese names have two to five characters; longer ones, and no others, are written with a dot, and a dot neither begins nor ends a name. */
function isOddName(name: string): boolean {
  const { length } = Array.from(name)
  return name.includes('·') ? /^·|·$/.test(name) || length < 5 : length < 2 || length > 5
}

/** DDMMYYYY or YYYYMMDD. */
function isDateInFigures(code: string): boolean {
  const found = /^(\d{2})(\d{2})(\d{4})$/.exec(code)
  return found !== null && (isCalendarDate(`${found[3]}-${found[2]}-${found[1]}`) || isCalendarDate(`${code.slice(0, 4)}-${code.slice(4, 6)}-${code.slice(6)}`))
}

/** Values that may be what is printed, and yet not what is meant: a person looks. */
const DOUBTS: Partial<Record<ValueKind, (value: string, field: FieldDescription) => boolean>> = {
  validity: (validity, { terms }) => isOddTerm(validity, terms),
  han_name: isOddName,
  // The recogniser lacks many traditional characters, and reads the simplified ones in their place.
  han_name_traditional: (name) => isOddName(name) || hasSimplifiedForm(name),
  // Letters set far apart are read as words of their own, and some between them lost.
  comma_name: (name) => name.split(' ').filter((word) => word.length === 1).length > 1 || /(?:^| )\p{Lu} \p{Ll}/u.test(name),
  // Where given names are in capitals the family name is too: Suname is a label.
  latin_name: (name) => /^\p{Lu}?\p{Ll}/u.test(name) && /(^| )\p{Lu}{2,}$/u.test(name),
  // The last day of the document, read as the number beside it.
  code: (code, { name }) => name === 'personal_number' && (isDateInFigures(code) || readPrintedDate(code) !== null),
  // Words and figures run together were read where letters ran together, and an I or O may stand for a figure.
  text: (text) => /\p{L}{3}\d|\d\p{L}\d/u.test(text),
  resident_number: (number) => !hasRightResidentIdCheck(number),
  hkid: (number) => !hasRightHkidCheck(number),
  // Those of Hong Kong carry a check.
  home_number: (number) => /^[A-Z]{1,2}\d{6}\(/.test(number) && !hasRightHkidCheck(number),
  travel_permit_number: (number) => !isTravelPermitNumber(number),
  permanent_residence_number: (number) => !isPermanentResidenceNumber(number) || (/^[A-Z]/.test(number) && !isStateCode(number.slice(0, 3))),
}

/** FAMILY, Given Names: the comma tells the two apart, and given names run together are parted at their capitals. */
function commaNameOf(text: string): string | null {
  // Where the comma was passed over, a family name in capitals still ends before the capital of a given name.
  const joined = /^([A-Z' -]*[A-Z])\s?([A-Z][a-z].*)$/.exec(text)
  const [family = '', ...given] = /[,，.、]/.test(text) ? text.split(/[,，.、]/) : (joined?.slice(1) ?? [])
  if (given.length === 0) return null
  const parted = given.join(' ').replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
  return `${family} ${parted}`.replace(/[^\p{Script=Latin}\p{M}'’ -]/gu, ' ').replace(/\s+/g, ' ').trim() || null
}

/** A nought between letters is the letter. */
const lettersInWords = (text: string): string => text.replace(/(?<=\p{Lu})0(?=\p{Lu})/gu, 'O').replace(/(?<=\p{Ll})0(?=\p{Ll})/gu, 'o')

const NORMALISE: Record<ValueKind, (text: string) => string | null> = {
  han: (text) => onlyHan(withoutDashes(compact(text))),
  han_name: (text) => onlyHan(dashToOne(compact(text))),
  han_name_traditional: (text) => onlyHan(dashToOne(compact(text))),
  // Recognisers drop spaces after commas, house numbers and between words.
  text: (text) => lettersInWords(text).replace(/,(?=\p{L})/gu, ', ').replace(/([\d\p{Ll}])(?=\p{Lu}\p{Ll})/gu, '$1 ').replace(/\s+/g, ' ').trim() || null,
  latin_name: (text) => lettersInWords(text).replace(/[^\p{Script=Latin}\p{M}'’ -]/gu, ' ').replace(/\s+/g, ' ').trim() || null,
  comma_name: commaNameOf,
  date: (text) => readPrintedDate(text),
  month_first_date: readMonthFirst,
  // Where a language has letters of its own, the Latin one stands after a stroke: 女/F.
  sex: (text) => /(?:^|[^\s/]{1,2}\s?\/|^[男女]\s?[/|Il1])\s*([MFX])\b/.exec(text)?.[1] ?? null,
  state: (text) => {
    const code = compact(text).toUpperCase()
    return isStateCode(code) ? code : null
  },
  code: (text) => compact(text).toUpperCase().replace(/[^A-Z0-9-]/g, '').replace(/^-+|-+$/g, '') || null,
  validity: validityOf,
  resident_number: residentNumberOf,
  hkid: hkidOf,
  home_number: homeNumberOf,
  travel_permit_number: travelPermitNumberOf,
  permanent_residence_number: permanentResidenceNumberOf,
  short_date: shortDateOf,
}

/** `isGuess`: more than one entry of a lexicon was equally near. */
export type NormalisedValue = { value: string; isGuess: boolean }

/** As printed, or one of two languages parted by a stroke. */
function lookUpEither(text: string, lexicon: ReadonlyMap<string, string>): NormalisedValue | null {
  const whole = compact(text)
  for (const part of [whole, ...(whole.includes('/') ? whole.split('/') : [])]) {
    const known = part === '' ? null : (lookUp(part.toUpperCase(), lexicon) ?? lookUp(part, lexicon))
    if (known) return known
  }
  return null
}

/**
 * The normalised value of a field out of text as read; null where the text cannot be such a value.
 * @param today `YYYY-MM-DD`, decides the century of a year of two figures; without it such a date is none
 */
export function normaliseValue(text: string, field: FieldDescription, today?: string): NormalisedValue | null {
  const source = field.value === 'han' ? withoutDashes(compact(text))
    : field.value.startsWith('han_name') ? dashToOne(compact(text))
    // A J or O of a number is easily read small.
    : field.value === 'code' ? text.trim().toUpperCase() : text.trim()
  const match = field.pattern ? field.pattern.exec(source) : null
  if (field.pattern && !match) return null
  const taken = match ? (match[1] ?? match[0]) : source
  if (field.lexicon) {
    const known = lookUpEither(taken, field.lexicon)
    if (known !== null || field.value !== 'state') return known
  }
  // The first and the last day of a period are no one date, least of all one of figures from both.
  if (field.value === 'date' && PERIOD.test(toDigits(compact(taken)))) return null
  const isDate = field.value === 'date' && today !== undefined
  const value = isDate ? readPrintedDate(taken, { isExpiry: field.name === 'expiry_date', today }) : NORMALISE[field.value](taken)
  if (NOT_AHEAD.includes(field.name) && value !== null && today !== undefined && value > today) return null
  return value === null ? null : { value, isGuess: DOUBTS[field.value]?.(value, field) ?? false }
}
