// Homographies, and laying a flat picture into another one in perspective.
import type { Point, Quad } from '#contract/reading.ts'

/** Row-major 3 x 3, from the unit square (0,0 1,0 1,1 0,1) to the four corners (Heckbert 1989, section 2.2.3). */
export function squareToQuad(corners: Quad): number[] {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners
  const dx = x0 - x1 + x2 - x3
  const dy = y0 - y1 + y2 - y3
  const [ax, ay, bx, by] = [x1 - x2, y1 - y2, x3 - x2, y3 - y2]
  const det = ax * by - bx * ay
  const g = (dx * by - bx * dy) / det
  const h = (ax * dy - dx * ay) / det
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1]
}

/** Inverse of a 3 x 3 up to scale (the adjugate), which is enough for a homography. */
export function invert(m: readonly number[]): number[] {
  const [a, b, c, d, e, f, g, h, i] = m as [number, number, number, number, number, number, number, number, number]
  return [e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d]
}

/** A point through a homography. */
export function through(m: readonly number[], [x, y]: Point): Point {
  const w = m[6]! * x + m[7]! * y + m[8]!
  return [(m[0]! * x + m[1]! * y + m[2]!) / w, (m[3]! * x + m[4]! * y + m[5]!) / w]
}

export type Rgba = { data: Uint8ClampedArray; width: number; height: number }

/** Lays `flat` (alpha heeded) into `picture` with its corners at `corners`, bilinear; changes `picture` in place. */
export function layInto(picture: Rgba, flat: Rgba, corners: Quad): void {
  const { width, height, data } = picture
  const m = invert(squareToQuad(corners))
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const left = Math.max(0, Math.floor(Math.min(...xs)))
  const right = Math.min(width - 1, Math.ceil(Math.max(...xs)))
  const top = Math.max(0, Math.floor(Math.min(...ys)))
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...ys)))
  const [a, b, c, d, e, f, g, h, i] = m as [number, number, number, number, number, number, number, number, number]
  const { data: source, width: w, height: t } = flat
  for (let y = top; y <= bottom; y++) {
    for (let x = left, at = (y * width + left) * 4; x <= right; x++, at += 4) {
      const px = x + 0.5
      const py = y + 0.5
      const z = g * px + h * py + i
      const u = ((a * px + b * py + c) / z) * w - 0.5
      const v = ((d * px + e * py + f) / z) * t - 0.5
      if (!(u > -1 && v > -1 && u < w && v < t)) continue
      const u0 = Math.floor(u)
      const v0 = Math.floor(v)
      const fu = u - u0
      const fv = v - v0
      const inside = u0 >= 0 && v0 >= 0 && u0 < w - 1 && v0 < t - 1
      const p = (v0 * w + u0) * 4
      const q = p + w * 4
      // Weights by coverage, so that round corners get no dark seam.
      let k00 = (1 - fu) * (1 - fv)
      let k10 = fu * (1 - fv)
      let k01 = (1 - fu) * fv
      let k11 = fu * fv
      if (inside) {
        k00 *= source[p + 3]!
        k10 *= source[p + 7]!
        k01 *= source[q + 3]!
        k11 *= source[q + 7]!
      } else {
        k00 *= u0 >= 0 && v0 >= 0 ? source[p + 3]! : 0
        k10 *= u0 < w - 1 && v0 >= 0 ? source[p + 7]! : 0
        k01 *= u0 >= 0 && v0 < t - 1 ? source[q + 3]! : 0
        k11 *= u0 < w - 1 && v0 < t - 1 ? source[q + 7]! : 0
      }
      const cover = k00 + k10 + k01 + k11
      if (cover < 1) continue
      const rest = 255 - cover
      for (let k = 0; k < 3; k++) {
        // A weight of zero may stand on a pixel outside the flat.
        const sum = (k00 && k00 * source[p + k]!) + (k10 && k10 * source[p + 4 + k]!) + (k01 && k01 * source[q + k]!) + (k11 && k11 * source[q + 4 + k]!)
        data[at + k] = (sum + rest * data[at + k]!) / 255
      }
    }
  }
}
