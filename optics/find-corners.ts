// Finds the four corners of a card or an open passport page: hulls of edges and of what edges enclose, cut down to quads, best shaped wins.
import type { Point, Quad } from '#contract/reading.ts'
import { findEdges } from './edge-map.ts'
import { findPatches } from './find-patches.ts'
import { clockwise, distance, mapQuad, polygonArea } from './geometry.ts'
import { lumaOf, shrinkRaster, type Plane, type Raster } from './raster.ts'

const LONG_SIDE = 480
const LEAST_AREA = 0.08
const EDGE_SHARES = [0.05, 0.1, 0.18, 0.3]
/** ISO 7810: ID-1 is 85.60 x 53.98 mm, ID-3 is 125 x 88 mm. */
const ASPECTS = [1.585, 1.42]
/** A quad so well shaped and so large is the card: no other channel is tried. */
const CERTAIN = { shape: 0.85, area: 0.2 }

/** `score` 0 to 1: how well shaped and how large; `fill`: the hull's share of its quad, lower where a corner is hidden. */
export type Corners = { quad: Quad; score: number; fill: number; /** How many corners lie at the border of the picture. */ atBorder: number }

function saturationOf({ data, width, height }: Raster): Plane {
  const out = new Uint8Array(width * height)
  for (let i = 0, j = 0; i < out.length; i++, j += 3) {
    const [red, green, blue] = [data[j]!, data[j + 1]!, data[j + 2]!]
    const most = Math.max(red, green, blue)
    out[i] = most === 0 ? 0 : (255 * (most - Math.min(red, green, blue))) / most
  }
  return { data: out, width, height }
}

function crossing(a: Point, b: Point, c: Point, d: Point): { point: Point; beyond: number } | null {
  const [x1, y1, x2, y2] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const determinant = x1 * y2 - y1 * x2
  if (Math.abs(determinant) < 1e-6) return null
  const beyond = ((c[0] - a[0]) * y2 - (c[1] - a[1]) * x2) / determinant
  return { point: [a[0] + beyond * x1, a[1] + beyond * y1], beyond }
}

/** Cuts a hull down to four corners: time and again drops the edge whose neighbours, prolonged, add the least area. */
function hullToQuad(hull: readonly Point[]): Quad | null {
  const points = [...hull]
  while (points.length > 4) {
    const count = points.length
    let best: { area: number; edge: number; point: Point } | null = null
    for (let i = 0; i < count; i++) {
      const [before, from, to, after] = [points[(i + count - 1) % count]!, points[i]!, points[(i + 1) % count]!, points[(i + 2) % count]!]
      const meeting = crossing(before, from, after, to)
      if (!meeting || meeting.beyond < 1) continue
      const area = polygonArea([from, meeting.point, to])
      if (!best || area < best.area) best = { area, edge: i, point: meeting.point }
    }
    if (!best) return null
    points[best.edge] = best.point
    points.splice((best.edge + 1) % count, 1)
  }
  return points.length === 4 ? clockwise(points) : null
}

/** How card-like a quad is; null for what cannot be one. */
function judge(quad: Quad, hullArea: number, width: number, height: number): Corners | null {
  const sides = quad.map((corner, i) => distance(corner, quad[(i + 1) % 4]!)) as [number, number, number, number]
  const ratio = (sides[0] + sides[2]) / (sides[1] + sides[3])
  const aspect = Math.max(ratio, 1 / ratio)
  const parallel = (Math.min(sides[0], sides[2]) / Math.max(sides[0], sides[2])) * (Math.min(sides[1], sides[3]) / Math.max(sides[1], sides[3]))
  const off = Math.min(...ASPECTS.map((each) => Math.abs(Math.log(aspect / each))))
  if (parallel < 0.45 || off > 0.45) return null
  const area = polygonArea(quad)
  const fill = hullArea / area
  const atBorder = quad.filter(([x, y]) => x < 3 || y < 3 || x > width - 4 || y > height - 4).length
  if (atBorder >= 3) return null
  const score = parallel * Math.exp(-3 * off) * fill ** 4 * Math.sqrt(area / (width * height)) * [1, 0.7, 0.3][atBorder]!
  return { quad, score, fill, atBorder }
}

/** Hulls of the edges at one strength, and of the regions they enclose (grown by the width of the edge). */
function hullsAt(edges: ReturnType<typeof findEdges>, share: number): Point[][] {
  const { width, height } = edges.plane
  const least = LEAST_AREA * width * height
  const threshold = Math.max(10, edges.above(share))
  const mask = new Uint8Array(width * height)
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      if (edges.isRidge[i] && edges.strength[i]! >= threshold) mask[i] = mask[i + 1] = mask[i - 1] = mask[i + width] = mask[i - width] = 1
    }
  }
  const inside = mask.map((each, i) => {
    const x = i % width
    return each || x === 0 || x === width - 1 || i < width || i >= width * (height - 1) ? 0 : 1
  })
  const grown = findPatches(inside, width, height, least, false).map((hull) => {
    const [cx, cy] = [0, 1].map((axis) => hull.reduce((sum, point) => sum + point[axis]!, 0) / hull.length) as [number, number]
    return hull.map(([x, y]): Point => {
      const length = Math.hypot(x - cx, y - cy) || 1
      return [x + ((x - cx) / length) * 1.5, y + ((y - cy) / length) * 1.5]
    })
  })
  return [...findPatches(mask, width, height, least, true), ...grown]
}

/** The corners of the most document-like quad, in pixels of `raster`, clockwise from the top left of the picture; null where there is none. */
export function findCorners(raster: Raster): Corners | null {
  const factor = Math.min(1, LONG_SIDE / Math.max(raster.width, raster.height))
  const small = shrinkRaster(raster, Math.max(8, Math.round(raster.width * factor)), Math.max(8, Math.round(raster.height * factor)))
  const { width, height } = small
  const candidates: Corners[] = []
  for (const plane of [lumaOf(small), saturationOf(small)]) {
    const edges = findEdges(plane)
    for (const hull of EDGE_SHARES.flatMap((share) => hullsAt(edges, share))) {
      const area = polygonArea(hull)
      const quad = hull.length < 4 || area < LEAST_AREA * width * height ? null : hullToQuad(hull)
      const judged = quad && judge(quad, area, width, height)
      if (judged) candidates.push(judged)
    }
    const best = candidates.toSorted((a, b) => b.score - a.score)[0]
    const share = best ? polygonArea(best.quad) / (width * height) : 0
    if (best && best.atBorder === 0 && share > CERTAIN.area && best.score / Math.sqrt(share) > CERTAIN.shape) break
  }
  const best = candidates.toSorted((a, b) => b.score - a.score)[0]
  if (!best) return null
  const [sx, sy] = [raster.width / width, raster.height / height]
  return { ...best, quad: mapQuad(best.quad, ([x, y]) => [(x + 0.5) * sx, (y + 0.5) * sy]) }
}
