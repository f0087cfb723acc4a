// Measures how readable a document is in a picture: sharpness, resolution, colour, glare, brightness, completeness. Thresholds are measured ones.
import type { PictureFault, Quad, ReadQuality } from '#contract/reading.ts'
import { cropQuad } from './crop-quad.ts'
import type { Corners } from './find-corners.ts'
import { mapQuad, pointWithin, quadSize, turnQuad } from './geometry.ts'
import { lumaOf, type Plane, type Raster } from './raster.ts'
import { measureScreenPeak } from './screen-peak.ts'
import type { SideGap } from './side-gaps.ts'

const WIDEST = 1000
/**
 * What a picture's figures are judged by. Below `refuse` it goes back, below `warn` a warning is shown; above `hint` only the reviewer is told.
 * Chroma: genuine cards lie at 4.8 and more, median 18. Glare is a share of the document, 0 to 1.
 */
export const QUALITY_LIMITS = {
  sharpness: { refuse: 1.4, warn: 2.4 },
  pixels_per_mm: { refuse: 5, warn: 6 },
  brightness: { refuse: 35, warn: 60 },
  chroma: { warn: 4 },
  glare: { hint: 0.03 },
} as const
/** Less colour of its own than this and a document is a copy, as a hint; genuine ones lie at 3.9 and more even in hard pictures. */
const LEAST_OWN_COLOUR = 3
/** A document shorter than this share of the picture's long side lies far away. */
const FAR = 0.45
/** A stretch this long of a side without edge, against its length, is covered by something; good photographs have at most half as much. */
const COVERED = 0.11
/** How far inwards the place of something lying over a side is shown, against the document. */
const INWARDS = 0.3
/** Corners nearer the border than this (pixels of the picture looked at) mean a cut card. */
const BORDER = 4
/**
 * On the tuning set's backgrounds 90 honest photographs of every side reached 27 at most, by the waves and rows of emblems and zones. Of documents on
 * screens 10 of 12 lie above in good pictures, 8 of 12 in medium ones, and in hard ones, which are blurred, 1 of 12.
 */
const SCREEN_PEAK = 40

/** The value below which a share of all counted lies. */
function quantile(counts: Uint32Array, total: number, share: number): number {
  let seen = 0
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value]!
    if (seen >= total * share) return value
  }
  return counts.length - 1
}

/** The strongest gradients (98.5 %) against the contrast of the picture, and its median brightness. */
export function measureLuma({ data, width, height }: Plane): { gradient: number; brightness: number } {
  const lumas = new Uint32Array(256)
  const gradients = new Uint32Array(512)
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      lumas[data[i]!]!++
      gradients[Math.abs(data[i + 1]! - data[i - 1]!) + Math.abs(data[i + width]! - data[i - width]!)]!++
    }
  }
  const total = Math.max(1, (width - 2) * (height - 2))
  const contrast = quantile(lumas, total, 0.99) - quantile(lumas, total, 0.01)
  return { gradient: quantile(gradients, total, 0.985) / Math.max(20, contrast), brightness: quantile(lumas, total, 0.5) }
}

function meanChroma({ data }: Raster): number {
  let sum = 0
  for (let i = 0; i < data.length; i += 3) {
    const red = data[i]!
    const green = data[i + 1]!
    const blue = data[i + 2]!
    // The largest less the smallest is half of all differences.
    sum += Math.abs(red - green) + Math.abs(green - blue) + Math.abs(blue - red)
  }
  return sum / 2 / (data.length / 3)
}

/**
 * Colour beyond a tint: how far pixels lie, on average, from the one line of colours that runs from the document's dark to its light.
 * A copy has toner and paper and nothing else, whatever the lamp's colour is; a document has inks of several.
 */
export function measureOwnColour({ data }: Raster): number {
  const step = 3 * 7
  // Two differences of the channels, each explained by brightness as well as a straight line can.
  let [count, l, ll, a, b, la, lb] = [0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < data.length; i += step) {
    const green = data[i + 1]!
    const light = (data[i]! + 2 * green + data[i + 2]!) / 4
    const redder = data[i]! - green
    const bluer = data[i + 2]! - green
    count++
    l += light
    ll += light * light
    a += redder
    b += bluer
    la += light * redder
    lb += light * bluer
  }
  const spread = ll - (l * l) / count || 1
  const slopeA = (la - (l * a) / count) / spread
  const slopeB = (lb - (l * b) / count) / spread
  const atA = (a - slopeA * l) / count
  const atB = (b - slopeB * l) / count
  let off = 0
  for (let i = 0; i < data.length; i += step) {
    const green = data[i + 1]!
    const light = (data[i]! + 2 * green + data[i + 2]!) / 4
    const offA = data[i]! - green - slopeA * light - atA
    const offB = data[i + 2]! - green - slopeB * light - atB
    off += Math.sqrt(offA * offA + offB * offB)
  }
  return off / count
}

