// What the reader is told about a kind of document: plain data, parsed and checked here, written by people in JSON.
import { Value } from 'typebox/value'
import { MRZ_FORMATS, type MrzFormat, type ReadBarcode } from '#contract/reading.ts'
import { DocumentKind, FIELD_NAMES, PHOTO_SIDES, type FieldName, type PhotoSide } from '#contract/words.ts'
import type { Regions } from '#core/regions.ts'
import { NO_LEXICONS, type Lexicon, type Lexicons } from './lexicons.ts'

/** Where a value stands: after its label on the same row, under it, either, or anywhere its pattern is met. */
export const PLACES = ['right', 'below', 'right_or_below', 'anywhere'] as const
/** How a value is normalised; each has its function in `normalise-value.ts`. */
export const VALUE_KINDS = [
  'han', 'han_name', 'han_name_traditional', 'text', 'latin_name', 'comma_name', 'date', 'month_first_date', 'short_date', 'sex', 'state', 'code', 'validity',
  'resident_number', 'hkid', 'home_number', 'travel_permit_number', 'permanent_residence_number',
] as const
const BARCODE_FORMATS = ['PDF417', 'QR'] as const satisfies readonly ReadBarcode['format'][]
export type Place = (typeof PLACES)[number]
export type ValueKind = (typeof VALUE_KINDS)[number]

export type FieldDescription = {
  readonly name: FieldName
  readonly labels: readonly string[]
  readonly place: Place
  readonly value: ValueKind
  /** Matched against the text as read, without spaces for `han`; its first group, or all of it, is the value. */
  readonly pattern: RegExp | null
  /** The only values there are, by what is printed; a near miss is taken for the nearest. Null: any value. */
  readonly lexicon: ReadonlyMap<string, string> | null
  /** What an authority or an address is built of; a near miss of a possible one is taken for it. Null: any value. */
  readonly regions: Regions | null
  /** Labels of a second part that is joined to the first with a space: given names after the surname. */
  readonly followed_by: readonly string[]
  /** What a whole value ends with; one that does not is not sure. Null: anything. */
  readonly ends: RegExp | null
  /** Most rows the value runs over. */
  readonly rows: number
  /** Years a validity may last, to the day; empty: any. */
  readonly terms: readonly number[]
}
/** A word, or a pattern a line without its spaces is matched against: a number that says of which kind it is. */
export type Mark = { readonly text: string; readonly points: number } | { readonly pattern: RegExp; readonly points: number }
export type SideDescription = {
  readonly side: PhotoSide
  /** Long side first. */
  readonly size_mm: readonly [number, number]
  /** How much of the width its print spans, from the first to the last character. */
  readonly print_span: number
  /** Words that tell this side from all others. */
  readonly marks: readonly Mark[]
  /** Points from marks and MRZ from which a picture shows this side. */
  readonly least_points: number
  readonly mrz: readonly MrzFormat[]
  /** Two-dimensional codes this side bears. */
  readonly barcode: readonly ReadBarcode['format'][]
  /** The side is not whole without these, printed or in the MRZ. */
  readonly required: readonly FieldName[]
  /** Labels of what is not read: where they stand, a value ends. */
  readonly other_labels: readonly string[]
  readonly fields: readonly FieldDescription[]
}
export type DocumentDescription = {
  readonly kind: DocumentKind
  readonly sides: readonly SideDescription[]
  /** Words of papers that ask what this document says, as forms do: beside them labels alone prove nothing. */
  readonly not_with: readonly string[]
}

type Row = Record<string, unknown>

function fail(path: string, wanted: string): never {
  throw new Error(`document description: ${path} must be ${wanted}`)
}
function rowAt(value: unknown, path: string): Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : fail(path, 'an object')
}
function listAt(value: unknown, path: string): unknown[] {
  return Array.isArray(value) ? value : fail(path, 'a list')
}
function textAt(value: unknown, path: string): string {
  return typeof value === 'string' && value !== '' ? value : fail(path, 'a text')
}
function textsAt(value: unknown, path: string): string[] {
  return listAt(value ?? [], path).map((each, i) => textAt(each, `${path}[${i}]`))
}
function kindAt(value: unknown, path: string): DocumentKind {
  return Value.Check(DocumentKind, value) ? value : fail(path, 'a name in small letters, digits and underscores')
}
function numberAt(value: unknown, path: string): number {
  return typeof value === 'number' && value > 0 ? value : fail(path, 'a positive number')
}
function wordAt<const T extends string>(value: unknown, words: readonly T[], path: string): T {
  return words.find((word) => word === value) ?? fail(path, `one of ${words.join(', ')}`)
}
function refuseOthers(row: Row, known: readonly string[], path: string): void {
  const other = Object.keys(row).find((key) => !known.includes(key))
  if (other !== undefined) fail(`${path}.${other}`, `left out: known are ${known.join(', ')}`)
}

