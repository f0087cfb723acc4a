// What a score of two faces means. A band with the calibration it was judged by, never a bare number; and never a decision: a person decides.
import type { FaceBand, FaceProfile } from '#contract/faces.ts'

export type { FaceBand } from '#contract/faces.ts'
export type Views = FaceProfile['views']
export type PortraitClass = FaceProfile['portrait']
export type FaceVerdict = {
  readonly band: FaceBand
  readonly profile: Readonly<FaceProfile>
  /** Cosine, to thousandths, for the record; null where none was computed. */
  readonly score: number | null
  /** What would help; null where nothing needs to. */
  readonly remedy: 'closer' | null
}

/** `match` from here on; `mismatch` below; between them `inconclusive`. Null: not comparable whatever the score. */
export type Thresholds = { readonly match: number; readonly mismatch: number } | null
/** By model, number of views and height of the portrait. */
export type Calibration = Readonly<Record<string, Readonly<Record<Views, Readonly<Record<PortraitClass, Thresholds>>>>>>

/** Impostors pass 0.93 once in 1,200 with one view; the mean of several views scores higher for everyone. */
const ONE = { match: 0.93, mismatch: 0.9 } as const
const THREE = { match: 0.94, mismatch: 0.91 } as const
/** Two views were not measured: the stricter of both for a match, and the milder for a mismatch. */
const TWO = { match: THREE.match, mismatch: ONE.mismatch } as const

/** Measured on pictures of 2026; see docs/models/faces.md. A smaller portrait loses more than every fifth genuine person. */
export const FACE_CALIBRATION = {
  'dlib-resnet-29@face-api-1.7.15': {
    one_view: { below_150: null, from_150: ONE, from_200: ONE },
    two_views: { below_150: null, from_150: TWO, from_200: TWO },
    three_views_and_more: { below_150: null, from_150: THREE, from_200: THREE },
  },
} as const satisfies Calibration

/** Which row of the table a number of views belongs to. @throws {RangeError} for less than one */
export function viewsOf(count: number): Views {
  if (!(count >= 1)) throw new RangeError('a comparison needs at least one view')
  return count < 2 ? 'one_view' : count < 3 ? 'two_views' : 'three_views_and_more'
}

/** Pixels from the upper to the lower edge of the portrait. */
export function portraitClassOf(height: number): PortraitClass {
  return height >= 200 ? 'from_200' : height >= 150 ? 'from_150' : 'below_150'
}

/**
 * Judges a score.
 * @param score cosine of the two templates, -1 to 1
 * @param profile the model, views and portrait it comes from
 * @throws {Error} for a model that was not calibrated: its scores mean nothing here
 */
export function judgeFaces(score: number, profile: FaceProfile, calibration: Calibration = FACE_CALIBRATION): FaceVerdict {
  const table = calibration[profile.model]
  if (!table) throw new Error(`the face model ${profile.model} is not calibrated`)
  const limits = table[profile.views][profile.portrait]
  if (!limits) return { band: 'not_comparable', profile, score: null, remedy: 'closer' }
  // Not a number compares as neither: then nobody is matched and nobody accused.
  const band = score >= limits.match ? 'match' : score < limits.mismatch ? 'mismatch' : 'inconclusive'
  return { band, profile, score: Number.isFinite(score) ? Math.round(score * 1000) / 1000 : null, remedy: null }
}
