// The convex hulls of connected patches in a mask.
import type { Point } from '#contract/reading.ts'
import { convexHull } from './geometry.ts'

/**
 * Hulls of the patches whose bounding box has at least `leastArea` pixels.
 * @param mask one byte a pixel, not 0 is inside; used up by the search
 * @param diagonal whether touching at a corner connects
 */
export function findPatches(mask: Uint8Array, width: number, height: number, leastArea: number, diagonal: boolean): Point[][] {
  const stack = new Int32Array(mask.length)
  const left = new Int32Array(height).fill(width)
  const right = new Int32Array(height).fill(-1)
  const hulls: Point[][] = []
  let depth = 0
  const take = (index: number): void => {
    if (!mask[index]) return
    mask[index] = 0
    stack[depth++] = index
  }
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start]) continue
    take(start)
    let [top, bottom, least, most] = [height, -1, width, -1]
    while (depth > 0) {
      const index = stack[--depth]!
      const y = (index / width) | 0
      const x = index - y * width
      if (y < top) top = y
      if (y > bottom) bottom = y
      if (x < least) least = x
      if (x > most) most = x
      if (x < left[y]!) left[y] = x
      if (x > right[y]!) right[y] = x
      const [hasLeft, hasRight] = [x > 0, x < width - 1]
      for (let v = y > 0 ? index - width : index, end = y < height - 1 ? index + width : index; v <= end; v += width) {
        take(v)
        if (!diagonal && v !== index) continue
        if (hasLeft) take(v - 1)
        if (hasRight) take(v + 1)
      }
    }
    const isLarge = (most - least) * (bottom - top) >= leastArea
    const points: Point[] = []
    for (let y = top; y <= bottom; y++) {
      if (isLarge) points.push([left[y]!, y], [right[y]!, y])
      left[y] = width
      right[y] = -1
    }
    if (isLarge) hulls.push(convexHull(points))
  }
  return hulls
}
