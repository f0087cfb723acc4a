// The measures of the bench: edit distance, percentiles, shares and whether a series grows.

/** Characters to change, add or drop to make one text of the other (Levenshtein), by code points. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)]
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (const [i, letter] of from.entries()) {
    const next = [i + 1]
    for (const [j, other] of to.entries()) {
      next.push(Math.min(row[j]! + (letter === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row[to.length]!
}

/** The smallest value that at least this share (0 to 1) of the list does not exceed; null of an empty list. */
export function percentile(list: readonly number[], share: number): number | null {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

/** How many of a list, 0 to 1; null of an empty list. */
export function shareOf<T>(list: readonly T[], is: (each: T) => boolean): number | null {
  return list.length === 0 ? null : list.filter(is).length / list.length
}

export type Trend = { perStep: number; t: number; grows: boolean }
/** One-sided 99.9 % of Student's t for many values; a series shorter than 20 proves nothing. */
const CERTAIN_T = 3.1
const FEWEST = 20

/**
 * Whether a series grows: least squares, the slope both unlikely by chance and worth minding.
 * Its first quarter is left out, where a process still warms up.
 * @param leastPerStep slope from which growth is worth minding, in the series' own unit
 */
export function trendOf(series: readonly number[], leastPerStep: number): Trend {
  const settled = series.slice(Math.floor(series.length / 4))
  const count = settled.length
  if (count < FEWEST) return { perStep: 0, t: 0, grows: false }
  const meanX = (count - 1) / 2
  const meanY = settled.reduce((sum, value) => sum + value, 0) / count
  const spread = settled.reduce((sum, _, x) => sum + (x - meanX) ** 2, 0)
  const perStep = settled.reduce((sum, y, x) => sum + (x - meanX) * (y - meanY), 0) / spread
  const left = settled.reduce((sum, y, x) => sum + (y - meanY - perStep * (x - meanX)) ** 2, 0)
  const error = Math.sqrt(left / (count - 2) / spread)
  const t = error === 0 ? (perStep === 0 ? 0 : Math.sign(perStep) * Infinity) : perStep / error
  return { perStep, t, grows: t > CERTAIN_T && perStep >= leastPerStep }
}
