// Faces as an engine would see them, for tests: the holder above, the document with its portrait below.
import type { Quad } from '#contract/reading.ts'
import type { FaceBand, FaceVerdict } from './face-bands.ts'
import type { FaceReason } from './face-facts.ts'
import { tellFaces, type SeenFace, type SeenFaces } from './seen-faces.ts'

/** Where the document lies on a made selfie. */
export const MADE_CARD: Quad = [[100, 800], [1100, 800], [1100, 1500], [100, 1500]]

const squareAt = (x: number, y: number, side: number): Quad => [[x, y], [x + side, y], [x + side, y + side], [x, y + side]]

/** A face in a square, straight on and sharp, but for the reasons given. */
export function madeFace(x: number, y: number, height: number, reasons: readonly FaceReason[] = []): SeenFace {
  return {
    box: squareAt(x, y, height), score: 0.9, presence: 0.99, height, portrait_height: height * 1.75, pose: { yaw: 0, pitch: 0, roll: 0 },
    quality: { sharpness: 0.6, brightness: 120, blown_out: 0, reasons },
  }
}
export const madeHolder = (reasons: readonly FaceReason[] = []): SeenFace => madeFace(400, 200, 400, reasons)
export const madeInHand = (reasons: readonly FaceReason[] = []): SeenFace => madeFace(200, 1000, 150, reasons)

/** A verdict of the usual profile. */
export function madeVerdict(band: FaceBand): FaceVerdict {
  const score = { match: 0.97, inconclusive: 0.91, mismatch: 0.5, not_comparable: null }[band]
  return { band, score, remedy: band === 'not_comparable' ? 'closer' : null, profile: { model: 'dlib-resnet-29@face-api-1.7.15', views: 'one_view', portrait: band === 'not_comparable' ? 'below_150' : 'from_200' } }
}

export type MadeFaces = {
  readonly portrait?: readonly SeenFace[]
  readonly selfie?: readonly SeenFace[]
  /** Null: its place on the selfie is not known. */
  readonly card?: Quad | null
  readonly holder?: FaceBand | null
  readonly inHand?: FaceBand | null
}

/** All that was seen: by default the holder with the document, both portraits the holder's. */
export function madeFaces(made: MadeFaces = {}): SeenFaces {
  const { portrait = [madeFace(300, 300, 250)], selfie = [madeHolder(), madeInHand()], card = MADE_CARD, holder = 'match', inHand = 'match' } = made
  const told = tellFaces(selfie, card)
  const picture = (width: number, height: number, faces: readonly SeenFace[]) => ({ picture: { width, height }, orientation: 0 as const, faces })
  return {
    photos: { document: 'a', selfie: 'b' }, document: picture(1600, 1010, portrait), selfie: picture(1200, 1600, selfie), told, card_known: card !== null,
    holder: holder && portrait[0] && told.holder !== null ? madeVerdict(holder) : null,
    in_hand: inHand && portrait[0] && told.in_hand !== null ? madeVerdict(inHand) : null,
    problem: null,
  }
}
