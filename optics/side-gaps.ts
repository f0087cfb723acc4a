// Where a side of a found document bears no edge: something lies over it, a finger most often.
import type { Point, Quad } from '#contract/reading.ts'
import type { EdgeMap } from './edge-map.ts'
import { distance } from './geometry.ts'

/** The longest stretch of a side without an edge, in shares of its length; sides are top, right, bottom, left. */
export type SideGap = { readonly side: 0 | 1 | 2 | 3; readonly from: number; readonly to: number }

const REACH = 3
/** Round corners bear no edge of their side. */
const ENDS = 0.08

/** Whether any edge lies near a point, across the side. Of whatever direction: a finger's own outline is no gap's end. */
function hasEdge({ width, height, direction }: EdgeMap, at: Point, normal: Point): boolean {
  for (let off = -REACH; off <= REACH; off++) {
    const [x, y] = [Math.round(at[0] + normal[0] * off), Math.round(at[1] + normal[1] * off)]
    if (x >= 0 && y >= 0 && x < width && y < height && direction[y * width + x] !== 0) return true
  }
  return false
}

/** The longest gap of all four sides; null where every side is borne from end to end. */
export function longestGap(edges: EdgeMap, quad: Quad): SideGap | null {
  let longest: SideGap | null = null
  for (const side of [0, 1, 2, 3] as const) {
    const [from, to] = [quad[side], quad[(side + 1) % 4]!]
    const length = distance(from, to) || 1
    const normal: Point = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length]
    let start = ENDS
    for (let t = ENDS; t <= 1 - ENDS; t += 1 / length) {
      if (!hasEdge(edges, [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t], normal)) {
        if (t - start > (longest ? longest.to - longest.from : 0)) longest = { side, from: start, to: t }
      } else start = t
    }
  }
  return longest
}
