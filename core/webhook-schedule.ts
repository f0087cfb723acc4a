// When a webhook that failed is tried again.

/** Seconds after the first, second, ... failed try: 5 s, 30 s, 2 min, 10 min, 1 h, 5 h, 10 h, 24 h. */
const WAITS = [5, 30, 120, 600, 3600, 18_000, 36_000, 86_400] as const
/** Spread of each wait, so that what failed together does not come back together. */
const SPREAD = 0.1

/**
 * Seconds until the next try, given how many tries were made (1 after the first); null when it is given up.
 * `chance` in [0, 1) moves the wait by up to a tenth either way; 0.5 leaves it as it is.
 */
export function retryAfter(tries: number, chance = 0.5): number | null {
  const wait = WAITS[tries - 1]
  return wait === undefined ? null : Math.round(wait * (1 + SPREAD * (2 * chance - 1)))
}
