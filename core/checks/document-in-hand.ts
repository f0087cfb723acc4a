// document_in_hand: the document in the selfie is the one whose picture was sent. By its print, or by its portrait where the print is too small.
import type { FieldName } from '#contract/words.ts'
import { compareValues } from '../compare-field.ts'
import { factsFor, gatherHeldFacts } from '../document-facts.ts'
import { SELFIE, asksForSelfie } from './faces.ts'
import { failed, notApplicable, passed, readingAt, reason, warning, type CheckContext, type Evidence, type Finding } from './check-input.ts'

type Agreement = 'same' | 'different' | 'unknown'
const FIELDS = ['document_number', 'name', 'date_of_birth'] as const satisfies readonly FieldName[]

/** A field on both, where both were read surely; anything less is not known. */
function compareHeld(context: CheckContext, field: FieldName): Agreement {
  const sure = (facts: CheckContext['facts']) => factsFor(facts, field).filter((fact) => fact.sure)
  const held = sure(gatherHeldFacts(context.readings))
  const results = sure(context.facts).flatMap((one) => held.map((other) => (one.cut ? compareValues(field, other.value, one.value, true) : compareValues(field, one.value, other.value, other.cut))))
  if (results.includes('same')) return 'same'
  return results.includes('different') ? 'different' : 'unknown'
}

/** What the portraits in print and in the hand say of being one; bad ones say nothing. */
function comparePortraits({ faces }: CheckContext): Agreement {
  if (typeof faces === 'string' || !faces.in_hand || faces.told.in_hand === null) return 'unknown'
  const inHand = faces.selfie?.faces[faces.told.in_hand]
  if (!inHand || inHand.quality.reasons.length > 0) return 'unknown'
  const { band } = faces.in_hand
  return band === 'match' ? 'same' : band === 'mismatch' ? 'different' : 'unknown'
}

/** What proves it, the strongest first; null where nothing does. */
function proofOf(is: Record<(typeof FIELDS)[number] | 'portrait', Agreement>): string | null {
  if (is.document_number === 'same') return 'document_number'
  if (is.name === 'same' && is.date_of_birth === 'same') return 'name_and_date_of_birth'
  return is.portrait === 'same' ? 'portrait' : null
}

/** It is in the hand, on a picture of its own, and nothing on it contradicts the one sent. The score is the share of what was compared and is the same. */
export function checkDocumentInHand(context: CheckContext): Finding {
  if (!asksForSelfie(context)) return notApplicable()
  const reading = readingAt(context, SELFIE)
  if (!reading) return warning([reason('selfie_id_not_readable', SELFIE)], { selfie_read: false })
  const isSent = context.sides.some((side) => readingAt(context, side)?.picture.sha256 === reading.picture.sha256)
  if (isSent) return { ...failed([reason('selfie_without_id', SELFIE)], { same_picture: true }), score: 0 }
  const [document_number, name, date_of_birth] = FIELDS.map((field) => compareHeld(context, field)) as [Agreement, Agreement, Agreement]
  const is = { document_number, name, date_of_birth, portrait: comparePortraits(context) }
  const known = Object.values(is).filter((each) => each !== 'unknown')
  const score = known.length === 0 ? 0 : known.filter((each) => each === 'same').length / known.length
  // Print that could be read was not seen in a mirror.
  const evidence: Evidence = { ...is, ...(reading.fields.length > 0 ? { mirrored: false } : {}) }
  if (known.includes('different')) return { ...warning([reason('sides_mismatch', SELFIE)], evidence), score }
  const proof = proofOf(is)
  if (proof === null) return { ...warning([reason('selfie_id_not_readable', SELFIE)], evidence), score }
  const proven = { ...evidence, proof }
  return { ...(context.usedAnyway.includes(SELFIE) ? warning([reason('selfie_id_not_readable', SELFIE)], { ...proven, selfie_used_anyway: true }) : passed(proven)), score }
}
