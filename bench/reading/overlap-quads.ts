// How well two convex quads cover each other: the area of their intersection by that of their union.
import type { Point, Quad } from '#contract/reading.ts'
import { polygonArea } from '#optics/geometry.ts'

/** Twice the signed area of a triangle; positive where c lies to the left of a to b in a picture's axes turned over. */
const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

function signedArea(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!
    return sum + x * nextY - nextX * y
  }, 0) / 2
}

/** The part of a polygon inside a convex one of the same sense (Sutherland and Hodgman 1974). */
function clip(polygon: readonly Point[], by: readonly Point[]): Point[] {
  let left = [...polygon]
  for (const [i, from] of by.entries()) {
    const to = by[(i + 1) % by.length]!
    const next: Point[] = []
    for (const [j, point] of left.entries()) {
      const before = left[(j + left.length - 1) % left.length]!
      const [here, there] = [turn(from, to, point), turn(from, to, before)]
      if (here >= 0 !== there >= 0) {
        const share = there / (there - here)
        next.push([before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])])
      }
      if (here >= 0) next.push(point)
    }
    left = next
  }
  return left
}

/** 0 to 1, whatever the sense and the first corner of either. */
export function overlapQuads(a: Quad, b: Quad): number {
  const sensed = (quad: Quad): Point[] => (signedArea(quad) < 0 ? quad.toReversed() : [...quad])
  const common = clip(sensed(a), sensed(b))
  const both = common.length < 3 ? 0 : polygonArea(common)
  const all = polygonArea(a) + polygonArea(b) - both
  return all > 0 ? both / all : 0
}
