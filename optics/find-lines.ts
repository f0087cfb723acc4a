// Finds the straight lines of an edge map: a Hough transform in which each edge votes only for lines that run as it does.
import { DIRECTIONS, type EdgeMap } from './edge-map.ts'

/** Points (x, y) with x cos + y sin = rho. `until[t]`: what its edges bear up to `t` along it, from `start`, at most one a pixel; t runs along (-sin, cos). */
export type Line = {
  readonly angle: number
  readonly cos: number
  readonly sin: number
  readonly rho: number
  readonly start: number
  readonly until: Float32Array
  /** A line the picture's border drew. */
  readonly isBorder: boolean
}

/** An edge votes for lines turned by no more than this many degrees against it. */
const VOTES_WITHIN = 3
/** A strong edge counts for no more than this much of a weak one. */
const MOST_WEIGHT = 3
const WEAK = 40
/** Lines that part from a stronger one by no more pixels than this, so far from the middle of the picture, are the same. */
const APART = { arm: 100, pixels: 6 }
/** Pixels beside the line where its edge may lie. */
const REACH = 2
/** Votes a line needs, against the picture's short side. */
const LEAST_VOTES = 0.17
/** Peaks looked at for each line kept. */
const CONSIDERED = 4
/** Pixels without edge that end a stretch. */
const GAP = 4
const SUPPORT_WITHIN = 12
/** An edge this strong bears a side fully; the faintest, as of a shadow, this share. */
const STRONG = 60
const FAINT = 0.75
/** How much of the border counts as edge: it may have cut the document, and any edge is better. */
const BORDER_SUPPORT = 0.6

const COS = Float64Array.from({ length: DIRECTIONS }, (_, i) => Math.cos((i * Math.PI) / DIRECTIONS))
const SIN = Float64Array.from({ length: DIRECTIONS }, (_, i) => Math.sin((i * Math.PI) / DIRECTIONS))

function vote(edges: EdgeMap, reach: number): Float32Array {
  const { width, height, direction, strength } = edges
  const rows = 2 * reach + 1
  const votes = new Float32Array(DIRECTIONS * rows)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const own = direction[i]!
      if (own === 0) continue
      const weight = Math.min(MOST_WEIGHT, strength[i]! / WEAK)
      for (let near = own - 1 - VOTES_WITHIN; near <= own - 1 + VOTES_WITHIN; near++) {
        const turn = near < 0 ? near + DIRECTIONS : near >= DIRECTIONS ? near - DIRECTIONS : near
        votes[turn * rows + reach + Math.floor(x * COS[turn]! + y * SIN[turn]! + 0.5)]! += weight
      }
    }
  }
  return votes
}

/** The strongest cells that have no stronger one close by. */
function peaksOf(votes: Float32Array, reach: number, least: number, most: number, middle: readonly [number, number]): { turn: number; rho: number }[] {
  const rows = 2 * reach + 1
  const found: { turn: number; rho: number; sum: number }[] = []
  for (let turn = 0; turn < DIRECTIONS; turn++) {
    for (let row = 1; row < rows - 1; row++) {
      const i = turn * rows + row
      if (votes[i]! < least / 3 || votes[i]! < votes[i - 1]! || votes[i]! < votes[i + 1]!) continue
      const sum = votes[i]! + votes[i - 1]! + votes[i + 1]!
      if (sum >= least) found.push({ turn, rho: row - reach, sum })
    }
  }
  found.sort((a, b) => b.sum - a.sum)
  /** How far a line passes the middle of the picture; the other way round for its normal turned by half. */
  const middleOf = ({ turn, rho }: { turn: number; rho: number }, flips: boolean): number => {
    const past = rho - middle[0] * COS[turn]! - middle[1] * SIN[turn]!
    return flips ? -past : past
  }
  const peaks: typeof found = []
  for (const each of found) {
    if (peaks.length >= most) break
    const isNew = peaks.every((other) => {
      const straight = Math.abs(each.turn - other.turn)
      const flips = straight > DIRECTIONS / 2
      const turned = ((flips ? DIRECTIONS - straight : straight) * Math.PI) / DIRECTIONS
      return Math.abs(middleOf(each, flips) - middleOf(other, false)) + turned * APART.arm > APART.pixels
    })
    if (isNew) peaks.push(each)
  }
  return peaks
}

