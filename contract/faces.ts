// What a reviewer is told of the faces on a document and on the selfie with it: bands and reasons, never a percentage, never a template.
import { Type, type Static } from 'typebox'
import { Quad } from './reading.ts'
import { PhotoSide, oneOf } from './words.ts'

/** What a comparison says. A person decides. */
export const FACE_BANDS = ['match', 'inconclusive', 'mismatch', 'not_comparable'] as const
export const FaceBand = oneOf(FACE_BANDS)
export type FaceBand = Static<typeof FaceBand>

/** Why a face serves badly. Whether it is covered nobody measures: no model at hand tells it apart from a beard or a fringe. */
export const FACE_REASONS = ['face_too_small', 'face_turned_away', 'face_blurred', 'face_too_dark', 'face_too_bright'] as const
export const FaceReason = oneOf(FACE_REASONS)
export type FaceReason = Static<typeof FaceReason>

export const FACE_VIEWS = ['one_view', 'two_views', 'three_views_and_more'] as const
export const PORTRAIT_CLASSES = ['below_150', 'from_150', 'from_200'] as const

/** The calibration a band was judged by: the model, how many pictures of the person, how high the smaller portrait is in pixels. */
export const FaceProfile = Type.Object({ model: Type.String(), views: oneOf(FACE_VIEWS), portrait: oneOf(PORTRAIT_CLASSES) })
export type FaceProfile = Static<typeof FaceProfile>

/** One face as it is shown beside another. */
export const ShownFace = Type.Object({
  side: PhotoSide,
  /** The size its box is measured in. */
  picture: Type.Object({ width: Type.Integer(), height: Type.Integer() }),
  /** Round the face, its first corner at the upper left of the upright face. */
  box: Quad,
  /** Degrees: turned to the person's own left, down, and clockwise. */
  pose: Type.Object({ yaw: Type.Integer(), pitch: Type.Integer(), roll: Type.Integer() }),
  reasons: Type.Array(FaceReason),
})
export type ShownFace = Static<typeof ShownFace>

export const CaseFaces = Type.Object({
  /** `no_consent`: no program has looked. `not_looked_at`: it has not yet. `engine_away`: it could not. */
  state: oneOf(['seen', 'no_consent', 'not_looked_at', 'engine_away']),
  /** The portrait on the document's own picture. */
  portrait: Type.Union([ShownFace, Type.Null()]),
  holder: Type.Union([ShownFace, Type.Null()]),
  /** The portrait on the document in the hand. */
  in_hand: Type.Union([ShownFace, Type.Null()]),
  /** Faces on the selfie that may be persons. */
  persons: Type.Integer(),
  /** The holder against the portrait; null where it was not compared. */
  holder_band: Type.Union([FaceBand, Type.Null()]),
  in_hand_band: Type.Union([FaceBand, Type.Null()]),
  profile: Type.Union([FaceProfile, Type.Null()]),
})
export type CaseFaces = Static<typeof CaseFaces>
