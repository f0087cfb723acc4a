// Fits exactly as many characters as the format has to a strip: an even pitch, an alphabet for each position, the likeliest path.
import { MRZ_CHARACTERS } from '#core/mrz-format.ts'
import { gapsOf, type Run, type Strip } from './mrz-strip.ts'

const COUNT = MRZ_CHARACTERS.length
/** What a letter was in truth where only a digit may stand, and the other way round. */
const LETTER_TO_DIGIT = 'O0 Q0 D0 U0 I1 L1 T1 Z2 S5 B8 G6 A4'.split(' ')
const DIGIT_TO_LETTER = '0O 1I 2Z 5S 8B 6G 4A'.split(' ')
/** Positions are sought in half steps. */
const HALVES = 2
const PITCH_STIFFNESS = 25
const FLOOR = 1e-3

/** Likelihood of each of the 37 characters at one position. */
export type Likelihoods = Float32Array

const indexOf = (character: string): number => MRZ_CHARACTERS.indexOf(character)

/** Likelihoods with the mass of look-alikes moved to the characters the alphabet allows. */
function lend(row: Likelihoods, alphabet: string, share: number): Likelihoods {
  const [digits, letters] = [alphabet.includes('0'), alphabet.includes('B')]
  if (digits === letters) return row
  const lent = Float32Array.from(row)
  for (const pair of digits ? LETTER_TO_DIGIT : DIGIT_TO_LETTER) {
    const [from, to] = [indexOf(pair[0]!), indexOf(pair[1]!)]
    const isZero = pair.includes('0') && pair.includes('O')
    lent[to]! += (isZero ? 1 : 0.55) * share * row[from]!
  }
  return lent
}

/** The likeliest allowed character of a position. */
export function bestOf(row: Likelihoods, alphabet: string): { character: string; likelihood: number } {
  let best = { character: '<', likelihood: -1 }
  for (const character of alphabet) {
    const likelihood = row[indexOf(character)]!
    if (likelihood > best.likelihood) best = { character, likelihood }
  }
  return best
}

/** Likelihoods in half steps, a character's peak spread to its neighbours. */
function softRows(strip: Strip): Likelihoods[] {
  const at = (step: number, index: number): number => (step < 0 || step >= strip.steps ? 0 : strip.likelihood[step * COUNT + index]!)
  const whole = Array.from({ length: strip.steps }, (_, step) =>
    Float32Array.from({ length: COUNT }, (__, index) => Math.max(at(step, index), 0.9 * at(step - 1, index), 0.9 * at(step + 1, index))))
  return whole.flatMap((row, step) => {
    const next = whole[step + 1] ?? row
    return [row, row.map((value, index) => (value + next[index]!) / 2)]
  })
}

/** The likeliest path of exactly `alphabets.length` characters between two ends (in steps): dynamic programming over positions. */
function fitBetween(rows: readonly Likelihoods[], alphabets: readonly string[], from: number, to: number): { places: number[]; score: number } | null {
  const length = alphabets.length
  const pitch = ((to - from) / length) * HALVES
  const reach = Math.max(2, Math.ceil(pitch * 0.45))
  const emission = new Map<string, Float32Array>()
  for (const alphabet of new Set(alphabets)) {
    emission.set(alphabet, Float32Array.from(rows, (row) => Math.log(bestOf(lend(row, alphabet, 1), alphabet).likelihood + FLOOR)))
  }
  const back: Int32Array[] = []
  let scores = new Float32Array(rows.length)
  for (let k = 0; k < length; k++) {
    const next = new Float32Array(rows.length).fill(-Infinity)
    const came = new Int32Array(rows.length).fill(-1)
    const expected = (from + ((k + 0.5) * (to - from)) / length) * HALVES
    const logs = emission.get(alphabets[k]!)!
    const last = Math.min(rows.length - 1, Math.ceil(expected + pitch * 2.2))
    for (let place = Math.max(0, Math.floor(expected - pitch * 2.2)); place <= last; place++) {
      const own = logs[place]! - ((place - expected) / (pitch * 1.6)) ** 2
      if (k === 0) {
        next[place] = own
        continue
      }
      for (let gap = Math.max(1, Math.round(pitch - reach)); gap <= Math.round(pitch + reach) && gap <= place; gap++) {
        const through = scores[place - gap]! - PITCH_STIFFNESS * ((gap - pitch) / pitch) ** 2 + own
        if (through > next[place]!) {
          next[place] = through
          came[place] = place - gap
        }
      }
    }
    back.push(came)
    scores = next
  }
  let end = 0
  for (let place = 1; place < scores.length; place++) if (scores[place]! > scores[end]!) end = place
  if (!Number.isFinite(scores[end])) return null
  const places: number[] = []
  for (let k = length - 1, place = end; k >= 0; place = back[k]![place]!, k--) places.unshift(place)
  return { places, score: scores[end]! / length }
}

