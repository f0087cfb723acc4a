// What is seen of a face on a picture, and what two pictures say of being one person. Words and numbers only; no picture, no template.
import type { FaceReason } from '#contract/faces.ts'
import type { Point, Quad } from '#contract/reading.ts'

export type { FaceReason } from '#contract/faces.ts'
/** Quarter turns, in degrees clockwise, by which the upright picture's faces stand off the vertical. */
export type Orientation = 0 | 90 | 180 | 270

/** Degrees, 0 for a face that looks straight into the camera. */
export type FacePose = {
  /** Above 0 when the person has turned to the person's own left. */
  readonly yaw: number
  /** Above 0 when the person looks down. */
  readonly pitch: number
  /** Clockwise, against the picture turned upright by its orientation. */
  readonly roll: number
}

export type Face = {
  /** Round the face, its first corner at the person's upper right as the face stands; pixels of the upright original, as all places here. */
  readonly box: Quad
  /** The detector's certainty and the mesh's own, 0 to 1. */
  readonly score: number
  readonly presence: number
  /** From the hairline to the chin, pixels of the original. */
  readonly height: number
  /** How high a passport photograph of this face would be, in pixels that were there to be looked at. */
  readonly portrait_height: number
  readonly pose: FacePose
  /** Opening against width: an eye about 0.3 open and below 0.15 shut, a mouth near 0 shut. */
  readonly open: { readonly left_eye: number; readonly right_eye: number; readonly mouth: number }
  /** Outer and inner corner of the left eye, of the right eye, then the base of the nose: what a chip is cut by. */
  readonly points: readonly [Point, Point, Point, Point, Point]
  readonly quality: {
    /** Strongest edges against contrast, on a face brought to one size. */
    readonly sharpness: number
    /** Median luma, 0 to 255. */
    readonly brightness: number
    /** Share of the face that is blown out, 0 to 1. */
    readonly blown_out: number
    readonly reasons: readonly FaceReason[]
  }
}

/** The faces of a picture, the largest first: on a document that is the portrait, and its ghost comes after. */
export type FoundFaces = {
  readonly picture: { readonly width: number; readonly height: number }
  /** Of the largest face; 0 where there is none. */
  readonly orientation: Orientation
  readonly faces: readonly Face[]
}

/** Numbers that stand for a face, of length 1. Biometric data: sealed at rest, never shown, logged or sent to a browser. */
export type FaceTemplate = {
  /** Templates of different models are not comparable. */
  readonly model: string
  readonly vector: Float32Array
}
