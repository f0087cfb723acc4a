// What this device remembers of a round of mending: details saved since the registration was sent back, and the most steps seen.
import type { Registration } from '#contract/registration.ts'

const rounds = new Set<string>()
const steps = new Map<string, number>()
const round = (registration: Registration): string => `${registration.id}/${registration.attempt}/${registration.status}`

/** Notes that the details were saved in this round. */
export function noteMended(registration: Registration): void {
  rounds.add(round(registration))
}

/** Whether the details were saved in this round. */
export function isMended(registration: Registration): boolean {
  return rounds.has(round(registration))
}

/** The most steps this round had, counting `seen` in. */
export function mostSteps(registration: Registration, seen: number): number {
  const most = Math.max(seen, steps.get(round(registration)) ?? 0)
  steps.set(round(registration), most)
  return most
}
