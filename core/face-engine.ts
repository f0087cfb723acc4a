// The port behind which faces are found and compared: Realname's own engine, or a provider's.
import type { ReadFailure } from '#contract/reading.ts'
import type { FaceVerdict } from './face-bands.ts'
import type { Face, FaceTemplate, FoundFaces } from './face-facts.ts'

/** How hard to look: the whole picture only, or also its halves, or also its thirds. More is tried only while fewer than `least` faces are found. */
export type FindOptions = { readonly least: number; readonly tiles: 'none' | 'halves' | 'thirds' }
/** A face of a picture by its rank of size, the largest being 0. */
export type FaceOf = { readonly bytes: Uint8Array; readonly rank: number }
/** `no_face`: the picture has not that many. `not_offered`: this engine does not do that. `provider_away`: it does not answer, or not as agreed; a person reviews. */
export type FaceFailure = ReadFailure | { readonly problem: 'no_face' | 'not_offered' | 'provider_away'; readonly detail: string }
/** What is told of one of the pictures compared. */
export type ComparedFace = Pick<FoundFaces, 'orientation'> & { readonly face: Face }
export type FaceComparison = FaceVerdict & {
  readonly portrait: ComparedFace
  readonly selfies: readonly ComparedFace[]
}

export type FaceEngine = {
  /** Name and version of the model: a calibration holds for one only. */
  readonly model: string
  find(bytes: Uint8Array, options: FindOptions): Promise<FoundFaces | FaceFailure>
  /** Compares the portrait of a document with one picture of a person, or with several of one session. @throws {Error} for no selfie */
  compare(portrait: FaceOf, selfies: readonly FaceOf[]): Promise<FaceComparison | FaceFailure>
  embed(face: FaceOf): Promise<(ComparedFace & { readonly template: FaceTemplate }) | FaceFailure>
  close(): Promise<void>
}
