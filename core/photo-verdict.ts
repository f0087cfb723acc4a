// What to tell a person about a picture right after its upload.
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { Reason } from '#contract/reasons.ts'
import type { DocumentKind, FieldName, PhotoSide } from '#contract/words.ts'
import { missingCode, mrzSideOf, sidesOf } from './document-sides.ts'
import { isSameState } from './states.ts'

export type PhotoVerdict = { verdict: 'good' | 'usable' | 'retake'; faults: Reason[] }
export type ExpectedPhoto = {
  kind: DocumentKind
  side: PhotoSide
  issuing_country: string
  /** False where this country's card bears no machine-readable zone (`PolicyDocument.mrz`). */
  mrz?: boolean
  /** The reading of the document's other side, if it is there. */
  other?: Reading | null
}

/** Below this the kind and side of a document are a guess. */
const SURE_KIND = 0.6

const retake = (faults: Reason[]): PhotoVerdict => ({ verdict: 'retake', faults })

/** A picture on which nothing was found at all. */
export function isEmpty(reading: Reading): boolean {
  return reading.document.kind === null && reading.fields.length === 0 && reading.mrz === null
}

/** Whether there is no document in the picture: so says the reader, or nothing was found and no fault of the picture explains it. */
export function showsNoDocument(reading: Reading): boolean {
  const refused = reading.quality.faults.filter((fault) => fault.weight === 'refuse')
  return refused.some((fault) => fault.code === 'no_document_in_image') || (isEmpty(reading) && refused.length === 0)
}

/** Whether the picture shows a document of another kind, and whether that is sure. */
export function isOtherKind(reading: Reading, kind: DocumentKind): 'no' | 'maybe' | 'yes' {
  if (reading.document.kind === null || reading.document.kind === kind) return 'no'
  return reading.document.confidence >= SURE_KIND ? 'yes' : 'maybe'
}

/** Whether the picture shows another side than the one asked for, and whether that is sure. */
export function isOtherSide(reading: Reading, side: PhotoSide): 'no' | 'maybe' | 'yes' {
  if (reading.document.side === null || reading.document.side === side) return 'no'
  return reading.document.confidence >= SURE_KIND ? 'yes' : 'maybe'
}

/** Faults of the zone: not found or wrong check digits are mended by another picture, the rest by a person's look. */
function judgeMrz(reading: Reading, expected: ExpectedPhoto): PhotoVerdict | null {
  if (expected.mrz === false || mrzSideOf(expected.kind) === null) return null
  // Cards of 105 x 74 mm have their zone in front (ICAO 9303-6): it counts where it stands, and then none is wanted on the other side.
  if (!reading.mrz && (mrzSideOf(expected.kind) !== expected.side || expected.other?.mrz)) return null
  const reasons: Reason[] = [{ code: 'mrz_not_readable', at: expected.side }]
  if (!reading.mrz || reading.mrz.check_digits.some((digit) => !digit.right)) return retake(reasons)
  if (!reading.mrz.accepted || reading.mrz.corrected) return { verdict: 'usable', faults: reasons }
  const issuer = reading.fields.find((field) => field.source === 'mrz' && field.name === 'issuing_country')
  if (issuer && !isSameState(issuer.value, expected.issuing_country)) return retake([{ code: 'wrong_document_type', at: expected.side }])
  return null
}

/** Fields that could not be read. Where print and zone share a side, the zone's name needs the printed one: it has no check digit. */
function unreadOn(reading: Reading, expected: ExpectedPhoto): FieldName[] {
  const isShared = mrzSideOf(expected.kind) === expected.side && sidesOf(expected.kind)[0] === expected.side
  const hasName = reading.fields.some((field) => field.source === 'printed' && (field.name === 'name' || field.name === 'name_latin'))
  return isShared && !hasName && !reading.missing.includes('name') ? ['name', ...reading.missing] : reading.missing
}

/** A selfie with a document in hand: whether it can be read; the face is not judged here. */
function judgeSelfie(reading: Reading, faults: Reason[]): PhotoVerdict {
  const at = 'selfie_with_document'
  if (reading.fields.length === 0) return { verdict: 'usable', faults: [...faults, { code: 'selfie_id_not_readable', at }] }
  return { verdict: faults.length > 0 ? 'usable' : 'good', faults }
}

/**
 * Judges one picture. `retake` goes back at once, `usable` may be sent as it is, `good` needs nothing.
 * @param seen what the reader gave; a failure of the reader itself is not the subscriber's fault, so the picture stays usable for a person
 * @param expected the side asked for
 * @returns faults at the side, or at the field that could not be read
 */
export function judgePhoto(seen: Reading | ReadFailure, expected: ExpectedPhoto): PhotoVerdict {
  const at = expected.side
  if ('problem' in seen) {
    const faults: Reason[] = [{ code: 'data_not_readable', at }]
    return { verdict: seen.problem === 'reader_failed' ? 'usable' : 'retake', faults }
  }
  const refused = seen.quality.faults.filter((fault) => fault.weight === 'refuse')
  const isSelfie = at === 'selfie_with_document'
  // Where there is no document, all other faults are of the background. One that hides everything is not called absent.
  if (showsNoDocument(seen)) return retake([{ code: isSelfie ? 'selfie_without_id' : 'no_document_in_image', at }])
  if (refused.length > 0) return retake(refused.map((fault) => ({ code: fault.code, at })))
  const warned: Reason[] = seen.quality.faults.filter((fault) => fault.weight === 'warn').map((fault) => ({ code: fault.code, at }))
  if (isSelfie) return judgeSelfie(seen, warned)

  if (isOtherKind(seen, expected.kind) === 'yes') return retake([{ code: 'wrong_document_type', at }])
  if (isOtherSide(seen, at) === 'yes') {
    const isTwice = expected.other?.document.side === seen.document.side
    return retake([{ code: isTwice ? 'same_side_twice' : missingCode(expected.kind, at), at }])
  }
  const zone = judgeMrz(seen, expected)
  if (zone?.verdict === 'retake') return zone
  const unread: Reason[] = unreadOn(seen, expected).map((field) => ({ code: 'data_not_readable', at: field }))
  const faults = [...warned, ...(zone?.faults ?? []), ...unread]
  return { verdict: faults.length > 0 ? 'usable' : 'good', faults }
}
