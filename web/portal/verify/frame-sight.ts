// What one frame of the running camera shows, in figures small enough to be sent from the worker: pure.
import type { Quad } from '#contract/reading.ts'
import { cropQuad } from '#optics/crop-quad.ts'
import { findCorners, type Corners } from '#optics/find-corners.ts'
import { mapQuad, polygonArea, quadSize, turnQuad } from '#optics/geometry.ts'
import { measureGlare, measureLuma, QUALITY_LIMITS } from '#optics/measure-quality.ts'
import { lumaOf, shrinkRaster, type Raster } from '#optics/raster.ts'
import { fingerprintOf, likeness, type Fingerprint } from './fingerprint.ts'
import { sizeOf, type Shape } from './side-shape.ts'

export type Sight = {
  /** The document's corners in shares of the frame, 0 to 1, clockwise; null where none are sure. */
  readonly quad: Quad | null
  /** Width of the frame by its height. */
  readonly aspect: number
  /** Median brightness of the document, or of the whole frame where there is none; 0 to 255. */
  readonly light: number
  /** Share of the document under its largest blown-out patch, 0 to 1. */
  readonly glare: number
  /** Effective sharpness as the server measures it, and the most this frame could show. */
  readonly sharp: number
  readonly sharpest: number
  /** Pixels of the camera's picture for one millimetre of the document. */
  readonly density: number
  /** How alike the document is to the sides already taken, -1 to 1. */
  readonly sameSide: number
  /** Mean change of brightness since the frame before, 0 to 255. */
  readonly stir: number
}

export type Looking = {
  readonly shape: Shape
  /** Long side corners are sought at, in pixels. */
  readonly seekWithin: number
  /** Pixels of the camera's picture for one of the frame. */
  readonly scale: number
  /** Prints of the other sides already taken. */
  readonly taken: readonly Fingerprint[]
}

/** Quads worse shaped than this are shadows, tables, or the portrait on the card. Right ones lie at 0.43 and more, whatever the picture. */
const LEAST_SHAPE = 0.4
/** Smaller things at the border belong to the table. */
const LEAST_CUT_AREA = 0.15
const CARD_WIDTH = 320
/** Straight edges tried: a held card's own are among the longest. */
const EDGES_TRIED = 28
/** Sharp print changes by its whole contrast from one pixel to the next but one. */
const MOST_GRADIENT = 1
const THUMB = 24

/** The frame as a few cells of brightness, to tell whether anything moved. */
export function thumbOf(frame: Raster): Uint8Array {
  const { data } = lumaOf(shrinkRaster(frame, THUMB, Math.max(1, Math.round((THUMB * frame.height) / frame.width))))
  return data
}

/** Mean difference of two thumbs, 0 where there is nothing to compare. */
function stirOf(before: Uint8Array | null, now: Uint8Array): number {
  if (before?.length !== now.length) return 0
  return now.reduce((sum, value, at) => sum + Math.abs(value - before[at]!), 0) / now.length
}

/** From this share of it on a blown-out patch is glare. White paper in good light is half blown out by itself; on dark documents a patch is a lamp. */
export function glareLimit(light: number): number {
  return light > 200 ? 0.13 : QUALITY_LIMITS.glare.hint
}

/** Whether a quad is so well shaped, whatever its size, that it is the document; what touches the border may be any part of one. */
export function isShaped({ quad, score, atBorder }: Corners, { width, height }: Raster): boolean {
  const area = polygonArea(quad) / (width * height)
  return atBorder > 0 ? area > LEAST_CUT_AREA : score / area ** 0.3 > LEAST_SHAPE
}

/** Looks at one frame, at most about 640 pixels long. `before` is the thumb of the frame before it. */
export function sightOf(frame: Raster, { shape, seekWithin, scale, taken }: Looking, before: Uint8Array | null): { sight: Sight; thumb: Uint8Array } {
  const thumb = thumbOf(frame)
  const factor = Math.min(1, seekWithin / Math.max(frame.width, frame.height))
  const small = shrinkRaster(frame, Math.round(frame.width * factor), Math.round(frame.height * factor))
  const whole = { quad: null, aspect: frame.width / frame.height, glare: 0, sharp: 0, sharpest: 0, density: 0, sameSide: -1, stir: stirOf(before, thumb) }
  const found = shape === 'person' ? null : findCorners(small, EDGES_TRIED)
  if (!found || !isShaped(found, small)) return { sight: { ...whole, light: measureLuma(lumaOf(small)).brightness }, thumb }

  const quad = mapQuad(found.quad, ([x, y]) => [x / factor, y / factor])
  const size = quadSize(quad)
  const long = Math.max(size.width, size.height)
  const width = Math.max(32, Math.min(CARD_WIDTH, Math.round(long)))
  const height = Math.max(16, Math.round((width * Math.min(size.width, size.height)) / long))
  const card = cropQuad(frame, size.width >= size.height ? quad : turnQuad(quad, 1), width, height)
  const { gradient, brightness } = measureLuma(lumaOf(card))
  const perMm = width / sizeOf(shape)[0]
  const print = taken.length > 0 ? fingerprintOf(frame, quad) : null
  return {
    sight: {
      ...whole, quad: mapQuad(quad, ([x, y]) => [x / frame.width, y / frame.height]), light: brightness, glare: measureGlare(card).share,
      sharp: gradient * perMm, sharpest: MOST_GRADIENT * perMm, density: (long * scale) / sizeOf(shape)[0],
      sameSide: print ? Math.max(...taken.map((each) => likeness(print, each))) : -1,
    },
    thumb,
  }
}
