// Fits exactly as many characters as the format has to a strip: an even pitch, an alphabet for each position, the likeliest path.
import { MRZ_CHARACTERS } from '#core/mrz-format.ts'
import { gapsOf, type Strip } from './mrz-strip.ts'

const COUNT = MRZ_CHARACTERS.length
/** What a letter was in truth where only a digit may stand, and the other way round. */
const LETTER_TO_DIGIT = 'O0 Q0 D0 U0 I1 L1 T1 Z2 S5 B8 G6 A4'.split(' ')
const DIGIT_TO_LETTER = '0O 1I 2Z 5S 8B 6G 4A'.split(' ')
/** Positions are sought in half steps. */
const HALVES = 2
/** Cost of a gap that is off by the whole pitch, squared; of a character spelt beside the zone; of a position without a character. */
const STIFFNESS = 20
const STRAY = 2.5
/** A run of steps is one character, and none is passed over: what it costs where it is not so, and how sure a run must be to count. */
const TWICE = 5
const PASSED_OVER = 4
const CLEAR = 0.5
/** Half steps a gap may be off at no cost: a step is a coarse measure. */
const ROUNDING = 0.8
const FLOOR = 1e-3
/** How far, in pitches, a character may lie from where an even pitch would have it. */
const DRIFT = 1.5
/** Fewer gaps tell no slant, and no slant is more than this share of the pitch. */
const FEWEST_GAPS = 10
const MOST_SLANT = 0.6

/** Likelihood of each of the 37 characters at one position. */
export type Likelihoods = Float32Array

const indexOf = (character: string): number => MRZ_CHARACTERS.indexOf(character)
const indicesOf = remembered((alphabet: string) => Int32Array.from(alphabet, indexOf))
const loansOf = remembered((alphabet: string): [from: number, to: number, share: number][] => {
  const [digits, letters] = [alphabet.includes('0'), alphabet.includes('B')]
  if (digits === letters) return []
  return (digits ? LETTER_TO_DIGIT : DIGIT_TO_LETTER)
    .map((pair) => [indexOf(pair[0]!), indexOf(pair[1]!), pair.includes('0') && pair.includes('O') ? 1 : 0.55])
})

function remembered<T>(make: (alphabet: string) => T): (alphabet: string) => T {
  const known = new Map<string, T>()
  return (alphabet) => {
    const found = known.get(alphabet) ?? make(alphabet)
    known.set(alphabet, found)
    return found
  }
}

/** Likelihoods with the mass of look-alikes moved to the characters the alphabet allows. */
function lend(row: Likelihoods, alphabet: string): Likelihoods {
  const loans = loansOf(alphabet)
  if (loans.length === 0) return row
  const lent = Float32Array.from(row)
  for (const [from, to, share] of loans) lent[to] = Math.min(1, lent[to]! + share * row[from]!)
  return lent
}

/** The likeliest allowed character of a position. */
export function bestOf(row: Likelihoods, alphabet: string): { character: string; likelihood: number } {
  let [best, likelihood] = [-1, -1]
  for (const index of indicesOf(alphabet)) if (row[index]! > likelihood) [best, likelihood] = [index, row[index]!]
  return { character: MRZ_CHARACTERS[best] ?? '<', likelihood }
}

/** The likelihoods at a half step: those of its step, or the mean of the two it lies between. */
function rowAt({ steps, likelihood }: Strip, place: number): Likelihoods {
  const [from, next] = [Math.floor(place) * COUNT, Math.min(steps - 1, Math.ceil(place)) * COUNT]
  return Float32Array.from({ length: COUNT }, (_, index) => (likelihood[from + index]! + likelihood[next + index]!) / 2)
}

/** At each half step the number of the run that covers it; half a number between two runs. Faint runs are none. */
function runsAlong({ steps, runs }: Strip): Float32Array {
  const clear = runs.filter((run) => run.confidence > CLEAR)
  const numbers = new Float32Array(steps * HALVES)
  for (let place = 0, next = 0; place < numbers.length; place++) {
    while (next < clear.length && place / HALVES > clear[next]!.at + clear[next]!.length / 2) next++
    const run = clear[next]
    numbers[place] = run && place / HALVES >= run.at - run.length / 2 ? next : next - 0.5
  }
  return numbers
}

/** Characters spelt before each half step: the likelihood that there is one, summed by the pitch. */
function spellingBefore({ steps, likelihood }: Strip, pitch: number): Float32Array {
  const before = new Float32Array(steps * HALVES + 1)
  for (let place = 0; place < steps * HALVES; place++) {
    const from = Math.floor(place / HALVES) * COUNT
    let mass = 0
    for (let index = 0; index < COUNT; index++) mass += likelihood[from + index]!
    before[place + 1] = before[place]! + Math.min(1, mass) / (pitch * HALVES)
  }
  return before
}

