// Makes the picture a person may look at: upright, smaller, without any metadata, the watermark burnt in, encoded anew.
import sharp from 'sharp'
import type { ReadFailure } from '#contract/reading.ts'
import { openPicture, refusalOf } from './decode-picture.ts'
import { drawWatermark } from './watermark.ts'

const JPEG_QUALITY = 82

export type ShowOptions = { /** Pixels, at most. */ longSide: number; watermark: string }

/**
 * A JPEG derived from the picture, with nothing of the file's own bytes in it.
 * @throws {Error} where the watermark cannot be drawn
 */
export async function showPicture(bytes: Uint8Array, options: ShowOptions): Promise<Uint8Array | ReadFailure> {
  const opened = await openPicture(bytes)
  if ('problem' in opened) return opened
  let decoded
  try {
    decoded = await opened.pipeline.resize(options.longSide, options.longSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' }).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  } catch (cause) {
    return refusalOf(cause)
  }
  const { data, info } = decoded
  const { width, height } = info
  const layer = drawWatermark(options.watermark, width, height)
  return sharp(data, { raw: { width, height, channels: info.channels } })
    .composite([{ input: Buffer.from(layer.buffer), raw: { width, height, channels: 4 } }]).removeAlpha().jpeg({ quality: JPEG_QUALITY }).toBuffer()
}