/** The largest blown-out patch, in cells of 8 x 8 pixels: its share of the document, and its box there (0 to 1). */
export function measureGlare({ data, width, height }: Raster): { share: number; box: [number, number, number, number] } {
  const [columns, rows] = [width >> 3, height >> 3]
  const blown = new Uint8Array(columns * rows)
  for (let cell = 0; cell < blown.length; cell++) {
    const [left, top] = [(cell % columns) * 8, Math.floor(cell / columns) * 8]
    let count = 0
    for (let y = top; y < top + 8; y++) {
      for (let i = (y * width + left) * 3, end = i + 24; i < end; i += 3) if (data[i]! > 248 && data[i + 1]! > 248 && data[i + 2]! > 246) count++
    }
    blown[cell] = count > 56 ? 1 : 0
  }
  let best = { share: 0, box: [0, 0, 0, 0] as [number, number, number, number] }
  for (let start = 0; start < blown.length; start++) {
    if (!blown[start]) continue
    blown[start] = 0
    const stack = [start]
    let size = 0
    const box: [number, number, number, number] = [columns, rows, 0, 0]
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      size++
      const [x, y] = [cell % columns, Math.floor(cell / columns)]
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x + 1)
      box[3] = Math.max(box[3], y + 1)
      for (const [next, ok] of [[cell - 1, x > 0], [cell + 1, x < columns - 1], [cell - columns, y > 0], [cell + columns, y < rows - 1]] as const) {
        if (ok && blown[next]) {
          blown[next] = 0
          stack.push(next)
        }
      }
    }
    if (size / blown.length > best.share) best = { share: size / blown.length, box: [box[0] / columns, box[1] / rows, box[2] / columns, box[3] / rows] }
  }
  return best
}

export type QualityContext = {
  /** Size of the document in millimetres, long side first. */
  sizeMm: readonly [number, number]
  /** Pixels of the original picture for one of the raster. */
  scale: number
  /** Width of the document in pixels of the raster as its print suggests, where no corners are known. */
  widthByText: number | null
}

/**
 * Measures the document within its corners, or the whole picture where no corners are visible.
 * Boxes of faults are in pixels of the original picture.
 */
export function measureQuality(raster: Raster, corners: Corners | null, context: QualityContext): ReadQuality {
  const whole: Quad = [[0, 0], [raster.width, 0], [raster.width, raster.height], [0, raster.height]]
  const found = corners?.quad ?? whole
  const size = quadSize(found)
  const quad = size.width >= size.height ? found : turnQuad(found, 1)
  const long = Math.max(size.width, size.height)
  const width = Math.max(16, Math.min(WIDEST, Math.round(long)))
  const flat = cropQuad(raster, quad, width, Math.max(16, Math.round((width * Math.min(size.width, size.height)) / long)))
  const luma = lumaOf(flat)
  const { gradient, brightness } = measureLuma(luma)
  const glare = measureGlare(flat)
  // Without corners the whole picture is looked at, of which the document may be a small part.
  const share = corners || !context.widthByText ? 1 : Math.min(1, context.widthByText / long)
  const sharpness = (gradient * width * share) / context.sizeMm[0]
  const pixelsPerMm = (long * share * context.scale) / context.sizeMm[0]
  const chroma = meanChroma(flat)

  const faults: PictureFault[] = []
  const graded = (code: PictureFault['code'], value: number, limits: { refuse: number; warn: number }): void => {
    if (value < limits.warn) faults.push({ code, weight: value < limits.refuse ? 'refuse' : 'warn', box: null })
  }
  graded('document_blurred', sharpness, QUALITY_LIMITS.sharpness)
  // A small document in a large picture is mended by going closer, a small picture is not.
  const isFar = corners !== null && long < FAR * Math.max(raster.width, raster.height)
  graded(isFar ? 'document_too_small' : 'low_resolution', pixelsPerMm, QUALITY_LIMITS.pixels_per_mm)
  graded('document_too_dark', brightness, QUALITY_LIMITS.brightness)
  // In the dark every colour is grey.
  const isLit = brightness >= QUALITY_LIMITS.brightness.warn
  if (chroma < QUALITY_LIMITS.chroma.warn && isLit) faults.push({ code: 'black_and_white', weight: 'warn', box: null })
  else if (isLit && measureOwnColour(flat) < LEAST_OWN_COLOUR) faults.push({ code: 'photocopy', weight: 'hint', box: null })
  if (glare.share > QUALITY_LIMITS.glare.hint) faults.push({ code: 'document_glare', weight: 'hint', box: boxWithin(quad, glare.box, context.scale) })
  const nearBorder = corners?.quad.some(([x, y]) => Math.min(x, y, raster.width - x, raster.height - y) < BORDER)
  if (corners && nearBorder) faults.push({ code: 'document_cut_off', weight: 'warn', box: null })
  const gap = corners?.gap ?? null
  if (corners && gap && gap.to - gap.from > COVERED) faults.push({ code: 'document_covered', weight: 'warn', box: boxAtGap(corners.quad, gap, context.scale) })
  if (measureScreenPeak(raster, quad) > SCREEN_PEAK) faults.push({ code: 'photo_of_screen', weight: 'hint', box: null })
  return { sharpness, pixels_per_mm: pixelsPerMm, chroma, glare: glare.share, brightness, faults }
}

/** The place before a gap in a side, as a quad of the original picture. */
function boxAtGap(quad: Quad, { side, from, to }: SideGap, scale: number): Quad {
  return boxWithin(turnQuad(quad, side), [from, 0, to, INWARDS], scale)
}

/** A box given in shares of a document as a quad of the original picture. */
function boxWithin(quad: Quad, [left, top, right, bottom]: readonly [number, number, number, number], scale: number): Quad {
  const box: Quad = [pointWithin(quad, left, top), pointWithin(quad, right, top), pointWithin(quad, right, bottom), pointWithin(quad, left, bottom)]
  return mapQuad(box, ([x, y]) => [x * scale, y * scale])
}
