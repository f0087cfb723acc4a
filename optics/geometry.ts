// Points, quads and hulls in the plane: the geometry under corners and text lines.
import type { Point, Quad } from '#contract/reading.ts'

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** Area of a polygon, whichever way round its points go. */
export function polygonArea(points: readonly Point[]): number {
  let twice = 0
  for (let i = 0; i < points.length; i++) {
    const [x, y] = points[i]!
    const [u, v] = points[(i + 1) % points.length]!
    twice += x * v - u * y
  }
  return Math.abs(twice) / 2
}

export function quadCentre(quad: Quad): Point {
  return [(quad[0][0] + quad[1][0] + quad[2][0] + quad[3][0]) / 4, (quad[0][1] + quad[1][1] + quad[2][1] + quad[3][1]) / 4]
}

export function mapQuad(quad: Quad, map: (point: Point) => Point): Quad {
  return [map(quad[0]), map(quad[1]), map(quad[2]), map(quad[3])]
}

/** A place within a quad, in shares of its sides: 0, 0 is the first corner. */
export function pointWithin([a, b, c, d]: Quad, u: number, v: number): Point {
  const along = (from: Point, to: Point, share: number): Point => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
  return along(along(a, b, u), along(d, c, u), v)
}

/** Starts a quad at another corner, going round the same way. */
export function turnQuad(quad: Quad, steps: number): Quad {
  const at = (i: number): Point => quad[(i + steps) % 4]!
  return [at(0), at(1), at(2), at(3)]
}

/** Mean length of the top and bottom edges, and of the left and right ones. */
export function quadSize(quad: Quad): { width: number; height: number } {
  return {
    width: (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2,
    height: (distance(quad[0], quad[3]) + distance(quad[1], quad[2])) / 2,
  }
}

/** The convex hull, monotone chain; sorts its argument. */
export function convexHull(points: Point[]): Point[] {
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const turn = (o: Point, a: Point, b: Point): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
  const chain = (ordered: Iterable<Point>): Point[] => {
    const half: Point[] = []
    for (const point of ordered) {
      while (half.length > 1 && turn(half[half.length - 2]!, half[half.length - 1]!, point) <= 0) half.pop()
      half.push(point)
    }
    half.pop()
    return half
  }
  const lower = chain(points)
  return [...lower, ...chain(points.toReversed())]
}

/** The smallest turned rectangle round the points, grown outwards by `grow(width, height)`; null for fewer than three corners. */
export function smallestRectangle(points: Point[], grow: (width: number, height: number) => number): Quad | null {
  const hull = convexHull(points)
  if (hull.length < 3) return null
  let best: { area: number; ux: number; uy: number; span: [number, number, number, number] } | null = null
  for (let i = 0; i < hull.length; i++) {
    const a = hull[i]!
    const b = hull[(i + 1) % hull.length]!
    const length = distance(a, b) || 1
    const ux = (b[0] - a[0]) / length
    const uy = (b[1] - a[1]) / length
    const span: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const [x, y] of hull) {
      const u = x * ux + y * uy
      const v = y * ux - x * uy
      if (u < span[0]) span[0] = u
      if (u > span[1]) span[1] = u
      if (v < span[2]) span[2] = v
      if (v > span[3]) span[3] = v
    }
    const area = (span[1] - span[0]) * (span[3] - span[2])
    if (!best || area < best.area) best = { area, ux, uy, span }
  }
  if (!best) return null
  const { ux, uy, span } = best
  const more = grow(span[1] - span[0], span[3] - span[2])
  const corner = (u: number, v: number): Point => [u * ux - v * uy, u * uy + v * ux]
  const [left, right, top, bottom] = [span[0] - more, span[1] + more, span[2] - more, span[3] + more]
  return [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)]
}

/** The four points clockwise on the screen, beginning with the one nearest the top left. */
export function clockwise(points: readonly Point[]): Quad {
  const cx = points.reduce((sum, point) => sum + point[0], 0) / points.length
  const cy = points.reduce((sum, point) => sum + point[1], 0) / points.length
  const round = points.toSorted((a, b) => Math.atan2(a[1] - cy, a[0] - cx) - Math.atan2(b[1] - cy, b[0] - cx)) as Quad
  let first = 0
  for (let i = 1; i < 4; i++) if (round[i]![0] + round[i]![1] < round[first]![0] + round[first]![1]) first = i
  return turnQuad(round, first)
}

/** Moves the top and bottom edges of a quad outwards by a share of its height, and the sides by a share of its width; negative moves inwards. */
export function growQuad(quad: Quad, byHeight: number, byWidth: number): Quad {
  const beyond = (from: Point, to: Point, share: number): Point => [to[0] + (to[0] - from[0]) * share, to[1] + (to[1] - from[1]) * share]
  const [tl, tr, br, bl] = [
    beyond(quad[3], quad[0], byHeight), beyond(quad[2], quad[1], byHeight), beyond(quad[1], quad[2], byHeight), beyond(quad[0], quad[3], byHeight),
  ]
  return [beyond(tr, tl, byWidth), beyond(tl, tr, byWidth), beyond(bl, br, byWidth), beyond(br, bl, byWidth)]
}

/** Whether a point lies inside a convex quad or within `margin` of its edges. */
export function isInside(point: Point, quad: Quad, margin: number): boolean {
  for (let i = 0; i < 4; i++) {
    const a = quad[i]!
    const b = quad[(i + 1) % 4]!
    const offset = ((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])) / (distance(a, b) || 1)
    if (offset < -margin) return false
  }
  return true
}
