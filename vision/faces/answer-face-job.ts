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

async function find(bytes: Uint8Array, options: FindOptions, networks: FaceNetworks): Promise<FoundFaces | FaceFailure> {
  const decoded = await decodePicture(bytes, LONG_SIDE)
  if ('problem' in decoded) return decoded
  const { width, height, scale, raster } = decoded
  return { picture: { width, height }, ...(await findFaces(new Pyramid(raster), scale, networks, options)) }
}

async function embed({ bytes, rank }: FaceOf, networks: FaceNetworks): Promise<EmbeddedFace | FaceFailure> {
  const decoded = await decodePicture(bytes, LONG_SIDE)
  if ('problem' in decoded) return decoded
  const { scale } = decoded
  const picture = new Pyramid(decoded.raster)
  const { orientation, faces } = await findFaces(picture, scale, networks, { least: rank + 1, tiles: 'thirds' })
  const face = faces[rank]
  if (!face) return { problem: 'no_face', detail: `the picture has ${faces.length} of the ${rank + 1} faces looked for` }
  return { orientation, face, template: await embedFace(networks.descriptor, picture, mapPoints(face.points, 1 / scale)) }
}

async function compare(portrait: FaceOf, selfies: readonly FaceOf[], networks: FaceNetworks): Promise<FaceComparison | FaceFailure> {
  const embedded: EmbeddedFace[] = []
  for (const each of [portrait, ...selfies]) {
    const made = await embed(each, networks)
    if ('problem' in made) return made
    embedded.push(made)
  }
  const [first, ...views] = embedded as [EmbeddedFace, ...EmbeddedFace[]]
  const height = Math.min(...embedded.map(({ face }) => face.portrait_height))
  const verdict = compareFaces(first.template, views.map(({ template }) => template), height)
  const told = ({ orientation, face }: EmbeddedFace): ComparedFace => ({ orientation, face })
  return { ...verdict, portrait: told(first), selfies: views.map(told) }
}

/** Does one job. @throws {Error} for a comparison with no selfie */
export async function answerFaceJob(job: FaceJob, networks: FaceNetworks): Promise<FaceResult> {
  if (job.do === 'find') return find(job.bytes, job.options, networks)
  return job.do === 'embed' ? embed(job.face, networks) : compare(job.portrait, job.selfies, networks)
}
