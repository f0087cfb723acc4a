// Whether one picture is a copy of another: one is laid over the other at every size and place it may have been cut out of, as it is and mirrored.
import type { Fingerprint, SignMap } from './fingerprint.ts'
import { countBits, rowsOf, type RowMap } from './row-map.ts'

/** How two pictures lie over one another at best: the share of points sure in both that agree, over all and in the places where fewest do. */
export type Laid = { readonly same: number; readonly worst: number }
/** From here on two pictures are copies: the share that agrees in the places where fewest do. Between copies and all else, see bench/image-reuse.ts. */
export const ALIKE = 0.68
/** Nothing of one lies over the other. */
const APART: Laid = { same: 0, worst: 0 }

/** Where a part lies in a whole. `sure` grows with the share that agrees and with the number of points that could. */
type Place = { readonly level: number; readonly x: number; readonly y: number; readonly isMirrored: boolean; readonly sure: number; readonly same: number }
/** The sure points of a map, so spread that the first few tell something of the whole. */
type Points = { readonly x: Int16Array; readonly y: Int16Array; readonly sign: Int8Array }

/** Points by which most places are given up: where few of them agree, the rest is not looked at. */
const FIRST = 160
const FIRST_SAME = 0.6
/** Fewer points than this in common say nothing. */
const FEWEST = 30
/** Places looked at closely. */
const MOST_PLACES = 12

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

const known = new WeakMap<SignMap, Points>()
function pointsOf(map: SignMap): Points {
  const before = known.get(map)
  if (before) return before
  const order: number[] = []
  // A step that shares no divisor with the number of points meets each once, far from the one before.
  const length = map.signs.length
  let step = Math.max(1, Math.floor(length * 0.618))
  while (greatestDivisor(step, length) !== 1) step += 1
  for (let n = 0, i = 0; n < length; n++, i = (i + step) % length) if (map.signs[i] !== 0) order.push(i)
  const points = {
    x: Int16Array.from(order, (i) => i % map.width), y: Int16Array.from(order, (i) => Math.floor(i / map.width)), sign: Int8Array.from(order, (i) => map.signs[i]!),
  }
  known.set(map, points)
  return points
}

/** What agrees at one place, or null where too little lies over one another. */
function lay(part: SignMap, whole: SignMap, x: number, y: number, isMirrored: boolean): { both: number; agree: number } | null {
  const points = pointsOf(part)
  let both = 0
  let agree = 0
  for (let n = 0; n < points.x.length; n++) {
    const px = (isMirrored ? part.width - 1 - points.x[n]! : points.x[n]!) + x
    const py = points.y[n]! + y
    if (px < 0 || py < 0 || px >= whole.width || py >= whole.height) continue
    const sign = whole.signs[py * whole.width + px]!
    if (sign === 0) continue
    both += 1
    if (sign === points.sign[n]!) agree += 1
    if (both === FIRST && agree < FIRST * FIRST_SAME) return null
  }
  return both < FEWEST ? null : { both, agree }
}

/** Many points that agree are worth more than a few that all do by chance: how far it is from chance, in deviations. */
const sureness = (both: number, agree: number): number => (2 * agree - both) / Math.sqrt(both)

function placeAt(parts: readonly SignMap[], level: number, whole: SignMap, x: number, y: number, isMirrored: boolean): Place | null {
  const laid = lay(parts[level]!, whole, x, y, isMirrored)
  return laid && { level, x, y, isMirrored, sure: sureness(laid.both, laid.agree), same: laid.agree / laid.both }
}

/** The best place of a part within a whole for each size and hand, the surest first. A place may stick out by a point: sizes are rounded. */
function seekPlaces(parts: readonly RowMap[], whole: RowMap): Place[] {
  const best: Place[] = []
  for (const [level, part] of parts.entries()) {
    for (const isMirrored of [false, true]) {
      const rows = isMirrored ? part.mirrored : part.plain
      let found: Place | null = null
      for (let y = -1; y <= whole.height - part.height + 1; y++) {
        for (let x = -1; x <= whole.width - part.width + 1; x++) {
          let both = 0
          let differ = 0
          for (let r = Math.max(0, -y); r < part.height && r + y < whole.height; r++) {
            const sure = (x < 0 ? rows.sure[r]! >>> 1 : rows.sure[r]! << x) & whole.plain.sure[r + y]!
            both += countBits(sure)
            differ += countBits(((x < 0 ? rows.light[r]! >>> 1 : rows.light[r]! << x) ^ whole.plain.light[r + y]!) & sure)
          }
          if (both < FEWEST) continue
          const sure = sureness(both, both - differ)
          if (sure > (found?.sure ?? 0)) found = { level, x, y, isMirrored, sure, same: 1 - differ / both }
        }
      }
      if (found) best.push(found)
    }
  }
  return best.sort((a, b) => b.sure - a.sure).slice(0, MOST_PLACES)
}

/** The exact place near one found coarsely. */
function findNear(from: Fingerprint, to: Fingerprint, coarse: Place): Place | null {
  const [over, whole, part] = [to.coarse[0]!, to.fine[0]!, from.coarse[coarse.level]!]
  const scale = whole.width / over.width
  const middle = { x: (coarse.x + part.width / 2) * scale, y: (coarse.y + part.height / 2) * scale }
  let best: Place | null = null
  for (const [level, map] of from.fine.entries()) {
    if (Math.abs(map.width / (part.width * scale) - 1) > 0.07) continue
    const [left, top] = [Math.round(middle.x - map.width / 2), Math.round(middle.y - map.height / 2)]
    for (let y = top - 3; y <= top + 3; y++) {
      for (let x = left - 3; x <= left + 3; x++) {
        const place = placeAt(from.fine, level, whole, x, y, coarse.isMirrored)
        if (place && place.sure > (best?.sure ?? 0)) best = place
      }
    }
  }
  return best
}

