// Full contrast and brought-out edges for a grey picture: what a decoder of fine modules wants, at a tenth of the price of doing it in colour.
import type { Plane } from '#optics/raster.ts'

/** Share of pixels that may end up black or white. */
const CLIP = 0.01
/** How much of the difference to its surroundings each pixel gains. */
const AMOUNT = 1.5

/** A table from old to new brightness, the darkest and brightest hundredth clipped. */
function stretchOf({ data }: Plane): Uint8ClampedArray {
  const counts = new Uint32Array(256)
  for (const value of data) counts[value] = counts[value]! + 1
  const least = data.length * CLIP
  const ends = [Array.from(counts), Array.from(counts).toReversed()].map((from) => {
    let sum = 0
    return Math.min(255, from.findIndex((count) => (sum += count) >= least))
  }) as [number, number]
  const [low, high] = [ends[0], 255 - ends[1]]
  const scale = 255 / Math.max(1, high - low)
  return Uint8ClampedArray.from({ length: 256 }, (_, value) => (value - low) * scale)
}

/** The picture stretched and sharpened by an unsharp mask of three by three; its outermost pixels only stretched. */
export function clarify(plane: Plane): Plane {
  const { width, height } = plane
  const table = stretchOf(plane)
  const flat = Uint8Array.from(plane.data, (value) => table[value]!)
  const out = new Uint8ClampedArray(flat)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const sides = flat[at - 1]! + flat[at + 1]! + flat[at - width]! + flat[at + width]!
      const corners = flat[at - width - 1]! + flat[at - width + 1]! + flat[at + width - 1]! + flat[at + width + 1]!
      const own = flat[at]!
      out[at] = own + AMOUNT * (own - (4 * own + 2 * sides + corners) / 16)
    }
  }
  return { data: new Uint8Array(out.buffer), width, height }
}
