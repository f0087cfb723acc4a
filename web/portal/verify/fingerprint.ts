// A small, lighting-proof print of a straightened card, to notice that the side in view is the side already taken: pure.
import type { Quad } from '#contract/reading.ts'
import { cropQuad } from '#optics/crop-quad.ts'
import { quadSize, turnQuad } from '#optics/geometry.ts'
import { lumaOf, type Raster } from '#optics/raster.ts'

/** Brightness in `COLUMNS` x `ROWS` cells, each against its neighbourhood, long side level; mean 0, length 1. */
export type Fingerprint = Float32Array

const COLUMNS = 32
const ROWS = 20
/** A rim as wide as this share is left out: there the table shows through. */
const RIM = 0.04
/** Prints more alike than this are of one side. Measured on tuning specimens: one side in two pictures 0.59 and more where corners were right, two sides 0.22 and less. */
export const SAME_SIDE = 0.45

/** The mean of the cells within two of each, so that a lamp from the left does not count. */
function smoothed(cells: Float32Array): Float32Array {
  const out = new Float32Array(cells.length)
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < COLUMNS; x++) {
      let sum = 0
      let count = 0
      for (let v = Math.max(0, y - 3); v <= Math.min(ROWS - 1, y + 3); v++) {
        for (let u = Math.max(0, x - 3); u <= Math.min(COLUMNS - 1, x + 3); u++) {
          sum += cells[v * COLUMNS + u]!
          count++
        }
      }
      out[y * COLUMNS + x] = sum / count
    }
  }
  return out
}

/** The print of the card within `quad`, whichever of the two ways up it lies. */
export function fingerprintOf(raster: Raster, quad: Quad): Fingerprint {
  const size = quadSize(quad)
  const level = size.width >= size.height ? quad : turnQuad(quad, 1)
  const inner = level.map(([x, y], i) => {
    const across = level[(i + 2) % 4]!
    return [x + (across[0] - x) * RIM, y + (across[1] - y) * RIM]
  }) as Quad
  // Twice as fine first, so that each cell is the mean of what it holds.
  const { data } = lumaOf(cropQuad(raster, inner, COLUMNS * 4, ROWS * 4))
  const cells = new Float32Array(COLUMNS * ROWS)
  for (let i = 0; i < data.length; i++) cells[(((i / (COLUMNS * 4)) | 0) >> 2) * COLUMNS + ((i % (COLUMNS * 4)) >> 2)]! += data[i]! / 16
  const ground = smoothed(cells)
  let mean = 0
  for (let i = 0; i < cells.length; i++) mean += (cells[i]! -= ground[i]!) / cells.length
  let length = 0
  for (let i = 0; i < cells.length; i++) length += (cells[i]! -= mean) ** 2
  const scale = 1 / (Math.sqrt(length) || 1)
  return cells.map((each) => each * scale)
}

/** How alike two prints are, -1 to 1, whichever way up either card lay and up to one cell beside. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  let best = -1
  for (const turned of [false, true]) {
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        let sum = 0
        for (let y = 1; y < ROWS - 1; y++) {
          for (let x = 1; x < COLUMNS - 1; x++) {
            const at = y * COLUMNS + x
            sum += a[turned ? a.length - 1 - at : at]! * b[(y + dy) * COLUMNS + x + dx]!
          }
        }
        best = Math.max(best, sum)
      }
    }
  }
  return best
}
