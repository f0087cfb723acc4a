// What was seen of faces on the pictures of one registration, as it is kept: words and numbers, no template and no picture.
import type { Point, Quad } from '#contract/reading.ts'
import type { FaceFailure } from './face-engine.ts'
import type { FaceVerdict } from './face-bands.ts'
import type { Face, FoundFaces } from './face-facts.ts'

/** Without the points a chip is cut by: nothing is left from which a template could be made. */
export type SeenFace = Omit<Face, 'points' | 'open'>
export type FacesOnPicture = Omit<FoundFaces, 'faces'> & { readonly faces: readonly SeenFace[] }

/** Whose face is whose on a selfie, by rank of size. */
export type ToldFaces = {
  readonly holder: number | null
  /** The portrait of the document in the hand. */
  readonly in_hand: number | null
  /** Faces that may be persons: those outside of the document, or all that are not explained. */
  readonly persons: number
}

export type SeenFaces = {
  /** Ids of the two pictures: what was seen on them says nothing of others. */
  readonly photos: { readonly document: string; readonly selfie: string }
  /** Null where the engine could not look. */
  readonly document: FacesOnPicture | null
  readonly selfie: FacesOnPicture | null
  readonly told: ToldFaces
  /** Whether the outline of the document in the hand was known when the faces were told apart. */
  readonly card_known: boolean
  /** The holder's face against the portrait on the document's own picture. */
  readonly holder: FaceVerdict | null
  /** The portrait in the hand against the same. */
  readonly in_hand: FaceVerdict | null
  /** Why the engine could not look, or not compare. */
  readonly problem: FaceFailure['problem'] | null
}

/** What is kept of a face. */
export function seenFace({ box, score, presence, height, portrait_height, pose, quality }: Face): SeenFace {
  return { box, score, presence, height, portrait_height, pose, quality }
}

/** Whether a point lies in a quad whose corners run clockwise or the other way. */
function isWithin([x, y]: Point, quad: Quad): boolean {
  const sides = quad.map(([x1, y1], i) => {
    const [x2, y2] = quad[(i + 1) % 4]!
    return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
  })
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0)
}

const middleOf = (quad: Quad): Point => [quad.reduce((sum, [x]) => sum + x, 0) / 4, quad.reduce((sum, [, y]) => sum + y, 0) / 4]

/** Whether two boxes are of one face: each has its middle in the other. */
export function isSameBox(a: Quad, b: Quad): boolean {
  return isWithin(middleOf(a), b) && isWithin(middleOf(b), a)
}

/**
 * Tells the holder from the portrait in the hand.
 * @param faces the largest first
 * @param card the document in the hand; null where it was not found, and then the second largest is taken for its portrait
 */
export function tellFaces(faces: readonly Pick<SeenFace, 'box'>[], card: Quad | null): ToldFaces {
  const ranks = faces.map((_, rank) => rank)
  if (!card) return { holder: ranks[0] ?? null, in_hand: ranks[1] ?? null, persons: Math.max(Math.min(faces.length, 1), faces.length - 1) }
  const isHeld = (rank: number): boolean => isWithin(middleOf(faces[rank]!.box), card)
  const outside = ranks.filter((rank) => !isHeld(rank))
  // A ghost of the portrait is smaller than the portrait.
  return { holder: outside[0] ?? null, in_hand: ranks.find(isHeld) ?? null, persons: outside.length }
}
