// The one hint the running camera gives: a table of what is wrong, gravest first, with memory enough that it does not flicker. Pure.
import type { Point, Quad } from '#contract/reading.ts'
import { distance, quadSize } from '#optics/geometry.ts'
import { QUALITY_LIMITS } from '#optics/measure-quality.ts'
import { SAME_SIDE } from './fingerprint.ts'
import { glareLimit, type Sight } from './frame-sight.ts'

export const LIVE_HINTS = ['black', 'dark', 'show', 'corners', 'closer', 'farther', 'turn', 'glare', 'steady', 'good'] as const
export type LiveHint = (typeof LIVE_HINTS)[number]

/** Milliseconds a hint stays at least, one has to last before it is shown, and good has to last before the shot. */
const STAYS = 700
const LASTS = 250
const GOOD_FOR = 500
/** The hint `good` is seen for so long before the shot. */
const SEEN_FOR = 250
/** A camera that is black for so long shows nothing. */
const BLACK_FOR = 2000

/** What is seen, with how fast the document moves: in its own lengths a second. */
type Seen = Sight & { readonly speed: number }
type Row = { readonly hint: LiveHint; /** `is` while it is the one told already, which it stays until it is clearly over. */ readonly holds: (seen: Seen, is: boolean) => boolean }

/** The quad in a frame of height 1, so that lengths across and down compare. */
const even = ({ quad, aspect }: Sight): Quad | null => quad && (quad.map(([x, y]): Point => [x * aspect, y]) as Quad)

/** How much of the frame the document spans, across or down, whichever is more. */
function spanOf(quad: Quad): number {
  const [xs, ys] = [quad.map((point) => point[0]), quad.map((point) => point[1])]
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))
}

const touches = (quad: Quad, margin: number): boolean => quad.some(([x, y]) => Math.min(x, y, 1 - x, 1 - y) < margin)

/** Sharp enough for the server not to warn, or nearly all that so small a frame can show. */
const enough = ({ sharpest }: Sight): number => Math.min(QUALITY_LIMITS.sharpness.warn, 0.5 * sharpest)

const TABLE: readonly Row[] = [
  { hint: 'black', holds: ({ quad, light }, is) => !quad && light < (is ? 9 : 6) },
  { hint: 'dark', holds: ({ quad, light }, is) => light < (quad ? QUALITY_LIMITS.brightness.warn : 38) + (is ? 10 : 0) },
  { hint: 'show', holds: ({ quad }) => !quad },
  { hint: 'farther', holds: ({ quad }, is) => spanOf(quad!) > (is ? 0.96 : 0.985) },
  { hint: 'corners', holds: ({ quad }, is) => touches(quad!, is ? 0.024 : 0.018) },
  { hint: 'closer', holds: ({ quad, density }, is) => {
    const span = spanOf(quad!)
    const more = is ? 1.08 : 1
    return span < 0.45 * more || (span < 0.75 * more && density < (QUALITY_LIMITS.pixels_per_mm.warn + 1) * more)
  } },
  { hint: 'turn', holds: ({ sameSide }, is) => sameSide > SAME_SIDE - (is ? 0.1 : 0) },
  { hint: 'glare', holds: ({ glare, light }, is) => glare > glareLimit(light) * (is ? 0.7 : 1) },
  { hint: 'steady', holds: (seen, is) => seen.sharp < enough(seen) * (is ? 1.1 : 1) || seen.speed > (is ? 0.25 : 0.4) },
]

/** A person with a document: no corners are sought. */
const OF_PERSON: readonly Row[] = [
  { hint: 'black', holds: ({ light }, is) => light < (is ? 9 : 6) },
  { hint: 'dark', holds: ({ light }, is) => light < (is ? 48 : 38) },
  { hint: 'steady', holds: ({ stir }, is) => stir > (is ? 12 : 18) },
]

export type HintState = {
  /** What is told, and since when (milliseconds of any clock). */
  readonly shown: LiveHint | null
  readonly since: number
  /** What the newest frame says, and since when frames say so without a break. */
  readonly now: LiveHint | null
  readonly nowSince: number
  readonly frames: number
  readonly last: { readonly sight: Sight; readonly at: number } | null
}

export const BEGUN: HintState = { shown: null, since: -Infinity, now: null, nowSince: 0, frames: 0, last: null }

/** Corner by corner, whichever corner either quad begins with. */
function moved(a: Quad, b: Quad): number {
  const turns = [0, 1, 2, 3].map((turn) => Math.max(...a.map((point, i) => distance(point, b[(i + turn) % 4]!))))
  return Math.min(...turns)
}

function speedOf(sight: Sight, at: number, last: HintState['last']): number {
  const [now, before] = [even(sight), last && even(last.sight)]
  if (!now || !before || !last || at <= last.at) return 0
  const { width, height } = quadSize(now)
  return (moved(now, before) / Math.max(width, height, 0.05)) * (1000 / Math.max(50, at - last.at))
}

/** Takes in one frame seen at `at`. */
export function nextHint(state: HintState, sight: Sight, at: number, of: 'document' | 'person' = 'document'): HintState {
  const seen = { ...sight, speed: speedOf(sight, at, state.last) }
  const now = (of === 'person' ? OF_PERSON : TABLE).find(({ hint, holds }) => holds(seen, state.now === hint))?.hint ?? 'good'
  const same = now === state.now
  const next = { ...state, now, nowSince: same ? state.nowSince : at, frames: same ? state.frames + 1 : 1, last: { sight, at } }
  if (now === state.shown) return next
  const first = state.shown === null
  const lasted = next.frames >= 2 && at - next.nowSince >= LASTS
  return lasted && (first || at - state.since >= STAYS) ? { ...next, shown: now, since: at } : next
}

/** How near the shot is, 0 to 1; 1 takes it. 0 unless each frame has been good; never 1 before `good` has been told long enough to be seen. */
export function readiness(state: HintState, at: number): number {
  if (state.now !== 'good') return 0
  const isSeen = state.shown === 'good' && at - state.since >= SEEN_FOR
  return Math.min(isSeen ? 1 : 0.9, (at - state.nowSince) / GOOD_FOR)
}

/** Whether the camera has shown nothing but black for so long that it has to be said as a fault. */
export function isBlack(state: HintState, at: number): boolean {
  return state.now === 'black' && at - state.nowSince >= BLACK_FOR
}
