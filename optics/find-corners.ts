// Finds the four corners of a card or a page: of all quads that straight edges form, the one best borne by edges and best shaped.
import type { Point, Quad } from '#contract/reading.ts'
import { findEdges, type EdgeMap } from './edge-map.ts'
import { findLines, supportBetween, type Line } from './find-lines.ts'
import { clockwise, distance, isInside, mapQuad, polygonArea, quadCentre } from './geometry.ts'
import { refineQuad } from './refine-quad.ts'
import { shrinkRaster, type Raster } from './raster.ts'
import { longestGap, type SideGap } from './side-gaps.ts'

const LONG_SIDE = 400
const EDGES = { share: 0.25, least: 8 }
const MOST_LINES = 60
const LEAST_AREA = 0.03
/** ISO 7810: ID-1 is 85.60 x 53.98 mm, ID-3 is 125 x 88 mm. */
const ASPECTS = [1.585, 1.42]
/** Radians: opposite sides differ by less, neighbours by more. */
const OPPOSITE = 0.6
const NEIGHBOUR = 0.85
/** Corners of cards are round: their ends bear no edge. */
const ROUND = 0.06
/** What a side loses whose edge goes on past both corners: planks and sheets of paper do. */
const GOES_ON = 0.4
/** Corners may lie beyond the picture by this share of its long side. */
const BEYOND = 0.04
const LEAST_SUPPORT = { mean: 0.55, third: 0.45 }

/**
 * `score` 0 to 1: how well its sides lie on edges, how well shaped and how large it is. `sides`: the share of each side that lies on an edge, top, right,
 * bottom, left. `atBorder`: corners at the border of the picture.
 */
export type Corners = { readonly quad: Quad; readonly score: number; readonly sides: readonly [number, number, number, number]; readonly atBorder: number; /** Where a side bears no edge longest. */ readonly gap: SideGap | null }

/** Two lines that may be opposite sides, by number. */
type Pair = { first: number; second: number; angle: number }

const turnBetween = (a: number, b: number): number => {
  const off = Math.abs(a - b) % Math.PI
  return Math.min(off, Math.PI - off)
}

function pairsOf(lines: readonly Line[], least: number): Pair[] {
  const pairs: Pair[] = []
  for (const [i, first] of lines.entries()) {
    for (let j = i + 1; j < lines.length; j++) {
      const second = lines[j]!
      const turn = turnBetween(first.angle, second.angle)
      if (turn > OPPOSITE || (first.isBorder && second.isBorder)) continue
      const same = Math.abs(first.angle - second.angle) < Math.PI / 2
      if (turn < 0.1 && Math.abs(first.rho - (same ? second.rho : -second.rho)) < least) continue
      const mean = same ? (first.angle + second.angle) / 2 : (first.angle + second.angle + Math.PI) / 2
      pairs.push({ first: i, second: j, angle: mean % Math.PI })
    }
  }
  return pairs
}

/** Where each two lines meet, and how far along each; not a number where they do not, or too far outside of the picture. */
type Crossings = { readonly count: number; readonly x: Float64Array; readonly y: Float64Array; readonly along: Float64Array }

function crossAll(lines: readonly Line[], { width, height }: EdgeMap): Crossings {
  const count = lines.length
  const [x, y, along] = [new Float64Array(count * count).fill(Number.NaN), new Float64Array(count * count), new Float64Array(count * count)]
  const beyond = BEYOND * Math.max(width, height)
  for (const [i, a] of lines.entries()) {
    for (const [j, b] of lines.entries()) {
      const determinant = a.cos * b.sin - a.sin * b.cos
      if (Math.abs(determinant) < 0.2) continue
      const [px, py] = [(a.rho * b.sin - b.rho * a.sin) / determinant, (b.rho * a.cos - a.rho * b.cos) / determinant]
      if (px < -beyond || py < -beyond || px > width + beyond || py > height + beyond) continue
      const at = i * count + j
      x[at] = px
      y[at] = py
      along[at] = py * a.cos - px * a.sin
    }
  }
  return { count, x, y, along }
}

/** How much of a line between two others is edge, without its round ends. */
function borneBetween(lines: readonly Line[], { count, along }: Crossings, line: number, from: number, to: number): number {
  const [a, b] = [along[line * count + from]!, along[line * count + to]!]
  const round = (b - a) * ROUND
  return supportBetween(lines[line]!, a + round, b - round)
}

/** How much edge there is on a line just past two others: a card's side ends there, that of a table goes on. */
function goesOn(lines: readonly Line[], { count, along }: Crossings, line: number, from: number, to: number): number {
  if (lines[line]!.isBorder) return 0
  const [a, b] = [along[line * count + from]!, along[line * count + to]!]
  const round = (b - a) * ROUND
  return (supportBetween(lines[line]!, a - 2 * round, a - round / 2) + supportBetween(lines[line]!, b + round / 2, b + 2 * round)) / 2
}

