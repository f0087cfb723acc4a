// Straightens a quad of a picture into a rectangle: perspective mapping, bilinear, with enough samples where it shrinks.
import type { Quad } from '#contract/reading.ts'
import { quadSize } from './geometry.ts'
import type { Raster } from './raster.ts'

/** Nine numbers h with (x, y) -> ((h0 x + h1 y + h2) / (h6 x + h7 y + h8), (h3 x + h4 y + h5) / (h6 x + h7 y + h8)). */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]

/** Maps the rectangle (0, 0) to (width, height) onto a quad: Heckbert's closed form for the unit square, scaled. */
export function rectangleToQuad(width: number, height: number, quad: Quad): Homography {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3]
  const [dx1, dy1, dx2, dy2] = [x1 - x2, y1 - y2, x3 - x2, y3 - y2]
  const determinant = dx1 * dy2 - dx2 * dy1 || 1e-9
  const g = (sx * dy2 - dx2 * sy) / determinant
  const h = (dx1 * sy - sx * dy1) / determinant
  return [
    (x1 - x0 + g * x1) / width, (x3 - x0 + h * x3) / height, x0,
    (y1 - y0 + g * y1) / width, (y3 - y0 + h * y3) / height, y0,
    g / width, h / height, 1,
  ]
}

/** Less perspective than this over a whole crop moves nothing by a thousandth of a pixel. */
const FLAT = 1e-7

/** Adds one sample of each pixel of a row: along the row `u`, at the height `v`, blended of the four pixels around where they fall. */
function addSamples({ data, width, height }: Raster, map: Homography, start: number, v: number, sums: Float64Array): void {
  const [a, , , d, , , g] = map
  const atX = map[1] * v + map[2]
  const atY = map[4] * v + map[5]
  const atW = map[7] * v + 1
  const stride = width * 3
  const maxX = Math.max(0, width - 1.001)
  const maxY = Math.max(0, height - 1.001)
  const isFlat = Math.abs(g) * sums.length < FLAT
  let scale = 1 / (g * start + atW)
  for (let to = 0, u = start; to < sums.length; to += 3, u++) {
    if (!isFlat) scale = 1 / (g * u + atW)
    let x = (a * u + atX) * scale - 0.5
    let y = (d * u + atY) * scale - 0.5
    x = x < 0 ? 0 : x > maxX ? maxX : x
    y = y < 0 ? 0 : y > maxY ? maxY : y
    const left = x | 0
    const top = y | 0
    const across = x - left
    const down = y - top
    const i = top * stride + left * 3
    const j = i + stride
    const red = data[i]! + (data[i + 3]! - data[i]!) * across
    const green = data[i + 1]! + (data[i + 4]! - data[i + 1]!) * across
    const blue = data[i + 2]! + (data[i + 5]! - data[i + 2]!) * across
    sums[to]! += red + (data[j]! + (data[j + 3]! - data[j]!) * across - red) * down
    sums[to + 1]! += green + (data[j + 1]! + (data[j + 4]! - data[j + 1]!) * across - green) * down
    sums[to + 2]! += blue + (data[j + 2]! + (data[j + 5]! - data[j + 2]!) * across - blue) * down
  }
}

/** The way back, up to a factor. */
export function inverseOf([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d]
}

/** The quad of a picture as an upright rectangle of the given size. What lies outside the picture repeats its border. */
export function cropQuad(raster: Raster, quad: Quad, width: number, height: number): Raster {
  const map = rectangleToQuad(width, height, quad)
  const size = quadSize(quad)
  const samples = Math.min(4, Math.max(1, Math.round(Math.max(size.width / width, size.height / height) / 1.2)))
  const share = 1 / (samples * samples)
  const out = new Uint8Array(width * height * 3)
  const sums = new Float64Array(width * 3)
  for (let y = 0, to = 0; y < height; y++) {
    sums.fill(0)
    for (let row = 0; row < samples; row++) {
      for (let column = 0; column < samples; column++) addSamples(raster, map, (column + 0.5) / samples, y + (row + 0.5) / samples, sums)
    }
    for (let i = 0; i < sums.length; i++) out[to++] = sums[i]! * share + 0.5
  }
  return { data: out, width, height }
}

/** A text line at a given height, its width in proportion within limits. */
export function cropLine(raster: Raster, quad: Quad, height: number, widest: number): Raster {
  const size = quadSize(quad)
  const width = Math.max(8, Math.min(widest, Math.round((height * size.width) / Math.max(1, size.height))))
  return cropQuad(raster, quad, width, height)
}
