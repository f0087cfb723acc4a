// Edges of a picture in all its colours: smoothed, Sobel gradients of whichever channel changes most, thinned to their ridges.
import type { Raster } from './raster.ts'

const STRONGEST = 1023
/** Directions a half turn is divided into. */
export const DIRECTIONS = 180

/** `direction`: of the gradient at an edge pixel, 1 to 180 for 0 to 179 degrees; 0 where there is no edge. `strength` 0 to 1023. */
export type EdgeMap = { readonly width: number; readonly height: number; readonly direction: Uint8Array; readonly strength: Uint16Array }

/** Binomial smoothing, 1 2 1 each way, three bytes a pixel; the border stays. */
function smooth({ data, width, height }: Raster): Uint8Array {
  const across = data.slice()
  const stride = width * 3
  for (let y = 0; y < height; y++) {
    for (let i = y * stride + 3, end = (y + 1) * stride - 3; i < end; i++) across[i] = (data[i - 3]! + 2 * data[i]! + data[i + 3]! + 2) >> 2
  }
  const out = across.slice()
  for (let i = stride, end = across.length - stride; i < end; i++) out[i] = (across[i - stride]! + 2 * across[i]! + across[i + stride]! + 2) >> 2
  return out
}

/** The strength above which a share of all counted lies. */
function strengthAbove(counts: Uint32Array, total: number, share: number): number {
  let count = 0
  for (let size = STRONGEST; size > 0; size--) {
    count += counts[size]!
    if (count >= total * share) return size
  }
  return 0
}

/**
 * The gradients of one row in whichever channel changes most, across in the upper 16 bits, down in the lower. Each column is read once for the
 * three places it counts at.
 */
function gradientsOf(data: Uint8Array, width: number, y: number, row: Int32Array): void {
  const stride = width * 3
  row.fill(0)
  for (let channel = 0; channel < 3; channel++) {
    let i = y * stride + channel
    let sum = data[i - stride]! + 2 * data[i]! + data[i + stride]!
    let fall = data[i + stride]! - data[i - stride]!
    i += 3
    let nextSum = data[i - stride]! + 2 * data[i]! + data[i + stride]!
    let nextFall = data[i + stride]! - data[i - stride]!
    for (let x = 1; x < width - 1; x++) {
      i += 3
      const upper = data[i - stride]!
      const lower = data[i + stride]!
      const lastSum = upper + 2 * data[i]! + lower
      const lastFall = lower - upper
      const gx = lastSum - sum
      const gy = fall + 2 * nextFall + lastFall
      const most = row[x]!
      if (Math.abs(gx) + Math.abs(gy) > Math.abs(most >> 16) + Math.abs((most << 16) >> 16)) row[x] = (gx << 16) | (gy & 0xffff)
      sum = nextSum
      nextSum = lastSum
      fall = nextFall
      nextFall = lastFall
    }
  }
}

/**
 * The edges of a picture.
 * @param share of all pixels that may be edges, the strongest first
 * @param least strength an edge has at least
 */
export function findEdges(raster: Raster, share: number, least: number): EdgeMap {
  const { width, height } = raster
  const data = smooth(raster)
  const strength = new Uint16Array(width * height)
  const gradients = new Int32Array(width * height)
  const counts = new Uint32Array(STRONGEST + 1)
  for (let y = 1; y < height - 1; y++) {
    gradientsOf(data, width, y, gradients.subarray(y * width, (y + 1) * width))
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      const gradient = gradients[i]!
      const size = Math.min(STRONGEST, Math.abs(gradient >> 16) + Math.abs((gradient << 16) >> 16))
      strength[i] = size
      counts[size]!++
    }
  }
  const threshold = Math.max(least, strengthAbove(counts, width * height, share))
  return { width, height, strength, direction: thin(strength, gradients, width, height, threshold) }
}

/** The direction of every pixel no weaker than its two neighbours across the edge. */
function thin(strength: Uint16Array, gradients: Int32Array, width: number, height: number, threshold: number): Uint8Array {
  const direction = new Uint8Array(width * height)
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      const own = strength[i]!
      if (own < threshold) continue
      const gx = gradients[i]! >> 16
      const gy = (gradients[i]! << 16) >> 16
      const ax = Math.abs(gx)
      const ay = Math.abs(gy)
      const step = ax > 2.4 * ay ? 1 : ay > 2.4 * ax ? width : gx > 0 === gy > 0 ? width + 1 : width - 1
      if (own < strength[i - step]! || own < strength[i + step]!) continue
      const angle = Math.round((Math.atan2(gy, gx) * DIRECTIONS) / Math.PI)
      direction[i] = 1 + (angle < 0 ? angle + DIRECTIONS : angle >= DIRECTIONS ? angle - DIRECTIONS : angle)
    }
  }
  return direction
}
