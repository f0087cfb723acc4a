// The document cut out of its picture by the true corners and stood upright: what peers are given, and what we have to find ourselves.
import sharp from 'sharp'
import { cropQuad } from '#optics/crop-quad.ts'
import { mapQuad } from '#optics/geometry.ts'
import { decodePicture } from '#vision/decode-picture.ts'
import type { Made } from './make-process.ts'

/** About 350 dots an inch; engines for scans ask for 300. */
const PIXELS_PER_MM = 14

/** A PNG of the document alone. */
export async function rectifyCard(made: Made, size: { width: number; height: number }): Promise<Buffer> {
  const decoded = await decodePicture(made.jpeg)
  if ('problem' in decoded) throw new Error(`a specimen cannot be decoded: ${decoded.detail}`)
  const quad = mapQuad(made.corners, ([x, y]) => [x / decoded.scale, y / decoded.scale])
  const { data, width, height } = cropQuad(decoded.raster, quad, Math.round(size.width * PIXELS_PER_MM), Math.round(size.height * PIXELS_PER_MM))
  return sharp(data, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 1 }).toBuffer()
}
