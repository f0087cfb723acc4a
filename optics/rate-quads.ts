// Rates the quads that straight lines enclose: how well edges bear their sides, how card-like their shape is, how large they are.
import type { EdgeMap } from './edge-map.ts'
import { supportBetween, type Line } from './find-lines.ts'

const LEAST_AREA = 0.03
/** ISO 7810: ID-1 is 85.60 x 53.98 mm, ID-3 is 125 x 88 mm. */
const ASPECTS = [Math.log(1.585), Math.log(1.42)] as const
/** Radians: opposite sides differ by less, neighbours by more. */
const OPPOSITE = 0.6
const NEIGHBOUR = 0.85
/** Corners of cards are round: their ends bear no edge. */
const ROUND = 0.06
/** What a side loses whose edge goes on past both corners: planks and sheets of paper do. */
const GOES_ON = 0.4
/** What is lost where both neighbours of a side bear no edge so far before it: the document ends earlier, and its own side is hard to see. */
const COMES = { along: 0.12, loss: 0.3 }
/** Corners may lie beyond the picture by this share of its long side. */
const BEYOND = 0.04
/** How much of the sides must be edge: on average, of all but one, and of that one too. */
const LEAST_SUPPORT = { mean: 0.55, third: 0.45, last: 0.3 }
/** What is left of the score of a quad with so many corners at the border of the picture; three were never a document. */
const AT_BORDER = [1, 0.9, 0.8] as const

/**
 * What may be a document, as it was come upon. `corners`: eight numbers for each, x and y clockwise from the top left of the picture; `sides`: the
 * share of each side that lies on an edge, top, right, bottom, left; `atBorder`: corners at the border of the picture.
 */
export type Rated = { readonly scores: number[]; readonly corners: number[]; readonly sides: number[]; readonly atBorder: number[] }

/** Two lines that may be opposite sides, by number; `angle` 0 to pi. */
type Pair = { readonly first: number; readonly second: number; readonly angle: number }

function turnBetween(a: number, b: number): number {
  const off = Math.abs(a - b)
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
  const [x, y, along] = [new Float64Array(count * count).fill(Number.NaN), new Float64Array(count * count), new Float64Array(count * count).fill(Number.NaN)]
  const beyond = BEYOND * Math.max(width, height)
  for (const [i, a] of lines.entries()) {
    for (const [j, b] of lines.entries()) {
      const determinant = a.cos * b.sin - a.sin * b.cos
      if (Math.abs(determinant) < 0.2) continue
      const px = (a.rho * b.sin - b.rho * a.sin) / determinant
      const py = (b.rho * a.cos - a.rho * b.cos) / determinant
      if (px < -beyond || py < -beyond || px > width + beyond || py > height + beyond) continue
      const at = i * count + j
      x[at] = px
      y[at] = py
      along[at] = py * a.cos - px * a.sin
    }
  }
  return { count, x, y, along }
}

/** How much of each line is edge between the two lines of each pair, without the round ends; not a number where they do not meet. */
function bearAll(lines: readonly Line[], pairs: readonly Pair[], { count, along }: Crossings): Float64Array {
  const borne = new Float64Array(count * pairs.length).fill(Number.NaN)
  for (const [i, line] of lines.entries()) {
    for (const [j, { first, second }] of pairs.entries()) {
      const a = along[i * count + first]!
      const b = along[i * count + second]!
      const round = (b - a) * ROUND
      if (a === a && b === b) borne[i * pairs.length + j] = supportBetween(line, a + round, b - round)
    }
  }
  return borne
}

/** How much edge there is on a line just past two others: a card's side ends there, that of a table goes on. */
function goesOn(line: Line, a: number, b: number): number {
  if (line.isBorder) return 0
  const round = (b - a) * ROUND
  return (supportBetween(line, a - 2 * round, a - round / 2) + supportBetween(line, b + round / 2, b + 2 * round)) / 2
}

/** How much edge there is on a line just before it meets another, coming from a third. The picture's border tells nothing of it. */
function comesTo(line: Line, from: number, to: number): number {
  if (line.isBorder) return 1
  const long = to - from
  return supportBetween(line, to - long * (ROUND + COMES.along), to - long * ROUND)
}

/** How card-like a shape of four sides is, 0 to 1; 0 for what cannot be one. */
function shapeOf(top: number, right: number, bottom: number, left: number): number {
  const parallel = (Math.min(top, bottom) / Math.max(top, bottom)) * (Math.min(left, right) / Math.max(left, right))
  if (!(parallel >= 0.45)) return 0
  const aspect = Math.abs(Math.log((top + bottom) / (left + right)))
  const off = Math.min(Math.abs(aspect - ASPECTS[0]), Math.abs(aspect - ASPECTS[1]))
  return off > 0.45 ? 0 : Math.sqrt(parallel) * Math.exp(-2.2 * off)
}

/** Which of the four corners comes first, the one nearest the top left, and whether they go round clockwise; null where sides cross each other. */
function orderOf(x: Float64Array, y: Float64Array): { first: number; step: 1 | 3 } | null {
  let [turns, first] = [0, 0]
  for (let i = 0; i < 4; i++) {
    const [j, k] = [(i + 1) & 3, (i + 2) & 3]
    turns += (x[j]! - x[i]!) * (y[k]! - y[j]!) > (y[j]! - y[i]!) * (x[k]! - x[j]!) ? 1 : -1
    if (x[i]! + y[i]! < x[first]! + y[first]!) first = i
  }
  return turns === 4 ? { first, step: 1 } : turns === -4 ? { first, step: 3 } : null
}