/** Places on a grid over the part; those with few points are left out, and of the rest the lowest share counts as the worst. */
const GRID = 12
const FEWEST_IN_CELL = 14
const LOWEST = 1 / 10

/** Lays the detail of a part over the whole: `ratio` of one's points to the other's, and where its corner lies. */
function layDetail(part: SignMap, whole: SignMap, at: { ratio: number; x: number; y: number; isMirrored: boolean }): Laid {
  const both = new Int32Array(GRID * GRID)
  const agree = new Int32Array(GRID * GRID)
  for (let y = 0; y < part.height; y++) {
    const wy = Math.floor((y + 0.5) * at.ratio + at.y)
    if (wy < 0 || wy >= whole.height) continue
    const row = Math.floor((y * GRID) / part.height) * GRID
    for (let x = 0; x < part.width; x++) {
      const sign = part.signs[y * part.width + x]!
      if (sign === 0) continue
      const wx = Math.floor(((at.isMirrored ? part.width - 1 - x : x) + 0.5) * at.ratio + at.x)
      if (wx < 0 || wx >= whole.width) continue
      const other = whole.signs[wy * whole.width + wx]!
      if (other === 0) continue
      const cell = row + Math.floor((x * GRID) / part.width)
      both[cell]! += 1
      if (other === sign) agree[cell]! += 1
    }
  }
  const shares = Array.from(both, (count, i) => (count < FEWEST_IN_CELL ? -1 : agree[i]! / count)).filter((share) => share >= 0).sort((a, b) => a - b)
  if (shares.length < GRID) return APART
  const lowest = shares.slice(0, Math.ceil(shares.length * LOWEST))
  const sum = (list: Iterable<number>): number => Array.from(list).reduce((total, each) => total + each, 0)
  return { same: sum(agree) / sum(both), worst: sum(lowest) / lowest.length }
}

/** The detail at a place found finely, moved by points and by hundredths until it fits best. */
function lookClosely(from: Fingerprint, to: Fingerprint, fine: Place): Laid {
  const [small, large, whole] = [from.fine[fine.level]!, to.fine[0]!, to.detail[0]!]
  const share = small.width / large.width
  const part = from.detail.toSorted((a, b) => Math.abs(a.width / whole.width - share) - Math.abs(b.width / whole.width - share))[0]!
  const scale = whole.width / large.width
  const middle = { x: (fine.x + small.width / 2) * scale, y: (fine.y + small.height / 2) * scale }
  let best = APART
  const tried = (stretch: number, dx: number, dy: number): Laid => {
    const ratio = ((share * whole.width) / part.width) * stretch
    return layDetail(part, whole, { ratio, x: middle.x - (part.width * ratio) / 2 + dx, y: middle.y - (part.height * ratio) / 2 + dy, isMirrored: fine.isMirrored })
  }
  let at = { stretch: 1, x: 0, y: 0 }
  // From wide steps to narrow ones: each time the best neighbour becomes the middle.
  for (const [stretch, move] of [[0.008, 1.5], [0.008, 1], [0.004, 0.5], [0.002, 0.25]] as const) {
    const from = at
    for (const ds of [-stretch, 0, stretch]) {
      for (const dx of [-move, 0, move]) {
        for (const dy of [-move, 0, move]) {
          const next = { stretch: from.stretch + ds, x: from.x + dx, y: from.y + dy }
          const laid = tried(next.stretch, next.x, next.y)
          if (laid.same <= best.same) continue
          best = laid
          at = next
        }
      }
    }
  }
  return best
}

/** Below this share of points in the fine maps nothing is looked at closely. */
const FINE_SAME = 0.76

/** How sure one picture lies within another from afar, either way round. */
export function glance(a: readonly RowMap[], b: readonly RowMap[]): number {
  return Math.max(seekPlaces(a, b[0]!)[0]?.sure ?? 0, seekPlaces(b, a[0]!)[0]?.sure ?? 0)
}

/** Places found finely that are looked at in full. */
const MOST_LOOKS = 3

/** Compares two pictures closely, either lying within the other. */
export function compareFingerprints(a: Fingerprint, b: Fingerprint): Laid {
  const found = new Map<string, { from: Fingerprint; to: Fingerprint; fine: Place }>()
  for (const [from, to] of [[a, b], [b, a]] as const) {
    for (const coarse of seekPlaces(from.coarse.map(rowsOf), rowsOf(to.coarse[0]!))) {
      const fine = findNear(from, to, coarse)
      // Neighbours from afar lead to one place.
      if (fine && fine.same >= FINE_SAME) found.set([from === a, fine.level, fine.x, fine.y, fine.isMirrored].join(), { from, to, fine })
    }
  }
  const likeliest = [...found.values()].sort((one, other) => other.fine.sure - one.fine.sure).slice(0, MOST_LOOKS)
  return likeliest.map(({ from, to, fine }) => lookClosely(from, to, fine)).reduce((best, laid) => (laid.worst > best.worst ? laid : best), APART)
}
