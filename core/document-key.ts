// One string per document, the same however its number is written: blinded afterwards, it finds a document shown twice.
import type { DocumentKind } from '#contract/words.ts'
import { plainNumber } from './compare-field.ts'

/** A travel permit's letter and eight digits are its holder's for life; the two after them count its renewals. */
const RENEWED_PERMIT = /^[HM]\d{10}$/

/**
 * The key of a document. Holds its number in clear: blind it before it is stored or compared, never log it.
 * @param number as typed or read; case, spaces, hyphens, brackets and filler do not count
 */
export function documentKey(kind: DocumentKind, issuingCountry: string, number: string): string {
  const isPermit = kind === 'cn_travel_permit' || kind === 'id_card'
  return `${kind}:${issuingCountry}:${isPermit ? lastingNumber(number) : plainNumber(number)}`
}

/** A permit of residence notes the number of another kind of document: the travel permit it stands beside. */
const NOTES_PERMIT: readonly DocumentKind[] = ['cn_hmt_residence_permit']
/** Fewer characters than this, or one character over and over, are no number of a person but what stands in an empty field. */
const PERSONAL_NUMBER = /^(?!(.)\1*$)[A-Z0-9]{6,}$/

/** The keys of a number a document notes of the one before it: of the same kind, or of the one it stands beside. */
export function formerKeys(kind: DocumentKind, issuingCountry: string, number: string): string[] {
  const kinds = NOTES_PERMIT.includes(kind) ? [kind, 'cn_travel_permit'] : [kind]
  return kinds.map((each) => documentKey(each, issuingCountry, number))
}

/** The key of a number that stays with the person from document to document, or null where it names nobody. */
export function personKey(issuingCountry: string, number: string): string | null {
  const plain = plainNumber(number)
  return PERSONAL_NUMBER.test(plain) ? `person:${issuingCountry}:${plain}` : null
}

/** A number in the form that lasts over renewals, whatever document it stands on. */
export function lastingNumber(number: string): string {
  const plain = plainNumber(number)
  return RENEWED_PERMIT.test(plain) ? plain.slice(0, 9) : plain
}