/** Where a line or what is within reach of it enters the picture along one axis, and where it leaves it. */
function stretchWithin(at: number, step: number, size: number): [number, number] {
  const [low, high] = [-REACH - 1 - at, size + REACH + 1 - at]
  if (Math.abs(step) < 1e-9) return low <= 0 && high >= 0 ? [-Infinity, Infinity] : [0, -1]
  return step > 0 ? [low / step, high / step] : [high / step, low / step]
}

/** Walks along a line and counts where edges of its direction lie on it. */
function support(edges: EdgeMap, angle: number, rho: number): Line {
  const { width, height, direction, strength } = edges
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const half = Math.ceil(Math.hypot(width, height))
  const turn = Math.round((angle * DIRECTIONS) / Math.PI)
  const until = new Float32Array(2 * half + 1)
  const [acrossFrom, acrossTo] = stretchWithin(rho * cos, -sin, width)
  const [downFrom, downTo] = stretchWithin(rho * sin, cos, height)
  const last = Math.min(half, Math.ceil(Math.min(acrossTo, downTo)))
  let count = 0
  let t = Math.max(-half, Math.floor(Math.max(acrossFrom, downFrom)))
  for (; t <= last; t++) {
    const px = rho * cos - t * sin + 0.5
    const py = rho * sin + t * cos + 0.5
    let best = 0
    for (let off = -REACH; off <= REACH; off++) {
      const x = px + off * cos
      const y = py + off * sin
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      const i = (y | 0) * width + (x | 0)
      const own = direction[i]!
      if (own === 0) continue
      const apart = Math.abs(own - 1 - turn)
      if (apart > SUPPORT_WITHIN && apart < DIRECTIONS - SUPPORT_WITHIN) continue
      const size = strength[i]!
      const worth = size >= STRONG ? 1 : FAINT + ((1 - FAINT) * size) / STRONG
      if (worth > best) best = worth
    }
    count += best
    until[t + half] = count
  }
  until.fill(count, Math.max(0, t + half))
  return { angle, cos, sin, rho, start: -half, until, isBorder: false }
}

/** The longest stretch of edge without a wide gap: a card's side has one, a row of letters has many short ones. */
function longestRun({ until }: Line): number {
  let [best, from, last] = [0, 0, 0]
  for (let i = 1; i < until.length; i++) {
    if (until[i] === until[i - 1]) continue
    if (i - last > GAP) from = i
    last = i
    if (until[i]! - until[from]! > best) best = until[i]! - until[from]!
  }
  return best
}

/** The picture's own border as four lines of doubtful support. */
function bordersOf({ width, height }: EdgeMap): Line[] {
  const half = Math.ceil(Math.hypot(width, height))
  const until = Float32Array.from({ length: 2 * half + 1 }, (_, i) => i * BORDER_SUPPORT)
  return [[0, 0], [0, width - 1], [Math.PI / 2, 0], [Math.PI / 2, height - 1]].map(([angle = 0, rho = 0]) =>
    ({ angle, cos: Math.cos(angle), sin: Math.sin(angle), rho, start: -half, until, isBorder: true }))
}

/**
 * The lines of an edge map, strongest first, and after them the four borders of the picture.
 * @param most lines looked for
 */
export function findLines(edges: EdgeMap, most: number): Line[] {
  const reach = Math.ceil(Math.hypot(edges.width, edges.height)) + 1
  const peaks = peaksOf(vote(edges, reach), reach, Math.min(edges.width, edges.height) * LEAST_VOTES, most * CONSIDERED, [edges.width / 2, edges.height / 2])
  const lines = peaks.map(({ turn, rho }) => support(edges, (turn * Math.PI) / DIRECTIONS, rho))
  const ranked = lines.map((line) => ({ line, run: longestRun(line) })).toSorted((a, b) => b.run - a.run)
  return [...ranked.slice(0, most).map(({ line }) => line), ...bordersOf(edges)]
}

/** The share of a stretch of the line that lies on edges, 0 to 1. */
export function supportBetween(line: Line, from: number, to: number): number {
  const last = line.until.length - 1
  const [a, b] = [Math.round(Math.min(from, to)) - line.start, Math.round(Math.max(from, to)) - line.start]
  const [first, end] = [Math.max(0, Math.min(last, a)), Math.max(0, Math.min(last, b))]
  return b <= a ? 0 : (line.until[end]! - line.until[first]!) / (b - a)
}