/**
 * The quads two pairs of lines enclose that may be a document.
 * Hundreds of thousands are looked at: nothing is made for one before it is known to be borne by edges.
 */
export function rateQuads(lines: readonly Line[], edges: EdgeMap): Rated {
  const { width, height } = edges
  const met = crossAll(lines, edges)
  const pairs = pairsOf(lines, 0.12 * Math.min(width, height))
  const { count, along } = met
  const borne = bearAll(lines, pairs, met)
  const most = pairs.length
  const angles = Float64Array.from(pairs, ({ angle }) => angle)
  const rated: Rated = { scores: [], corners: [], sides: [], atBorder: [] }
  const [x, y, on, at, long] = [new Float64Array(4), new Float64Array(4), new Float64Array(4), new Int32Array(4), new Float64Array(4)]
  for (const [i, { first: a, second: b, angle }] of pairs.entries()) {
    for (let j = i + 1; j < most; j++) {
      const off = Math.abs(angle - angles[j]!)
      if (off < NEIGHBOUR || Math.PI - off < NEIGHBOUR) continue
      on[0] = borne[a * most + j]!
      on[2] = borne[b * most + j]!
      // Written so that what is not a number ends it.
      if (!(on[0] + on[2] >= 4 * LEAST_SUPPORT.mean - 2)) continue
      const { first: c, second: d } = pairs[j]!
      on[1] = borne[d * most + i]!
      on[3] = borne[c * most + i]!
      if (!(on[0] + on[1] + on[2] + on[3] >= 4 * LEAST_SUPPORT.mean)) continue
      let unborne = 0
      for (let k = 0; k < 4; k++) if (on[k]! < LEAST_SUPPORT.third) unborne++
      if (unborne > 1 || Math.min(on[0], on[1], on[2], on[3]) < LEAST_SUPPORT.last) continue
      at[0] = a * count + c
      at[1] = a * count + d
      at[2] = b * count + d
      at[3] = b * count + c
      for (let k = 0; k < 4; k++) {
        x[k] = met.x[at[k]!]!
        y[k] = met.y[at[k]!]!
      }
      const area = Math.abs((x[2]! - x[0]!) * (y[3]! - y[1]!) - (x[3]! - x[1]!) * (y[2]! - y[0]!)) / 2
      const share = area / (width * height)
      if (share < LEAST_AREA) continue
      for (let k = 0; k < 4; k++) {
        const next = (k + 1) & 3
        long[k] = Math.sqrt((x[next]! - x[k]!) ** 2 + (y[next]! - y[k]!) ** 2)
      }
      const shape = shapeOf(long[0]!, long[1]!, long[2]!, long[3]!)
      if (shape === 0) continue
      let atBorder = 0
      for (let k = 0; k < 4; k++) if (x[k]! < 3 || y[k]! < 3 || x[k]! > width - 4 || y[k]! > height - 4) atBorder++
      if (atBorder >= AT_BORDER.length) continue
      const order = orderOf(x, y)
      if (!order) continue
      let score = shape * share ** 0.3 * AT_BORDER[atBorder]!
      for (let k = 0; k < 4; k++) score *= 0.2 + 0.8 * on[k]!
      score *= 1 - GOES_ON * goesOn(lines[a]!, along[at[0]]!, along[at[1]]!)
      score *= 1 - GOES_ON * goesOn(lines[d]!, along[d * count + a]!, along[d * count + b]!)
      score *= 1 - GOES_ON * goesOn(lines[b]!, along[at[3]]!, along[at[2]]!)
      score *= 1 - GOES_ON * goesOn(lines[c]!, along[c * count + a]!, along[c * count + b]!)
      const alongD = along[d * count + a]!
      const alongD2 = along[d * count + b]!
      const alongC = along[c * count + a]!
      const alongC2 = along[c * count + b]!
      const toC = Math.max(comesTo(lines[a]!, along[at[1]]!, along[at[0]]!), comesTo(lines[b]!, along[at[2]]!, along[at[3]]!))
      const toD = Math.max(comesTo(lines[a]!, along[at[0]]!, along[at[1]]!), comesTo(lines[b]!, along[at[3]]!, along[at[2]]!))
      const toA = Math.max(comesTo(lines[c]!, alongC2, alongC), comesTo(lines[d]!, alongD2, alongD))
      const toB = Math.max(comesTo(lines[c]!, alongC, alongC2), comesTo(lines[d]!, alongD, alongD2))
      score *= (1 - COMES.loss * (1 - toA)) * (1 - COMES.loss * (1 - toB)) * (1 - COMES.loss * (1 - toC)) * (1 - COMES.loss * (1 - toD))
      rated.scores.push(score)
      rated.atBorder.push(atBorder)
      for (let k = 0, corner = order.first; k < 4; k++, corner = (corner + order.step) & 3) {
        rated.corners.push(x[corner]!, y[corner]!)
        rated.sides.push(on[order.step === 1 ? corner : (corner + 3) & 3]!)
      }
    }
  }
  return rated
}
