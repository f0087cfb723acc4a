// The layouts of machine-readable zones as tables: ICAO 9303 parts 4 (TD3), 5 (TD1), 6 (TD2), 7 (visas), and the French card of 2 x 36.
import type { MrzFormat } from '#contract/reading.ts'

/** Which characters a position may hold: letters, digits, digits or filler, anything, or the sex mark. */
export type MrzAlphabet = 'letters' | 'digits' | 'digits_or_filler' | 'any' | 'sex'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'
/** All 37 characters of OCR-B as MRZs use it. */
export const MRZ_CHARACTERS = `${LETTERS}${DIGITS}<`

const ALPHABETS: Record<MrzAlphabet, string> = {
  letters: `${LETTERS}<`, digits: DIGITS, digits_or_filler: `${DIGITS}<`, any: MRZ_CHARACTERS, sex: 'MFX<',
}

/** A stretch of one line: `from` included, `to` excluded, counted from 0. */
export type MrzSpan = { readonly line: number; readonly from: number; readonly to: number }
export type MrzPartName =
  | 'document_code' | 'issuing_state' | 'name' | 'given_names' | 'document_number' | 'document_number_check' | 'nationality'
  | 'date_of_birth' | 'date_of_birth_check' | 'sex' | 'expiry_date' | 'expiry_date_check' | 'optional' | 'optional_check' | 'optional_2'
  | 'composite_check'
export type MrzPart = MrzSpan & { readonly part: MrzPartName; readonly alphabet: MrzAlphabet }

/** One check digit: where it stands and what it guards. `mayBeEmpty`: filler stands for it where the field is empty. */
export type MrzCheck = {
  readonly field: string
  readonly over: readonly MrzSpan[]
  readonly at: { readonly line: number; readonly position: number }
  readonly mayBeEmpty: boolean
}
export type MrzLayout = {
  readonly lines: number
  readonly length: number
  /** First characters the document code may begin with. */
  readonly codes: string
  readonly parts: readonly MrzPart[]
  readonly checks: readonly MrzCheck[]
}

function part(name: MrzPartName, line: number, from: number, to: number, alphabet: MrzAlphabet): MrzPart {
  return { part: name, line, from, to, alphabet }
}
function check(field: string, line: number, at: number, over: readonly (readonly [number, number, number])[], mayBeEmpty = false): MrzCheck {
  return { field, over: over.map(([l, from, to]) => ({ line: l, from, to })), at: { line, position: at }, mayBeEmpty }
}

/** The first line of every format of two lines: code, state, name to the end. */
const head = (length: number): MrzPart[] => [
  part('document_code', 0, 0, 2, 'letters'), part('issuing_state', 0, 2, 5, 'letters'), part('name', 0, 5, length, 'letters'),
]
/** The beginning of the second line, the same in TD2, TD3 and both visas. */
const personal: MrzPart[] = [
  part('document_number', 1, 0, 9, 'any'), part('document_number_check', 1, 9, 10, 'digits_or_filler'),
  part('nationality', 1, 10, 13, 'letters'),
  part('date_of_birth', 1, 13, 19, 'digits'), part('date_of_birth_check', 1, 19, 20, 'digits'), part('sex', 1, 20, 21, 'sex'),
  part('expiry_date', 1, 21, 27, 'digits'), part('expiry_date_check', 1, 27, 28, 'digits'),
]
const personalChecks: MrzCheck[] = [
  check('document_number', 1, 9, [[1, 0, 9]]), check('date_of_birth', 1, 19, [[1, 13, 19]]), check('expiry_date', 1, 27, [[1, 21, 27]]),
]

