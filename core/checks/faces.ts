// face_detected and face_match: whether the one who holds the document is its portrait. A face alone never rejects: every outcome bears a score.
import type { FaceReason } from '../face-facts.ts'
import { portraitSideOf } from '../document-sides.ts'
import type { SeenFace, SeenFaces } from '../seen-faces.ts'
import { failed, notApplicable, passed, reason, warning, worstOf, type CheckContext, type Evidence, type Finding } from './check-input.ts'

export const SELFIE = 'selfie_with_document'

/** Whether the policy asks for the selfie of this document. */
export function asksForSelfie({ accepted }: CheckContext): boolean {
  return accepted?.sides.includes(SELFIE) ?? false
}

const notComparable = (evidence: Evidence): Finding => warning([reason('face_not_comparable', SELFIE)], evidence)

/** What was seen; or the finding where nobody looked or the engine could not: a person does, by other evidence. */
function seenIn({ faces }: CheckContext): SeenFaces | Finding {
  if (faces === 'no_consent') return notComparable({ consent: false })
  if (faces === 'not_looked_at') return notComparable({ looked_at: false })
  return faces.document && faces.selfie ? faces : notComparable({ engine: faces.problem ?? 'no_answer' })
}

const portraitOf = ({ document }: SeenFaces): SeenFace | undefined => document?.faces[0]
const holderOf = ({ selfie, told }: SeenFaces): SeenFace | undefined => (told.holder === null ? undefined : selfie?.faces[told.holder])

/** Reasons as evidence: one name each. */
function faultsOf(whose: 'portrait' | 'holder', face: SeenFace): Evidence {
  return Object.fromEntries(face.quality.reasons.map((each) => [`${whose}_${each.replace('face_', '')}`, true]))
}

/** The portrait on the document's own picture. Printed softly or looking aside it is not mended by another photograph; too small it is. */
function judgePortrait(seen: SeenFaces, context: CheckContext): Finding {
  const side = portraitSideOf(context.document.kind)
  const portrait = portraitOf(seen)
  if (!portrait) return warning([reason('data_not_readable', side)], { portrait_found: false })
  const { reasons } = portrait.quality
  const evidence = { portrait_height: Math.round(portrait.portrait_height), ...faultsOf('portrait', portrait) }
  if (reasons.includes('face_too_small')) return failed([reason('low_resolution', side)], evidence)
  return reasons.length > 0 ? notComparable(evidence) : passed(evidence)
}

/** Who is on the selfie: the holder and, where the document's place is not known, a second face for its portrait. */
function judgeSelfie(seen: SeenFaces): Finding {
  const { told, card_known } = seen
  const holder = holderOf(seen)
  const evidence: Evidence = { selfie_faces: seen.selfie?.faces.length ?? 0, persons: told.persons, document_seen: card_known }
  if (!holder) return failed([reason('selfie_no_face', SELFIE)], evidence)
  // Without an outline a third face may be a ghost of the portrait: a person tells.
  if (told.persons > 1) return (card_known ? failed : warning)([reason('selfie_multiple_faces', SELFIE)], evidence)
  if (!card_known && told.in_hand === null) return failed([reason('selfie_without_id', SELFIE)], evidence)
  const faults: readonly FaceReason[] = holder.quality.reasons
  const more = { ...evidence, portrait_in_hand: told.in_hand !== null, ...faultsOf('holder', holder) }
  return faults.length > 0 ? failed([reason('face_not_comparable', SELFIE)], more) : passed(more)
}

/** A picture sent in spite of a refusal goes to a person, whatever is seen on it. */
function unlessUsedAnyway(finding: Finding, { usedAnyway }: CheckContext): Finding {
  if (!usedAnyway.includes(SELFIE)) return finding
  return { ...finding, status: 'warning', evidence: { ...finding.evidence, selfie_used_anyway: true } }
}

/** A portrait that can be compared on the document, the holder alone on the selfie. The score is how surely the less sure of both is a face. */
export function checkFaceDetected(context: CheckContext): Finding {
  if (!asksForSelfie(context)) return notApplicable()
  const seen = seenIn(context)
  if ('status' in seen) return seen
  const score = Math.min(portraitOf(seen)?.presence ?? 0, holderOf(seen)?.presence ?? 0)
  return { ...unlessUsedAnyway(worstOf([judgePortrait(seen, context), judgeSelfie(seen)]), context), score }
}

/** The holder is the portrait's person, by the band of the calibration named. A mismatch of faces that serve badly is none. */
export function checkFaceMatch(context: CheckContext): Finding {
  if (!asksForSelfie(context)) return notApplicable()
  const seen = seenIn(context)
  if ('status' in seen) return seen
  const verdict = seen.holder
  const [portrait, holder] = [portraitOf(seen), holderOf(seen)]
  if (!verdict || !portrait || !holder) return notComparable({ compared: false, ...(seen.problem ? { engine: seen.problem } : {}) })
  const { band, profile } = verdict
  const evidence: Evidence = { band, model: profile.model, views: profile.views, portrait: profile.portrait, ...faultsOf('portrait', portrait), ...faultsOf('holder', holder) }
  const servesBadly = portrait.quality.reasons.length > 0 || holder.quality.reasons.length > 0
  return { ...unlessUsedAnyway(servesBadly ? FINDING_OF.not_comparable(evidence) : FINDING_OF[band](evidence), context), score: verdict.score ?? 0 }
}

const FINDING_OF = {
  match: (evidence) => passed(evidence),
  inconclusive: notComparable,
  mismatch: (evidence) => failed([reason('face_mismatch', 'registration')], evidence),
  not_comparable: (evidence) => failed([reason('face_not_comparable', SELFIE)], evidence),
} as const satisfies Record<string, (evidence: Evidence) => Finding>
