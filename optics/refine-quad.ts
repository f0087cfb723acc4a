// Lays the sides of a found quad on the edges themselves: a straight line through the edge pixels near each side.
import type { Point, Quad } from '#contract/reading.ts'
import { DIRECTIONS, type EdgeMap } from './edge-map.ts'
import { distance } from './geometry.ts'

const REACH = 3
const TURNED = 15
/** The ends of a side are round. */
const ENDS = 0.08
const FEWEST = 8

type Fit = { point: Point; ux: number; uy: number }

/** The line through the edges along a side; the side itself where it has few. Least squares twice, the second time without what lies off. */
function fitSide(edges: EdgeMap, from: Point, to: Point): Fit {
  const { width, height, direction, strength } = edges
  const length = distance(from, to)
  const [ux, uy] = [(to[0] - from[0]) / (length || 1), (to[1] - from[1]) / (length || 1)]
  const normal = (Math.round((Math.atan2(ux, -uy) * DIRECTIONS) / Math.PI) + DIRECTIONS) % DIRECTIONS
  const near: [number, number][] = []
  for (let t = length * ENDS; t < length * (1 - ENDS); t++) {
    let best = 0
    let at: number | null = null
    for (let off = -REACH; off <= REACH; off++) {
      const [x, y] = [Math.round(from[0] + ux * t - uy * off), Math.round(from[1] + uy * t + ux * off)]
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      const i = y * width + x
      const apart = Math.abs(direction[i]! - 1 - normal) % DIRECTIONS
      if (direction[i] === 0 || Math.min(apart, DIRECTIONS - apart) > TURNED || strength[i]! <= best) continue
      best = strength[i]!
      at = (x - from[0]) * -uy + (y - from[1]) * ux
    }
    if (at !== null) near.push([t, at])
  }
  let kept = near
  let [slope, shift] = [0, 0]
  for (let round = 0; round < 2 && kept.length >= FEWEST; round++) {
    const [meanT, meanOff] = [0, 1].map((axis) => kept.reduce((sum, each) => sum + each[axis as 0 | 1], 0) / kept.length) as [number, number]
    const spread = kept.reduce((sum, [t]) => sum + (t - meanT) ** 2, 0)
    slope = spread === 0 ? 0 : kept.reduce((sum, [t, off]) => sum + (t - meanT) * (off - meanOff), 0) / spread
    shift = meanOff - slope * meanT
    kept = near.filter(([t, off]) => Math.abs(off - shift - slope * t) < 1.2)
  }
  return { point: [from[0] - uy * shift, from[1] + ux * shift], ux: ux - uy * slope, uy: uy + ux * slope }
}

function meet(a: Fit, b: Fit): Point | null {
  const determinant = a.ux * b.uy - a.uy * b.ux
  if (Math.abs(determinant) < 0.2) return null
  const t = ((b.point[0] - a.point[0]) * b.uy - (b.point[1] - a.point[1]) * b.ux) / determinant
  return [a.point[0] + a.ux * t, a.point[1] + a.uy * t]
}

/** The quad with its sides moved onto the edges they stand for, by a few pixels at most. */
export function refineQuad(edges: EdgeMap, quad: Quad): Quad {
  const sides = quad.map((corner, i) => fitSide(edges, corner, quad[(i + 1) % 4]!))
  const at = (i: number): Point => {
    const met = meet(sides[(i + 3) % 4]!, sides[i]!)
    return met && distance(met, quad[i]!) < 3 * REACH ? met : quad[i]!
  }
  return [at(0), at(1), at(2), at(3)]
}