/** The pitch at each half step, in half steps: a row seen at a slant grows or shrinks along its way. */
function pitchAlong({ steps, runs }: Strip, pitch: number): Float32Array {
  const gaps = gapsOf(runs).map((gap, i) => ({ gap, at: (runs[i]!.at + runs[i + 1]!.at) / 2 }))
    .filter(({ gap }) => gap > 0.6 * pitch && gap < 1.45 * pitch)
  let [level, rise, middle] = [pitch, 0, steps / 2]
  if (gaps.length >= FEWEST_GAPS) {
    const mean = (of: (each: { gap: number; at: number }) => number): number => gaps.reduce((sum, each) => sum + of(each), 0) / gaps.length
    middle = mean(({ at }) => at)
    level = mean(({ gap }) => gap)
    const spread = mean(({ at }) => (at - middle) ** 2)
    const most = (MOST_SLANT * level) / steps
    rise = Math.max(-most, Math.min(most, mean(({ gap, at }) => (gap - level) * (at - middle)) / Math.max(1, spread)))
  }
  return Float32Array.from({ length: steps * HALVES }, (_, place) => (level + rise * (place / HALVES - middle)) * HALVES)
}

/** `places` in steps; `stray`: characters spelt in the strip beside the zone; `unevenness`: worst gap against the pitch. */
export type Alignment = { positions: Likelihoods[]; places: number[]; stray: number; unevenness: number }

/** What a strip says at every half step, kept while it is fitted to one format after another. */
type Spelt = { rows: Likelihoods[]; numbers: Float32Array; logs: Map<string, Float32Array> }
const SPELT = new WeakMap<Strip, Spelt>()

function speltBy(strip: Strip): Spelt {
  const known = SPELT.get(strip) ??
    { rows: Array.from({ length: strip.steps * HALVES }, (_, place) => rowAt(strip, place / HALVES)), numbers: runsAlong(strip), logs: new Map() }
  SPELT.set(strip, known)
  return known
}

/** Logs of the best allowed likelihood at each half step. */
function logsOf({ rows, logs }: Spelt, alphabet: string): Float32Array {
  const found = logs.get(alphabet) ?? Float32Array.from(rows, (row) => Math.log(bestOf(lend(row, alphabet), alphabet).likelihood + FLOOR))
  logs.set(alphabet, found)
  return found
}

/** What it costs to take one run for two characters, or to pass one over. */
function countWrong(numbers: Float32Array, from: number, to: number): number {
  const [before, after] = [numbers[from]!, numbers[to]!]
  if (before === after) return Number.isInteger(before) ? TWICE : 0
  return PASSED_OVER * (Math.ceil(after) - Math.floor(before) - 1)
}

/**
 * The likelihoods at each of exactly `alphabets.length` positions: dynamic programming over positions, the beginning left free.
 * @param pitch distance of characters in steps
 * @returns null where the strip is too short for so many
 */
export function alignStrip(strip: Strip, alphabets: readonly string[], pitch: number): Alignment | null {
  const length = alphabets.length
  const size = strip.steps * HALVES
  const slack = size - (length - 1) * pitch * HALVES
  if (slack < -DRIFT * pitch * HALVES || pitch < 1) return null
  const spelt = speltBy(strip)
  const { numbers } = spelt
  const wide = pitchAlong(strip, pitch)
  const before = spellingBefore(strip, pitch)
  const beside = (place: number): number => before[Math.max(0, Math.min(size, Math.round(place)))]!
  const reach = DRIFT * pitch * HALVES
  const back: Int32Array[] = []
  let scores = new Float32Array(size)
  for (let k = 0, expected = 0; k < length; k++) {
    const next = new Float32Array(size).fill(-Infinity)
    const came = new Int32Array(size).fill(-1)
    const own = logsOf(spelt, alphabets[k]!)
    const [from, to] = [Math.max(0, Math.floor(expected - reach)), Math.min(size - 1, Math.ceil(expected + Math.max(0, slack) + reach))]
    for (let place = from; place <= to; place++) {
      const here = wide[place]!
      if (k === 0) {
        next[place] = own[place]! - STRAY * beside(place - here / 2)
        continue
      }
      let best = -Infinity
      const most = Math.min(place, Math.round(here * 1.4))
      for (let gap = Math.max(1, Math.round(here * 0.65)); gap <= most; gap++) {
        const off = Math.max(0, Math.abs(gap - here) - ROUNDING) / here
        const through = scores[place - gap]! - STIFFNESS * off ** 2 - countWrong(numbers, place - gap, place)
        if (through > best) {
          best = through
          came[place] = place - gap
        }
      }
      next[place] = best + own[place]!
    }
    back.push(came)
    scores = next
    expected += wide[Math.min(size - 1, Math.round(expected))]!
  }
  let [end, most] = [-1, -Infinity]
  for (let place = 0; place < size; place++) {
    const score = scores[place]! - STRAY * (before[size]! - beside(place + wide[place]! / 2))
    if (score > most) [end, most] = [place, score]
  }
  if (end < 0) return null
  const places: number[] = []
  for (let k = length - 1, place = end; k >= 0; place = back[k]![place]!, k--) places.unshift(place)
  const stray = beside(places[0]! - wide[places[0]!]! / 2) + before[size]! - beside(end + wide[end]! / 2)
  const unevenness = Math.max(0, ...places.slice(1).map((place, k) => Math.abs((place - places[k]!) / wide[place]! - 1)))
  return {
    positions: places.map((place, k) => lend(spelt.rows[place]!, alphabets[k]!)),
    places: places.map((place) => place / HALVES), stray, unevenness,
  }
}
