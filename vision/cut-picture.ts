// Cuts what the reader saw out of a picture: the picture itself, a small one, and every box straightened. No watermark: for the file's own holder.
import sharp from 'sharp'
import type { Quad, ReadFailure } from '#contract/reading.ts'
import { cropQuad } from '#optics/crop-quad.ts'
import { growQuad, mapQuad, quadSize } from '#optics/geometry.ts'
import type { Raster } from '#optics/raster.ts'
import { decodePicture } from './decode-picture.ts'

const JPEG_QUALITY = 82
/** Crops are drawn finer than the picture, so that straightening loses nothing. */
const FINER = 1.5
const WIDEST = 1100
const HIGHEST = 320

export type CutOptions = {
  /** Pixels, at most, of the picture and of the small one. */
  longSide: number
  thumbnail: number
  /** In pixels of the upright original, as a reading has them. */
  boxes: readonly Quad[]
  /** About each box, in shares of its shorter side, so that strokes cut by the box are seen as such. */
  margin: number
}
/** JPEGs, without metadata; one crop for each box, in the same order. */
export type Cuts = { picture: Uint8Array; thumbnail: Uint8Array; crops: Uint8Array[] }

function encode({ data, width, height }: Raster, longSide?: number): Promise<Uint8Array> {
  const pipeline = sharp(data, { raw: { width, height, channels: 3 } })
  const sized = longSide === undefined ? pipeline : pipeline.resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
  return sized.jpeg({ quality: JPEG_QUALITY }).toBuffer()
}

function crop(raster: Raster, box: Quad, share: number): Promise<Uint8Array> {
  const { width, height } = quadSize(box)
  const margin = share * Math.min(width, height)
  const grown = growQuad(box, margin / Math.max(1, height), margin / Math.max(1, width))
  const [wide, high] = [width + 2 * margin, height + 2 * margin]
  const scale = Math.min(FINER, WIDEST / wide, HIGHEST / high)
  return encode(cropQuad(raster, grown, Math.max(8, Math.round(wide * scale)), Math.max(8, Math.round(high * scale))))
}

/**
 * The picture as the reader looked at it, and its boxes cut out of it.
 * @returns why not, where the bytes are no picture
 */
export async function cutPicture(bytes: Uint8Array, { longSide, thumbnail, boxes, margin }: CutOptions): Promise<Cuts | ReadFailure> {
  const decoded = await decodePicture(bytes)
  if ('problem' in decoded) return decoded
  const { raster, scale } = decoded
  const crops: Uint8Array[] = []
  for (const box of boxes) crops.push(await crop(raster, mapQuad(box, ([x, y]) => [x / scale, y / scale]), margin))
  return { picture: await encode(raster, longSide), thumbnail: await encode(raster, thumbnail), crops }
}
