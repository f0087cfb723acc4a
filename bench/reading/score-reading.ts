// Holds one reading against the truth: each field, the zone, and what the machine would take for sure and has wrong.
import { gatherFacts } from '#core/document-facts.ts'
import { checkMrzDigits } from '#core/mrz-check.ts'
import { parseMrz } from '#core/mrz-parse.ts'
import { MRZ_LAYOUTS } from '#core/mrz-format.ts'
import { MRZ_FORMATS, type MrzFormat, type ReadField, type Reading } from '#contract/reading.ts'
import type { FieldName } from '#contract/words.ts'
import { editDistance } from './measures.ts'

export type Truth = { fields: Partial<Record<FieldName, string>>; mrz: readonly string[] | null; barcode?: Partial<Record<FieldName, string>> }
type Source = ReadField['source']
/** `errors` of `length` characters are wrong; all of them where nothing was read. */
export type FieldScore = { field: FieldName; source: Source; truth: string; read: string | null; exact: boolean; errors: number; length: number }
/** A value the machine relies on that is not what the document says; `truth` is null where the document says nothing. */
export type WrongValue = { field: FieldName; source: 'printed' | 'mrz'; truth: string | null; read: string }
/** `key`: number, nationality, birth, sex and expiry are right; `exact`: every character of every line. */
export type ZoneScore = { key: boolean; exact: boolean; accepted: boolean }

const KEY_FIELDS: readonly FieldName[] = ['document_number', 'nationality', 'date_of_birth', 'sex', 'expiry_date']
/** Running text, in which only letters and digits count when what was accepted is called wrong. */
export const OPEN_TEXT: readonly FieldName[] = ['address', 'authority', 'ethnicity', 'licence_classes']
const CODES: readonly FieldName[] = ['document_number', 'personal_number', 'former_number']

/** A value as it is compared: one width of letters, single spaces; codes without their print. */
export function normalValue(field: FieldName, value: string): string {
  const plain = value.normalize('NFKC').replace(/\s+/g, ' ').trim()
  return CODES.includes(field) ? plain.toUpperCase().replace(/[^A-Z0-9]/g, '') : plain
}

const isSame = (field: FieldName, a: string, b: string): boolean => normalValue(field, a) === normalValue(field, b)

function isSameAccepted(field: FieldName, a: string, b: string): boolean {
  if (!OPEN_TEXT.includes(field)) return isSame(field, a, b)
  const bare = (text: string): string => normalValue(field, text).toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  return bare(a) === bare(b)
}

/** The format lines are of, by number and length; of two alike the one whose check digits are right. */
export function formatOf(lines: readonly string[]): MrzFormat | null {
  const fits = MRZ_FORMATS.filter((format) => {
    const { lines: count, length, codes } = MRZ_LAYOUTS[format]
    return lines.length === count && lines[0]!.length === length && codes.includes(lines[0]![0]!)
  })
  return fits.find((format) => checkMrzDigits(lines, format).every((digit) => digit.right)) ?? fits[0] ?? null
}

/** What a zone's lines say, by field. */
export function zoneTruth(lines: readonly string[] | null, today: string): Partial<Record<FieldName, string>> {
  const format = lines && formatOf(lines)
  return format ? Object.fromEntries(parseMrz(lines, format, today).fields.map(({ name, value }) => [name, value])) : {}
}

function validityDates(validity: string | undefined): Partial<Record<FieldName, string>> {
  const [from, to] = validity?.split('-') ?? []
  return from && to ? { issue_date: from.replaceAll('.', '-'), expiry_date: to.replaceAll('.', '-') } : {}
}

function scoreField(reading: Reading | null, field: FieldName, source: Source, truth: string): FieldScore {
  const read = reading?.fields.find((each) => each.name === field && each.source === source)?.value ?? null
  const wanted = normalValue(field, truth)
  const length = Array.from(wanted).length
  const errors = read === null ? length : editDistance(normalValue(field, read), wanted)
  return { field, source, truth, read, exact: errors === 0 && read !== null, errors, length }
}

/** Scores every field that stands in print (of those `described`), in the zone and in a barcode; null, where nothing could be read, has all wrong. `today` decides the zone's centuries. */
export function scoreFields(reading: Reading | null, truth: Truth, described: readonly FieldName[], today: string): FieldScore[] {
  const of = (source: Source, values: Partial<Record<FieldName, string>>): FieldScore[] =>
    Object.entries(values).map(([field, value]) => scoreField(reading, field as FieldName, source, value))
  const printed = Object.fromEntries(Object.entries(truth.fields).filter(([field]) => described.includes(field as FieldName)))
  return [...of('printed', printed), ...of('mrz', zoneTruth(truth.mrz, today)), ...of('barcode', truth.barcode ?? {})]
}

/** How the zone was read; null where the side has none. */
export function scoreZone(reading: Reading | null, truth: Truth, today: string): ZoneScore | null {
  if (!truth.mrz) return null
  const wanted = zoneTruth(truth.mrz, today)
  const read = (field: FieldName): string | undefined => reading?.fields.find((each) => each.name === field && each.source === 'mrz')?.value
  return {
    key: KEY_FIELDS.every((field) => wanted[field] === undefined || read(field) === wanted[field]),
    exact: reading?.mrz?.lines.join('\n') === truth.mrz.join('\n'),
    accepted: reading?.mrz?.accepted ?? false,
  }
}

/** Sure values that differ from the truth. Whether they count is for who asks: only of an accepted picture do they go unseen. */
export function wrongValues(reading: Reading, truth: Truth, today: string): WrongValue[] {
  const side = reading.document.side ?? 'front'
  const printed = { ...validityDates(truth.fields.validity), ...truth.fields }
  const coded = { ...truth.fields, ...truth.barcode, ...zoneTruth(truth.mrz, today) }
  return Object.entries(gatherFacts({ [side]: reading })).flatMap(([name, pair]) => {
    const field = name as FieldName
    return (['printed', 'mrz'] as const).flatMap((source): WrongValue[] => {
      const fact = pair[source]
      const wanted = (source === 'printed' ? printed : coded)[field]
      if (!fact?.sure || (wanted !== undefined && isSameAccepted(field, fact.value, wanted))) return []
      return [{ field, source, truth: wanted ?? null, read: fact.value }]
    })
  })
}
