// What is left of the outcomes of checks once the consent to compare faces was withdrawn.
import type { Check } from '#contract/reasons.ts'

/** Whether an outcome rests on a face: two always do, the document in the hand where its portrait spoke. */
function restsOnFace({ name, evidence }: Check): boolean {
  if (name === 'face_detected' || name === 'face_match') return true
  return name === 'document_in_hand' && evidence['portrait'] !== 'unknown' && evidence['portrait'] !== undefined
}

/** The same outcomes with nothing said by a face: those are unproven, for a person to settle by other evidence. */
export function withoutFaces(checks: readonly Check[]): Check[] {
  return checks.map((check) => {
    if (!restsOnFace(check) || check.status === 'not_applicable') return check
    const { name, requirement } = check
    return { name, requirement, status: 'warning', reasons: [{ code: 'face_not_comparable', at: 'selfie_with_document' }], evidence: { consent: false } }
  })
}