export const MRZ_LAYOUTS: Record<MrzFormat, MrzLayout> = {
  TD3: {
    lines: 2, length: 44, codes: 'P',
    parts: [
      ...head(44), ...personal,
      part('optional', 1, 28, 42, 'any'), part('optional_check', 1, 42, 43, 'digits_or_filler'), part('composite_check', 1, 43, 44, 'digits'),
    ],
    checks: [
      ...personalChecks, check('personal_number', 1, 42, [[1, 28, 42]], true),
      check('composite', 1, 43, [[1, 0, 10], [1, 13, 20], [1, 21, 43]]),
    ],
  },
  TD2: {
    lines: 2, length: 36, codes: 'IAC',
    parts: [...head(36), ...personal, part('optional', 1, 28, 35, 'any'), part('composite_check', 1, 35, 36, 'digits')],
    checks: [...personalChecks, check('composite', 1, 35, [[1, 0, 10], [1, 13, 20], [1, 21, 35]])],
  },
  TD1: {
    lines: 3, length: 30, codes: 'IAC',
    parts: [
      part('document_code', 0, 0, 2, 'letters'), part('issuing_state', 0, 2, 5, 'letters'),
      part('document_number', 0, 5, 14, 'any'), part('document_number_check', 0, 14, 15, 'digits_or_filler'), part('optional', 0, 15, 30, 'any'),
      part('date_of_birth', 1, 0, 6, 'digits'), part('date_of_birth_check', 1, 6, 7, 'digits'), part('sex', 1, 7, 8, 'sex'),
      part('expiry_date', 1, 8, 14, 'digits'), part('expiry_date_check', 1, 14, 15, 'digits'), part('nationality', 1, 15, 18, 'letters'),
      part('optional_2', 1, 18, 29, 'any'), part('composite_check', 1, 29, 30, 'digits'), part('name', 2, 0, 30, 'letters'),
    ],
    checks: [
      check('document_number', 0, 14, [[0, 5, 14]]), check('date_of_birth', 1, 6, [[1, 0, 6]]), check('expiry_date', 1, 14, [[1, 8, 14]]),
      check('composite', 1, 29, [[0, 5, 30], [1, 0, 7], [1, 8, 15], [1, 18, 29]]),
    ],
  },
  MRVA: {
    lines: 2, length: 44, codes: 'V',
    parts: [...head(44), ...personal, part('optional', 1, 28, 44, 'any')],
    checks: personalChecks,
  },
  MRVB: {
    lines: 2, length: 36, codes: 'V',
    parts: [...head(36), ...personal, part('optional', 1, 28, 36, 'any')],
    checks: personalChecks,
  },
  FRID: {
    lines: 2, length: 36, codes: 'I',
    parts: [
      part('document_code', 0, 0, 2, 'letters'), part('issuing_state', 0, 2, 5, 'letters'), part('name', 0, 5, 30, 'letters'),
      part('optional', 0, 30, 36, 'any'),
      part('document_number', 1, 0, 12, 'any'), part('document_number_check', 1, 12, 13, 'digits'), part('given_names', 1, 13, 27, 'letters'),
      part('date_of_birth', 1, 27, 33, 'digits'), part('date_of_birth_check', 1, 33, 34, 'digits'), part('sex', 1, 34, 35, 'sex'),
      part('composite_check', 1, 35, 36, 'digits'),
    ],
    checks: [
      check('document_number', 1, 12, [[1, 0, 12]]), check('date_of_birth', 1, 33, [[1, 27, 33]]),
      check('composite', 1, 35, [[0, 0, 36], [1, 0, 35]]),
    ],
  },
}

/** The characters one position may hold; the first of a zone only the format's own document codes. */
export function mrzAlphabetAt(format: MrzFormat, line: number, position: number): string {
  const layout = MRZ_LAYOUTS[format]
  if (line === 0 && position === 0) return layout.codes
  const found = layout.parts.find((each) => each.line === line && each.from <= position && position < each.to)
  return ALPHABETS[found?.alphabet ?? 'any']
}

/** The text of one part, or the empty string where the format does not have it. */
export function mrzPart(lines: readonly string[], format: MrzFormat, name: MrzPartName): string {
  const found = MRZ_LAYOUTS[format].parts.find((each) => each.part === name)
  return found ? (lines[found.line] ?? '').slice(found.from, found.to) : ''
}
