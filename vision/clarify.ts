// Full contrast and brought-out edges for a grey picture: what a decoder of fine modules wants, at a tenth of the price of doing it in colour.
import type { Plane } from '#optics/raster.ts'

/** Share of pixels that may end up black or white. */
const CLIP = 0.01

/** A table from old to new brightness, the darkest and brightest hundredth clipped. */
function stretchOf({ data }: Plane): Uint8ClampedArray {
  const counts = new Uint32Array(256)
  for (let i = 0; i < data.length; i++) counts[data[i]!]!++
  const least = data.length * CLIP
  const endOf = (from: number, step: 1 | -1): number => {
    let at = from
    for (let sum = counts[at]!; sum < least; sum += counts[at]!) at += step
    return at
  }
  const [low, high] = [endOf(0, 1), endOf(255, -1)]
  const scale = 255 / Math.max(1, high - low)
  const table = new Uint8ClampedArray(256)
  for (let value = 0; value < 256; value++) table[value] = (value - low) * scale
  return table
}

/**
 * The picture stretched and sharpened by an unsharp mask of three by three; its outermost pixels only stretched.
 * Each pixel gains one and a half times its difference to the mean of 1 2 1 each way, in whole numbers: 1.5 / 16 is 3 / 32.
 */
export function clarify(plane: Plane): Plane {
  const { data, width, height } = plane
  const table = stretchOf(plane)
  const flat = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i++) flat[i] = table[data[i]!]!
  const out = flat.slice()
  // Of the row in hand, each column's 1 2 1 downwards.
  const down = new Int32Array(width)
  for (let y = 1; y < height - 1; y++) {
    const row = y * width
    for (let x = 0, at = row; x < width; x++, at++) down[x] = flat[at - width]! + 2 * flat[at]! + flat[at + width]!
    for (let x = 1, at = row + 1; x < width - 1; x++, at++) {
      const own = flat[at]!
      const value = own + ((3 * (16 * own - down[x - 1]! - 2 * down[x]! - down[x + 1]!) + 16) >> 5)
      out[at] = value < 0 ? 0 : value > 255 ? 255 : value
    }
  }
  return { data: out, width, height }
}
