// Repeatable chance: the same seed and purpose give the same throws, on every machine.

export type Chance = {
  /** 0 (included) to 1 (excluded). */
  next(): number
  between(low: number, high: number): number
  /** A whole number, both ends included. */
  whole(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  often(share: number): boolean
  /** Normal distribution, mean 0, deviation 1. */
  normal(): number
}

/** FNV-1a over the text, as the state of the generator. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  return state >>> 0
}

/**
 * A stream of throws (mulberry32). `purpose` keeps streams apart, so that a change in one part of a picture leaves the others as they were.
 */
export function chanceOf(seed: number, purpose: string): Chance {
  let state = hash(`${purpose}:${seed}`)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (list) => {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[Math.floor(next() * list.length)]!
    },
    often: (share) => next() < share,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}
