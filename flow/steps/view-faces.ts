// What a reviewer is told of the faces of a case.
import type { CaseFaces, ShownFace } from '#contract/faces.ts'
import type { PhotoSide } from '#contract/words.ts'
import { SELFIE } from '#core/checks/faces.ts'
import { portraitSideOf } from '#core/document-sides.ts'
import type { FacesOnPicture } from '#core/seen-faces.ts'
import { facesForChecks } from './known-faces.ts'
import { documentOf, type Known } from './view-registration.ts'

const NOTHING: Omit<CaseFaces, 'state'> = { portrait: null, holder: null, in_hand: null, persons: 0, holder_band: null, in_hand_band: null, profile: null }

function shownFace(side: PhotoSide, seen: FacesOnPicture | null, rank: number | null): ShownFace | null {
  const face = rank === null ? undefined : seen?.faces[rank]
  if (!seen || !face) return null
  const { yaw, pitch, roll } = face.pose
  return {
    side, picture: { width: Math.round(seen.picture.width), height: Math.round(seen.picture.height) }, box: face.box, pose: { yaw: Math.round(yaw), pitch: Math.round(pitch), roll: Math.round(roll) }, reasons: [...face.quality.reasons],
  }
}

/** The faces of a case; null where no selfie is asked for. */
export function viewFaces(known: Known): CaseFaces | null {
  const document = documentOf(known.row)
  if (!document || !known.sides.includes(SELFIE)) return null
  const seen = facesForChecks(known)
  if (typeof seen === 'string') return { state: seen, ...NOTHING }
  if (!seen.document || !seen.selfie) return { state: 'engine_away', ...NOTHING }
  return {
    state: 'seen',
    portrait: shownFace(portraitSideOf(document.kind), seen.document, 0),
    holder: shownFace(SELFIE, seen.selfie, seen.told.holder),
    in_hand: shownFace(SELFIE, seen.selfie, seen.told.in_hand),
    persons: seen.told.persons,
    holder_band: seen.holder?.band ?? null,
    in_hand_band: seen.in_hand?.band ?? null,
    profile: seen.holder?.profile ?? null,
  }
}