/** A list of values printed as they are meant, an object from what is printed to what it means, or one of the rulebook's lexicons by name. */
function lexiconAt(value: unknown, lexicons: Lexicons, path: string): Lexicon {
  if (value === undefined) return { values: null, regions: null }
  if (typeof value === 'string') return lexicons.get(value) ?? fail(path, 'a lexicon of the rulebook')
  if (Array.isArray(value)) return { values: new Map(value.map((each, i) => [textAt(each, `${path}[${i}]`), each as string])), regions: null }
  return { values: new Map(Object.entries(rowAt(value, path)).map(([printed, meant]) => [printed, textAt(meant, `${path}.${printed}`)])), regions: null }
}

function parseField(value: unknown, lexicons: Lexicons, path: string): FieldDescription {
  const row = rowAt(value, path)
  const lexicon = lexiconAt(row['lexicon'], lexicons, `${path}.lexicon`)
  refuseOthers(row, ['name', 'labels', 'place', 'value', 'pattern', 'lexicon', 'followed_by', 'rows', 'terms', 'ends'], path)
  return {
    name: wordAt(row['name'], FIELD_NAMES, `${path}.name`),
    labels: textsAt(row['labels'], `${path}.labels`),
    place: wordAt(row['place'], PLACES, `${path}.place`),
    value: wordAt(row['value'], VALUE_KINDS, `${path}.value`),
    pattern: row['pattern'] === undefined ? null : new RegExp(textAt(row['pattern'], `${path}.pattern`), 'u'),
    lexicon: lexicon.values,
    regions: lexicon.regions,
    followed_by: textsAt(row['followed_by'], `${path}.followed_by`),
    rows: row['rows'] === undefined ? 1 : numberAt(row['rows'], `${path}.rows`),
    ends: row['ends'] === undefined ? null : new RegExp(textAt(row['ends'], `${path}.ends`), 'u'),
    terms: listAt(row['terms'] ?? [], `${path}.terms`).map((each, i) => numberAt(each, `${path}.terms[${i}]`)),
  }
}

function parseSide(value: unknown, lexicons: Lexicons, path: string): SideDescription {
  const row = rowAt(value, path)
  refuseOthers(row, ['side', 'size_mm', 'print_span', 'marks', 'least_points', 'mrz', 'barcode', 'required', 'other_labels', 'fields'], path)
  const size = listAt(row['size_mm'], `${path}.size_mm`).map((each, i) => numberAt(each, `${path}.size_mm[${i}]`))
  return {
    side: wordAt(row['side'], PHOTO_SIDES, `${path}.side`),
    size_mm: size.length === 2 && size[0]! >= size[1]! ? [size[0]!, size[1]!] : fail(`${path}.size_mm`, 'two numbers, the long side first'),
    print_span: numberAt(row['print_span'], `${path}.print_span`),
    marks: listAt(row['marks'], `${path}.marks`).map((each, i) => {
      const mark = rowAt(each, `${path}.marks[${i}]`)
      const points = numberAt(mark['points'], `${path}.marks[${i}].points`)
      if (mark['pattern'] !== undefined) return { pattern: new RegExp(textAt(mark['pattern'], `${path}.marks[${i}].pattern`), 'u'), points }
      return { text: textAt(mark['text'], `${path}.marks[${i}].text`), points }
    }),
    least_points: numberAt(row['least_points'], `${path}.least_points`),
    mrz: listAt(row['mrz'] ?? [], `${path}.mrz`).map((each, i) => wordAt(each, MRZ_FORMATS, `${path}.mrz[${i}]`)),
    barcode: listAt(row['barcode'] ?? [], `${path}.barcode`).map((each, i) => wordAt(each, BARCODE_FORMATS, `${path}.barcode[${i}]`)),
    required: listAt(row['required'], `${path}.required`).map((each, i) => wordAt(each, FIELD_NAMES, `${path}.required[${i}]`)),
    other_labels: textsAt(row['other_labels'], `${path}.other_labels`),
    fields: listAt(row['fields'], `${path}.fields`).map((each, i) => parseField(each, lexicons, `${path}.fields[${i}]`)),
  }
}

/**
 * Checks and completes a description as it stands in JSON.
 * @param lexicons by the names descriptions call them
 * @throws {Error} naming the place, where something is missing, unknown or of the wrong kind
 */
export function parseDocumentDescription(value: unknown, lexicons: Lexicons = NO_LEXICONS): DocumentDescription {
  const row = rowAt(value, 'document')
  refuseOthers(row, ['kind', 'sides', 'sources', 'not_with'], 'document')
  return {
    kind: kindAt(row['kind'], 'kind'),
    sides: listAt(row['sides'], 'sides').map((each, i) => parseSide(each, lexicons, `sides[${i}]`)),
    not_with: textsAt(row['not_with'], 'not_with'),
  }
}
