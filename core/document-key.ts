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
  const plain = plainNumber(number)
  const lasting = (kind === 'cn_travel_permit' || kind === 'id_card') && RENEWED_PERMIT.test(plain) ? plain.slice(0, 9) : plain
  return `${kind}:${issuingCountry}:${lasting}`
}