/** How card-like the shape is, 0 to 1; 0 for what cannot be one. */
function shapeOf(quad: Quad): number {
  const sides = quad.map((corner, i) => distance(corner, quad[(i + 1) % 4]!)) as [number, number, number, number]
  const ratio = (sides[0] + sides[2]) / (sides[1] + sides[3])
  const aspect = Math.max(ratio, 1 / ratio)
  const parallel = (Math.min(sides[0], sides[2]) / Math.max(sides[0], sides[2])) * (Math.min(sides[1], sides[3]) / Math.max(sides[1], sides[3]))
  const off = Math.min(...ASPECTS.map((each) => Math.abs(Math.log(aspect / each))))
  return parallel < 0.45 || off > 0.45 ? 0 : Math.sqrt(parallel) * Math.exp(-2.2 * off)
}

/** The quad two pairs of lines enclose, judged; null where it cannot be a document. */
function judge(p: Pair, q: Pair, lines: readonly Line[], met: Crossings, { width, height }: EdgeMap): Corners | null {
  const [a, b, c, d] = [p.first, p.second, q.first, q.second]
  const { count, x } = met
  // Hundreds of thousands of quads are looked at: what cannot be one is left before anything is made.
  if (Number.isNaN(x[a * count + c]! + x[a * count + d]! + x[b * count + d]! + x[b * count + c]!)) return null
  const least = 4 * LEAST_SUPPORT.mean
  const top = borneBetween(lines, met, a, c, d)
  const bottom = borneBetween(lines, met, b, c, d)
  if (top + bottom < least - 2) return null
  const right = borneBetween(lines, met, d, a, b)
  if (top + bottom + right < least - 1) return null
  const left = borneBetween(lines, met, c, a, b)
  if (top + bottom + right + left < least) return null
  const on = [top, right, bottom, left]
  if (on.filter((each) => each >= LEAST_SUPPORT.third).length < 3) return null
  const at = [a * count + c, a * count + d, b * count + d, b * count + c]
  const sides = [[a, c, d], [d, a, b], [b, c, d], [c, a, b]] as const
  const points = at.map((each): Point => [met.x[each]!, met.y[each]!]) as Quad
  const share = polygonArea(points) / (width * height)
  if (share < LEAST_AREA) return null
  const quad = clockwise(points)
  const shape = shapeOf(quad)
  if (shape === 0 || !isInside(quadCentre(quad), quad, 0)) return null
  const borne = on.reduce((product, each) => product * (0.2 + 0.8 * each), 1)
  const ends = sides.reduce((product, [line, from, to]) => product * (1 - GOES_ON * goesOn(lines, met, line, from, to)), 1)
  const atBorder = quad.filter(([x, y]) => x < 3 || y < 3 || x > width - 4 || y > height - 4).length
  if (atBorder >= 3) return null
  return { quad, score: borne * shape * ends * share ** 0.3 * [1, 0.9, 0.8][atBorder]!, sides: sidesInOrder(quad, points, on), atBorder, gap: null }
}

/** The support of the sides in the order of the turned quad. */
function sidesInOrder(quad: Quad, points: Quad, on: readonly number[]): [number, number, number, number] {
  return [0, 1, 2, 3].map((i) => {
    const [from, to] = [points.indexOf(quad[i]!), points.indexOf(quad[(i + 1) % 4]!)]
    return on[(from + 1) % 4 === to ? from : to] ?? 0
  }) as [number, number, number, number]
}

/** Candidates that lie elsewhere than better ones. */
function distinct(candidates: readonly Corners[], size: number, most: number): Corners[] {
  const kept: Corners[] = []
  for (const each of candidates.toSorted((a, b) => b.score - a.score)) {
    if (kept.length >= most) break
    if (kept.every((other) => each.quad.some((corner, i) => distance(corner, other.quad[i]!) > 0.04 * size))) kept.push(each)
  }
  return kept
}

/**
 * The most document-like quads, best first, in pixels of `raster`, clockwise from the top left of the picture.
 * @param most how many at most
 * @param mostLines how many straight edges are tried; half as many take a third of the time, for pictures that must be looked at while they run
 */
export function findQuads(raster: Raster, most: number, mostLines = MOST_LINES): Corners[] {
  const factor = Math.min(1, LONG_SIDE / Math.max(raster.width, raster.height))
  const small = shrinkRaster(raster, Math.max(8, Math.round(raster.width * factor)), Math.max(8, Math.round(raster.height * factor)))
  const edges = findEdges(small, EDGES.share, EDGES.least)
  const lines = findLines(edges, mostLines)
  const met = crossAll(lines, edges)
  const pairs = pairsOf(lines, 0.12 * Math.min(small.width, small.height))
  const candidates: Corners[] = []
  for (const [i, p] of pairs.entries()) {
    for (let j = i + 1; j < pairs.length; j++) {
      const q = pairs[j]!
      const judged = turnBetween(p.angle, q.angle) < NEIGHBOUR ? null : judge(p, q, lines, met, edges)
      if (judged) candidates.push(judged)
    }
  }
  const [sx, sy] = [raster.width / small.width, raster.height / small.height]
  return distinct(candidates, Math.max(small.width, small.height), most).map((each): Corners => {
    const quad = refineQuad(edges, each.quad)
    return { ...each, quad: mapQuad(quad, ([x, y]) => [(x + 0.5) * sx, (y + 0.5) * sy]), gap: longestGap(edges, quad) }
  })
}

/** The corners of the most document-like quad; null where there is none. `mostLines` as for `findQuads`. */
export function findCorners(raster: Raster, mostLines = MOST_LINES): Corners | null {
  return findQuads(raster, 1, mostLines)[0] ?? null
}
