// Bytes of a stranger to pixels: only JPEG, PNG and WebP by their content, one page, bounded size and time, upright, nothing else kept.
import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import type { ReadFailure } from '#contract/reading.ts'
import type { Raster } from '#optics/raster.ts'

const LARGEST_FILE = 25_000_000
const MOST_PIXELS = 50_000_000
const DECODE_SECONDS = 10
/** Text needs 8 pixels a millimetre; 2,000 across the picture leaves that even where the document fills half of it. */
const WORKING_LONG_SIDE = 2000

/** `scale`: pixels of the upright original for one of the raster. */
export type DecodedPicture = { raster: Raster; width: number; height: number; scale: number; sha256: string }

// Every loader but three is shut for the whole process: formats nobody uploads are where decoders break.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

type Format = 'jpeg' | 'png' | 'webp'

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

/** What the bytes say they are, whatever the file is called. */
function formatOf(bytes: Uint8Array): Format | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  return ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP' ? 'webp' : null
}

/** A JPEG that stops before its end marker was cut in the middle of the picture; trailing zeros and thumbnails' tails do no harm. */
function isWhole(bytes: Uint8Array, format: Format): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (format === 'jpeg') return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0
  if (format === 'png') return buffer.lastIndexOf('IEND', undefined, 'latin1') > 0
  return buffer.length >= 12 && buffer.readUInt32LE(4) + 8 <= buffer.length
}

const failure = (problem: ReadFailure['problem'], detail: string): ReadFailure => ({ problem, detail })

/**
 * Opens a picture safely: the one way bytes become a decoder's input.
 * @returns sharp's pipeline, upright, with the size of the upright picture; or why it is refused
 */
export async function openPicture(bytes: Uint8Array): Promise<{ pipeline: Sharp; width: number; height: number } | ReadFailure> {
  if (bytes.length > LARGEST_FILE) return failure('picture_too_large', `the file has more than ${LARGEST_FILE / 1e6} MB`)
  const format = formatOf(bytes)
  if (!format) return failure('not_a_picture', 'the file is not a JPEG, PNG or WebP picture')
  if (!isWhole(bytes, format)) return failure('picture_damaged', 'the file ends before the picture does')
  try {
    const pipeline = sharp(bytes, { failOn: 'warning', limitInputPixels: MOST_PIXELS, sequentialRead: true })
    const facts = await pipeline.metadata()
    if ((facts.pages ?? 1) > 1) return failure('not_a_picture', 'the file holds more than one picture')
    if (facts.width * facts.height > MOST_PIXELS) return failure('picture_too_large', `the picture has more than ${MOST_PIXELS / 1e6} million pixels`)
    const { width, height } = facts.autoOrient
    return { pipeline: pipeline.timeout({ seconds: DECODE_SECONDS }).autoOrient(), width, height }
  } catch (cause) {
    return refusalOf(cause)
  }
}

/** A decoder's complaint in our words; the decoder's own text may quote the file and stays out. */
export function refusalOf(cause: unknown): ReadFailure {
  const text = cause instanceof Error ? cause.message : ''
  if (/pixel limit/i.test(text)) return failure('picture_too_large', `the picture has more than ${MOST_PIXELS / 1e6} million pixels`)
  if (/timeout/i.test(text)) return failure('picture_too_large', `the picture takes more than ${DECODE_SECONDS} seconds to decode`)
  return failure('picture_damaged', 'the picture cannot be decoded')
}

/** Decodes to RGB, upright, at most `longSide` pixels on the long side (default 2,000). */
export async function decodePicture(bytes: Uint8Array, longSide: number = WORKING_LONG_SIDE): Promise<DecodedPicture | ReadFailure> {
  const opened = await openPicture(bytes)
  if ('problem' in opened) return opened
  const { width, height } = opened
  try {
    const { data, info } = await opened.pipeline
      .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' }).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    if (info.channels !== 3) return failure('picture_damaged', 'the picture has no three colours')
    return {
      raster: { data, width: info.width, height: info.height },
      width, height,
      scale: Math.max(width, height) / Math.max(info.width, info.height),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
  } catch (cause) {
    return refusalOf(cause)
  }
}
