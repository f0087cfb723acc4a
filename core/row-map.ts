// A small map of signs with a bit a point and a number a row: laying one over another takes a few operations a row.
import type { SignMap } from './fingerprint.ts'

/** `sure`: which points are; `light`: which of them are lighter. The lowest bit is the leftmost point. */
type Rows = { readonly sure: Int32Array; readonly light: Int32Array }
export type RowMap = { readonly width: number; readonly height: number; readonly plain: Rows; readonly mirrored: Rows }

/** Points a row may have. */
const WIDEST = 32

/** Bits that are set in a number of 32. */
export function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The rows of a map, as it is and mirrored. @throws {Error} where a row has more points than a number has bits */
export function rowsOf({ width, height, signs }: SignMap): RowMap {
  if (width > WIDEST) throw new Error(`a row of ${width} points is no number`)
  const make = (): Rows => ({ sure: new Int32Array(height), light: new Int32Array(height) })
  const [plain, mirrored] = [make(), make()]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sign = signs[y * width + x]!
      if (sign === 0) continue
      for (const [rows, at] of [[plain, x], [mirrored, width - 1 - x]] as const) {
        rows.sure[y]! |= 1 << at
        if (sign > 0) rows.light[y]! |= 1 << at
      }
    }
  }
  return { width, height, plain, mirrored }
}