export type Alignment = {
  positions: Likelihoods[]
  /** The runs already were as many as asked, at even distances. */
  exact: boolean
  /** Where the first character begins and the last ends, as shares of the strip; the margins beside the zone lie outside. */
  extent: readonly [number, number]
}

/** From the centres of the first and the last of `count` characters, in steps. */
function extentOf(first: number, last: number, count: number, steps: number): readonly [number, number] {
  const half = (last - first) / (count - 1) / 2
  return [Math.max(0, (first + 0.5 - half) / steps), Math.min(1, (last + 0.5 + half) / steps)]
}

const meanLog = (positions: readonly Likelihoods[], alphabets: readonly string[]): number =>
  positions.reduce((sum, row, k) => sum + Math.log(bestOf(row, alphabets[k]!).likelihood + FLOOR), 0) / positions.length

/** The likeliest stretch of exactly as many runs as asked at even distances; what the margins beside the zone spell is left out. */
function takeRuns(strip: Strip, alphabets: readonly string[], pitch: number): Omit<Alignment, 'exact'> | null {
  const { runs, steps, likelihood } = strip
  let best: { positions: Likelihoods[]; score: number; extent: Alignment['extent'] } | null = null
  for (let first = 0; first + alphabets.length <= runs.length; first++) {
    const taken = runs.slice(first, first + alphabets.length)
    if (!gapsOf(taken).every((gap) => gap > pitch * 0.6 && gap < pitch * 1.45)) continue
    const positions = taken.map(({ at }, k) => {
      const [a, b] = [Math.max(0, Math.floor(at)) * COUNT, Math.min(steps - 1, Math.ceil(at)) * COUNT]
      return lend(Float32Array.from({ length: COUNT }, (_, index) => Math.max(likelihood[a + index]!, likelihood[b + index]!)), alphabets[k]!, 0.5)
    })
    const score = meanLog(positions, alphabets)
    if (!best || score > best.score) best = { positions, score, extent: extentOf(taken[0]!.at, taken.at(-1)!.at, taken.length, steps) }
  }
  return best
}

/** Where the zone may begin and end, in steps: with all that is spelt, or as long as its pitch says from either end or after a few odd runs. */
function extentsOf(runs: readonly Run[], length: number, pitch: number): [number, number][] {
  const [left, right] = [runs[0]!.at - pitch / 2, runs[runs.length - 1]!.at + pitch / 2]
  const odd = (right - left) / pitch > length + 0.7 ? runs.slice(1, 4).map((run): [number, number] => [run.at - pitch / 2, run.at + pitch * (length - 0.5)]) : []
  return [[left, right], [left, left + length * pitch], [right - length * pitch, right], ...odd]
}

/**
 * The likelihoods at each of exactly `alphabets.length` positions.
 * @param pitch distance of characters in steps
 * @param anyExtent accept that the strip spells far fewer characters than asked (a strip stretched to a supposed extent)
 */
export function alignStrip(strip: Strip, alphabets: readonly string[], pitch: number, anyExtent: boolean): Alignment | null {
  const { runs, steps } = strip
  const length = alphabets.length
  const [first, last] = [runs[0], runs[runs.length - 1]]
  if (!first || !last || runs.length < 6) return null
  const span = (last.at - first.at) / pitch + 1
  if (span > length * 1.22 || (!anyExtent && span < length * 0.6)) return null
  const taken = takeRuns(strip, alphabets, pitch)
  if (taken) return { positions: taken.positions, exact: true, extent: taken.extent }
  const rows = softRows(strip)
  let best: { places: number[]; score: number } | null = null
  for (const [from, to] of extentsOf(runs, length, pitch)) {
    const isUneven = Math.abs((to - from) / pitch / length - 1) > 0.2
    if (isUneven || to > steps + pitch || from < -pitch) continue
    const fit = fitBetween(rows, alphabets, Math.max(0, from), Math.min(steps, to))
    if (fit && (!best || fit.score > best.score)) best = fit
  }
  if (!best) return null
  const { places } = best
  return {
    positions: places.map((place, k) => lend(rows[place]!, alphabets[k]!, 1)), exact: false,
    extent: extentOf(places[0]! / HALVES, places.at(-1)! / HALVES, length, steps),
  }
}
