// The most steps a round of a registration has had: a confirmed contact does not shorten the way.
import type { Registration } from '#contract/registration.ts'

const steps = new Map<string, number>()

/** The most steps this round had, counting `seen` in. */
export function mostSteps(registration: Registration, seen: number): number {
  const round = `${registration.id}/${registration.attempt}/${registration.status}`
  const most = Math.max(seen, steps.get(round) ?? 0)
  steps.set(round, most)
  return most
}
