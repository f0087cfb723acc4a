// Edges of a plane: smoothed by medians, Sobel gradients, thinned to their ridges, strongest first.
import type { Plane } from './raster.ts'

const STRONGEST = 1023

/** The median of each pixel's 3 x 3 neighbourhood, by an exchange network; borders stay. */
function medianPlane({ data, width, height }: Plane): Plane {
  const out = Uint8Array.from(data)
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      let a = data[i - width - 1]!
      let b = data[i - width]!
      let c = data[i - width + 1]!
      let d = data[i - 1]!
      let e = data[i]!
      let f = data[i + 1]!
      let g = data[i + width - 1]!
      let h = data[i + width]!
      let k = data[i + width + 1]!
      let t = 0
      // Sort each row of three, then take the median of: greatest of the least, median of the middles, least of the greatest.
      if (a > b) { t = a; a = b; b = t }
      if (b > c) { t = b; b = c; c = t }
      if (a > b) { t = a; a = b; b = t }
      if (d > e) { t = d; d = e; e = t }
      if (e > f) { t = e; e = f; f = t }
      if (d > e) { t = d; d = e; e = t }
      if (g > h) { t = g; g = h; h = t }
      if (h > k) { t = h; h = k; k = t }
      if (g > h) { t = g; g = h; h = t }
      const least = a > d ? (a > g ? a : g) : d > g ? d : g
      const most = c < f ? (c < k ? c : k) : f < k ? f : k
      const middle = b > e ? (e > h ? e : b > h ? h : b) : b > h ? b : e > h ? h : e
      out[i] = least > middle ? (middle > most ? middle : least > most ? most : least) : least > most ? least : middle > most ? most : middle
    }
  }
  return { data: out, width, height }
}

export type EdgeMap = { plane: Plane; strength: Uint16Array; isRidge: Uint8Array; /** The strength above which a share of all pixels lies. */ above: (share: number) => number }

/** Smooths a plane and finds the ridges of its gradient. */
export function findEdges(source: Plane): EdgeMap {
  const plane = medianPlane(medianPlane(source))
  const { data, width, height } = plane
  const strength = new Uint16Array(data.length)
  const across = new Uint8Array(data.length)
  const counts = new Uint32Array(STRONGEST + 1)
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      const nw = data[i - width - 1]!
      const ne = data[i - width + 1]!
      const sw = data[i + width - 1]!
      const se = data[i + width + 1]!
      const gx = ne + 2 * data[i + 1]! + se - nw - 2 * data[i - 1]! - sw
      const gy = sw + 2 * data[i + width]! + se - nw - 2 * data[i - width]! - ne
      const ax = Math.abs(gx)
      const ay = Math.abs(gy)
      const size = Math.min(STRONGEST, ax + ay)
      strength[i] = size
      counts[size]!++
      across[i] = ax > 2.4 * ay ? 0 : ay > 2.4 * ax ? 1 : gx > 0 === gy > 0 ? 2 : 3
    }
  }
  const steps = [1, width, width + 1, width - 1]
  const isRidge = new Uint8Array(data.length)
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      const step = steps[across[i]!]!
      if (strength[i]! >= strength[i - step]! && strength[i]! >= strength[i + step]!) isRidge[i] = 1
    }
  }
  const above = (share: number): number => {
    let count = 0
    for (let size = STRONGEST; size > 0; size--) {
      count += counts[size]!
      if (count >= data.length * share) return size
    }
    return 0
  }
  return { plane, strength, isRidge, above }
}
