// From which score on a face found again is worth a person's look. The more faces there are, the more strangers look alike.

/** By the most faces it holds for, the smallest gallery first. Expected strangers a search: 1.6, 2.5, then 1.7 a million. */
const LEAST_SCORES = [{ upTo: 10_000, score: 0.94 }, { upTo: 100_000, score: 0.95 }, { upTo: Infinity, score: 0.96 }] as const

/** The least score that counts in a gallery of this size. It is a weak sign: ranked with other facts and shown to a person, never decided by. */
export function leastRepeatScore(size: number): number {
  return LEAST_SCORES.find(({ upTo }) => size <= upTo)?.score ?? 0.96
}
