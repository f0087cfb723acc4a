// Comparing codes of states as machine-readable zones and forms write them.

/** Whether two codes may name the same state: one letter may stand for a state whose three begin with it (ICAO 9303-3 section 5). */
export function isSameState(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length === 1 && long.length === 3 && long.startsWith(short)
}
