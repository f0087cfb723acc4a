// Compares one field as typed with what the document says in print and in its machine-readable zone.
import type { FieldName } from '#contract/words.ts'
import { compareNames, type Compared } from './names.ts'
import { normaliseName } from './name-normal.ts'
import { isSameState } from './states.ts'

const NAMES: readonly FieldName[] = ['name', 'name_latin', 'name_native']

/** A document number as it is compared: capitals and digits; spaces, hyphens, brackets and filler are print. */
export function plainNumber(number: string): string {
  return number.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** Dates; one of which the day or month is unknown can only contradict, never agree (ICAO 9303-3 section 4.8). */
function compareDates(a: string, b: string): Compared {
  const shorter = Math.min(a.length, b.length)
  if (a.slice(0, shorter) !== b.slice(0, shorter)) return 'different'
  return a.length === b.length ? 'same' : 'not_comparable'
}

/** Codes of states; a code of one letter names its state only loosely. */
function compareStates(a: string, b: string): Compared {
  if (a === b) return 'same'
  return isSameState(a, b) ? 'not_comparable' : 'different'
}

/** Texts without a rule of their own: alike in letters and digits, or for a person to look at. */
function compareTexts(a: string, b: string): Compared {
  const plain = (text: string): string => normaliseName(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  return plain(a) === plain(b) ? 'same' : 'not_comparable'
}

const exact = (a: string, b: string): Compared => (a === b ? 'same' : 'different')

const RULES: Record<FieldName, (a: string, b: string) => Compared> = {
  name: compareNames,
  name_latin: compareNames,
  name_native: compareNames,
  date_of_birth: compareDates,
  issue_date: compareDates,
  expiry_date: compareDates,
  document_number: (a, b) => exact(plainNumber(a), plainNumber(b)),
  personal_number: (a, b) => exact(plainNumber(a), plainNumber(b)),
  sex: exact,
  validity: exact,
  nationality: compareStates,
  issuing_country: compareStates,
  document_type: compareTexts,
  ethnicity: compareTexts,
  address: compareTexts,
  authority: compareTexts,
  former_number: (a, b) => exact(plainNumber(a), plainNumber(b)),
  issue_count: exact,
  licence_classes: compareTexts,
}

/** Compares two values of one field. `isCut`: the second is an MRZ name that may go on. */
export function compareValues(field: FieldName, typed: string, document: string, isCut = false): Compared {
  if (NAMES.includes(field)) return compareNames(typed, document, isCut)
  return RULES[field](typed, document)
}

/**
 * Compares a typed value with both zones of the document; null where one has none.
 * @returns a name is the same where either zone says so, for an MRZ spells it its own way; of all else the zones must agree
 */
export function compareField(field: FieldName, typed: string | null, printed: string | null, mrz: string | null, isCut = false): Compared {
  if (typed === null) return 'not_comparable'
  const results = new Set<Compared>()
  if (printed !== null) results.add(compareValues(field, typed, printed))
  if (mrz !== null) results.add(compareValues(field, typed, mrz, isCut))
  if (results.has('same') && (NAMES.includes(field) || !results.has('different'))) return 'same'
  return results.has('different') && !results.has('same') ? 'different' : 'not_comparable'
}
