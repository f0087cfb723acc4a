// Verifies every check digit of a machine-readable zone: ICAO 9303-3 section 4.9, long numbers by 9303-5 section 4.2.2.1 note j.
import type { MrzFormat } from '#contract/reading.ts'
import { mrzCheckDigit } from './mrz-check-digit.ts'
import { MRZ_LAYOUTS, mrzPart, type MrzCheck } from './mrz-format.ts'

export type MrzCheckDigit = { field: string; right: boolean }

/**
 * A document number with its check digit, long ones joined. In TD1 and TD2 a number of more than 9 characters has filler where
 * its check digit would be and goes on, check digit last, at the beginning of the optional data.
 */
export function mrzDocumentNumber(lines: readonly string[], format: MrzFormat): { number: string; check: string; rest: string } {
  const number = mrzPart(lines, format, 'document_number')
  const check = mrzPart(lines, format, 'document_number_check')
  const rest = mrzPart(lines, format, 'optional')
  const more = /^([A-Z0-9]+)</.exec(`${rest}<`)?.[1] ?? ''
  const isLong = check === '<' && (format === 'TD1' || format === 'TD2') && !number.includes('<') && more.length >= 2
  if (!isLong) return { number, check, rest }
  return { number: number + more.slice(0, -1), check: more.slice(-1), rest: rest.slice(more.length) }
}

function isRight(lines: readonly string[], format: MrzFormat, check: MrzCheck): boolean {
  if (check.field === 'document_number') {
    const { number, check: digit } = mrzDocumentNumber(lines, format)
    return mrzCheckDigit(number) === digit
  }
  const guarded = check.over.map(({ line, from, to }) => (lines[line] ?? '').slice(from, to)).join('')
  const digit = lines[check.at.line]?.[check.at.position] ?? ''
  if (check.mayBeEmpty && digit === '<' && /^<+$/.test(guarded)) return true
  return mrzCheckDigit(guarded) === digit
}

/** Each check digit of the format, in the order of the layout, right or wrong. */
export function checkMrzDigits(lines: readonly string[], format: MrzFormat): MrzCheckDigit[] {
  return MRZ_LAYOUTS[format].checks.map((check) => ({ field: check.field, right: isRight(lines, format, check) }))
}
