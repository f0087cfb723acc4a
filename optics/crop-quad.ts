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

/** The quad of a picture as an upright rectangle of the given size. What lies outside the picture repeats its border. */
export function cropQuad(raster: Raster, quad: Quad, width: number, height: number): Raster {
  const [a, b, c, d, e, f, g, h] = rectangleToQuad(width, height, quad)
  const size = quadSize(quad)
  const samples = Math.min(4, Math.max(1, Math.round(Math.max(size.width / width, size.height / height) / 1.2)))
  const { data, width: sourceWidth, height: sourceHeight } = raster
  const stride = sourceWidth * 3
  const maxX = Math.max(0, sourceWidth - 1.001)
  const maxY = Math.max(0, sourceHeight - 1.001)
  const share = 1 / (samples * samples)
  const out = new Uint8Array(width * height * 3)
  let to = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let red = 0
      let green = 0
      let blue = 0
      for (let sy = 0; sy < samples; sy++) {
        const v = y + (sy + 0.5) / samples
        for (let sx = 0; sx < samples; sx++) {
          const u = x + (sx + 0.5) / samples
          const w = g * u + h * v + 1
          let px = (a * u + b * v + c) / w - 0.5
          let py = (d * u + e * v + f) / w - 0.5
          px = px < 0 ? 0 : px > maxX ? maxX : px
          py = py < 0 ? 0 : py > maxY ? maxY : py
          const left = px | 0
          const top = py | 0
          const fx = px - left
          const fy = py - top
          const i = top * stride + left * 3
          const j = i + stride
          const w00 = (1 - fx) * (1 - fy)
          const w01 = fx * (1 - fy)
          const w10 = (1 - fx) * fy
          const w11 = fx * fy
          red += data[i]! * w00 + data[i + 3]! * w01 + data[j]! * w10 + data[j + 3]! * w11
          green += data[i + 1]! * w00 + data[i + 4]! * w01 + data[j + 1]! * w10 + data[j + 4]! * w11
          blue += data[i + 2]! * w00 + data[i + 5]! * w01 + data[j + 2]! * w10 + data[j + 5]! * w11
        }
      }
      out[to++] = red * share + 0.5
      out[to++] = green * share + 0.5
      out[to++] = blue * share + 0.5
    }
  }
  return { data: out, width, height }
}

/** A text line at a given height, its width in proportion within limits. */
export function cropLine(raster: Raster, quad: Quad, height: number, widest: number): Raster {
  const size = quadSize(quad)
  const width = Math.max(8, Math.min(widest, Math.round((height * size.width) / Math.max(1, size.height))))
  return cropQuad(raster, quad, width, height)
}
