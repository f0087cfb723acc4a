// What a face worker does with one job: decode, find, embed, compare.
import type { FaceComparison, FaceFailure, FaceOf, FindOptions, ComparedFace } from '#core/face-engine.ts'
import type { FaceTemplate, FoundFaces } from '#core/face-facts.ts'
import { decodePicture } from '../decode-picture.ts'
import { compareFaces } from './compare-faces.ts'
import { embedFace } from './embed-face.ts'
import { findFaces } from './find-faces.ts'
import type { FaceNetworks } from './load-networks.ts'
import { mapPoints } from './map-points.ts'
import { Pyramid } from './pyramid.ts'

export type FaceJob =
  | { readonly do: 'find'; readonly bytes: Uint8Array; readonly options: FindOptions }
  | { readonly do: 'embed'; readonly face: FaceOf }
  | { readonly do: 'compare'; readonly portrait: FaceOf; readonly selfies: readonly FaceOf[] }
export type EmbeddedFace = ComparedFace & { readonly template: FaceTemplate }
/** What each job answers. */
export type FaceResult = FoundFaces | EmbeddedFace | FaceComparison | FaceFailure

/** A portrait of 15 % of the width of a photograph still has its 200 pixels here; the readers of text do with less. */
const LONG_SIDE = 3000

/** A picture that was looked at, and can be looked at more closely. */
type Looked = FoundFaces & { readonly shrunk: Pyramid; readonly scale: number }

async function look(bytes: Uint8Array, options: FindOptions, networks: FaceNetworks): Promise<Looked | FaceFailure> {
  const decoded = await decodePicture(bytes, LONG_SIDE)
  if ('problem' in decoded) return decoded
  const { width, height, scale, raster } = decoded
  const shrunk = new Pyramid(raster)
  return { picture: { width, height }, ...(await findFaces(shrunk, scale, networks, options)), shrunk, scale }
}

async function find(bytes: Uint8Array, options: FindOptions, networks: FaceNetworks): Promise<FoundFaces | FaceFailure> {
  const looked = await look(bytes, options, networks)
  if ('problem' in looked) return looked
  const { picture, orientation, faces } = looked
  return { picture, orientation, faces }
}

/** Embeds faces in their order; a picture that several of them are on (the same array) is looked at once. */
async function embedAll(wanted: readonly FaceOf[], networks: FaceNetworks): Promise<EmbeddedFace[] | FaceFailure> {
  const pictures = new Map<Uint8Array, Looked>()
  const embedded: EmbeddedFace[] = []
  for (const { bytes, rank } of wanted) {
    const least = 1 + Math.max(...wanted.filter((each) => each.bytes === bytes).map((each) => each.rank))
    const looked = pictures.get(bytes) ?? (await look(bytes, { least, tiles: 'thirds' }, networks))
    if ('problem' in looked) return looked
    pictures.set(bytes, looked)
    const { orientation, faces, shrunk, scale } = looked
    const face = faces[rank]
    if (!face) return { problem: 'no_face', detail: `the picture has ${faces.length} of the ${rank + 1} faces looked for` }
    embedded.push({ orientation, face, template: await embedFace(networks.descriptor, shrunk, mapPoints(face.points, 1 / scale)) })
  }
  return embedded
}

async function compare(portrait: FaceOf, selfies: readonly FaceOf[], networks: FaceNetworks): Promise<FaceComparison | FaceFailure> {
  const embedded = await embedAll([portrait, ...selfies], networks)
  if ('problem' in embedded) return embedded
  const [first, ...views] = embedded as [EmbeddedFace, ...EmbeddedFace[]]
  const height = Math.min(...embedded.map(({ face }) => face.portrait_height))
  const verdict = compareFaces(first.template, views.map(({ template }) => template), height)
  const told = ({ orientation, face }: EmbeddedFace): ComparedFace => ({ orientation, face })
  return { ...verdict, portrait: told(first), selfies: views.map(told) }
}

async function embed(face: FaceOf, networks: FaceNetworks): Promise<EmbeddedFace | FaceFailure> {
  const embedded = await embedAll([face], networks)
  return 'problem' in embedded ? embedded : embedded[0]!
}

/** Does one job. @throws {Error} for a comparison with no selfie */
export async function answerFaceJob(job: FaceJob, networks: FaceNetworks): Promise<FaceResult> {
  if (job.do === 'find') return find(job.bytes, job.options, networks)
  return job.do === 'embed' ? embed(job.face, networks) : compare(job.portrait, job.selfies, networks)
}
