// Takes a machine-readable zone apart: fields, check digits, and what is implausible about it. ICAO 9303-3 sections 4 and 5.
import type { MrzFormat } from '#contract/reading.ts'
import type { FieldName } from '#contract/words.ts'
import { checkMrzDigits, mrzDocumentNumber, type MrzCheckDigit } from './mrz-check.ts'
import { mrzBirthDate, mrzExpiryDate } from './mrz-date.ts'
import { MRZ_LAYOUTS, mrzPart, type MrzPartName } from './mrz-format.ts'
import { isStateCode } from './state-codes.ts'

/** One fact of the zone: normalised, and as it stands there. `line` is where it stands, for its confidence. */
export type MrzField = { name: FieldName; value: string; raw: string; line: number }
/** What no genuine document shows, whatever its check digits say: filler and zeros satisfy every one of them. */
export type MrzOddity = 'document_code' | 'issuing_state' | 'nationality' | 'name' | 'document_number' | 'date_of_birth' | 'expiry_date' | 'shape'
export type ParsedMrz = {
  fields: MrzField[]
  surname: string
  given_names: string
  /** The name fills its whole line, so that it may have been cut: compare it as a prefix. */
  name_may_be_cut: boolean
  check_digits: MrzCheckDigit[]
  oddities: MrzOddity[]
}

const words = (text: string): string => text.replace(/</g, ' ').replace(/\s+/g, ' ').trim()
const code = (text: string): string => text.replace(/<+$/, '')

/** Primary and secondary identifier: two fillers part them, one parts words (ICAO 9303-3 section 4.6). */
export function splitMrzName(text: string): { surname: string; given_names: string } {
  const [surname = '', ...given] = text.replace(/<+$/, '').split('<<')
  return { surname: words(surname), given_names: words(given.join('<')) }
}

function isPlausibleName(text: string): boolean {
  const letters = text.replace(/[^A-Z]/g, '')
  return /^[A-Z]/.test(text) && letters.length >= 2 && !/<<<+[A-Z]/.test(text) && !/^(.)\1+$/.test(letters)
}

function isPlausibleNumber(number: string): boolean {
  const bare = number.replace(/</g, '')
  return bare.length >= 4 && !/^0+$/.test(bare) && /\d/.test(bare) && !number.startsWith('<')
}

function lineOf(format: MrzFormat, name: MrzPartName): number {
  return MRZ_LAYOUTS[format].parts.find((each) => each.part === name)?.line ?? 0
}

function isShaped(lines: readonly string[], format: MrzFormat): boolean {
  const layout = MRZ_LAYOUTS[format]
  return lines.length === layout.lines && lines.every((line) => line.length === layout.length && /^[A-Z0-9<]+$/.test(line))
}

/**
 * Takes a zone apart.
 * @param lines the raw lines, exactly as long as the format asks
 * @param today `YYYY-MM-DD`, decides the centuries
 */
export function parseMrz(lines: readonly string[], format: MrzFormat, today: string): ParsedMrz {
  const raw = (name: MrzPartName): string => mrzPart(lines, format, name)
  const number = mrzDocumentNumber(lines, format)
  const isFrench = format === 'FRID'
  const name = isFrench ? { surname: words(raw('name')), given_names: words(raw('given_names')) } : splitMrzName(raw('name'))
  const rawName = isFrench ? `${code(raw('name'))}<<${code(raw('given_names'))}` : raw('name')
  const nationality = isFrench ? raw('issuing_state') : raw('nationality')
  const birth = mrzBirthDate(raw('date_of_birth'), today)
  const expiry = isFrench ? null : mrzExpiryDate(raw('expiry_date'), today)
  const sex = { M: 'M', F: 'F' }[raw('sex')] ?? 'X'
  const personal = format === 'TD1' ? code(raw('optional_2')) || code(number.rest) : isFrench ? '' : code(number.rest)

  const found: [FieldName, string | null, string, MrzPartName][] = [
    ['document_type', code(raw('document_code')), raw('document_code'), 'document_code'],
    ['issuing_country', code(raw('issuing_state')), raw('issuing_state'), 'issuing_state'],
    ['name', `${name.surname} ${name.given_names}`.trim(), rawName, 'name'],
    ['document_number', code(number.number), number.number, 'document_number'],
    ['nationality', code(nationality), nationality, 'nationality'],
    ['date_of_birth', birth, raw('date_of_birth'), 'date_of_birth'],
    ['sex', sex, raw('sex'), 'sex'],
    ['expiry_date', expiry, raw('expiry_date'), 'expiry_date'],
    ['personal_number', words(personal).replace(/ /g, ''), personal, format === 'TD1' ? 'optional_2' : 'optional'],
  ]
  const fields = found.flatMap(([field, value, text, at]) => (value ? [{ name: field, value, raw: text, line: lineOf(format, at) }] : []))

  const oddities: MrzOddity[] = []
  if (!isShaped(lines, format)) oddities.push('shape')
  if (!MRZ_LAYOUTS[format].codes.includes(raw('document_code')[0] ?? ' ')) oddities.push('document_code')
  if (!isStateCode(code(raw('issuing_state')))) oddities.push('issuing_state')
  if (!isStateCode(code(nationality))) oddities.push('nationality')
  if (!isPlausibleName(rawName)) oddities.push('name')
  if (!isPlausibleNumber(number.number)) oddities.push('document_number')
  if (birth === null) oddities.push('date_of_birth')
  if (!isFrench && expiry?.length !== 10) oddities.push('expiry_date')

  return {
    fields,
    ...name,
    name_may_be_cut: !raw('name').endsWith('<'),
    check_digits: checkMrzDigits(lines, format),
    oddities,
  }
}
