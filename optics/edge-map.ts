// Edges of a picture in all its colours: smoothed, Sobel gradients of whichever channel changes most, thinned to their ridges.
import type { Raster } from './raster.ts'

const STRONGEST = 1023
/** Directions a half turn is divided into. */
export const DIRECTIONS = 180

/** `direction`: of the gradient at an edge pixel, 1 to 180 for 0 to 179 degrees; 0 where there is no edge. `strength` 0 to 1023. */
export type EdgeMap = { readonly width: number; readonly height: number; readonly direction: Uint8Array; readonly strength: Uint16Array }

/** Binomial smoothing, 1 2 1 each way, three bytes a pixel; the border stays. */
function smooth({ data, width, height }: Raster): Uint8Array {
  const across = Uint8Array.from(data)
  const stride = width * 3
  for (let y = 0; y < height; y++) {
    for (let i = y * stride + 3, end = (y + 1) * stride - 3; i < end; i++) across[i] = (data[i - 3]! + 2 * data[i]! + data[i + 3]! + 2) >> 2
  }
  const out = Uint8Array.from(across)
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
 * The edges of a picture.
 * @param share of all pixels that may be edges, the strongest first
 * @param least strength an edge has at least
 */
export function findEdges(raster: Raster, share: number, least: number): EdgeMap {
  const { width, height } = raster
  const data = smooth(raster)
  const stride = width * 3
  const strength = new Uint16Array(width * height)
  const gradients = new Int16Array(width * height * 2)
  const counts = new Uint32Array(STRONGEST + 1)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const pixel = y * width + x
      let [most, mostX, mostY] = [0, 0, 0]
      for (let i = pixel * 3, end = i + 3; i < end; i++) {
        const nw = data[i - stride - 3]!
        const ne = data[i - stride + 3]!
        const sw = data[i + stride - 3]!
        const se = data[i + stride + 3]!
        const gx = ne + 2 * data[i + 3]! + se - nw - 2 * data[i - 3]! - sw
        const gy = sw + 2 * data[i + stride]! + se - nw - 2 * data[i - stride]! - ne
        const size = (gx < 0 ? -gx : gx) + (gy < 0 ? -gy : gy)
        if (size > most) {
          most = size
          mostX = gx
          mostY = gy
        }
      }
      const size = most > STRONGEST ? STRONGEST : most
      strength[pixel] = size
      counts[size]!++
      gradients[pixel * 2] = mostX
      gradients[pixel * 2 + 1] = mostY
    }
  }
  const threshold = Math.max(least, strengthAbove(counts, width * height, share))
  return { width, height, strength, direction: thin(strength, gradients, width, height, threshold) }
}

/** The direction of every pixel no weaker than its two neighbours across the edge. */
function thin(strength: Uint16Array, gradients: Int16Array, width: number, height: number, threshold: number): Uint8Array {
  const direction = new Uint8Array(width * height)
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      const own = strength[i]!
      if (own < threshold) continue
      const [gx, gy] = [gradients[i * 2]!, gradients[i * 2 + 1]!]
      const [ax, ay] = [Math.abs(gx), Math.abs(gy)]
      const step = ax > 2.4 * ay ? 1 : ay > 2.4 * ax ? width : gx > 0 === gy > 0 ? width + 1 : width - 1
      if (own < strength[i - step]! || own < strength[i + step]!) continue
      const angle = Math.round((Math.atan2(gy, gx) * DIRECTIONS) / Math.PI)
      direction[i] = 1 + (((angle % DIRECTIONS) + DIRECTIONS) % DIRECTIONS)
    }
  }
  return direction
}
