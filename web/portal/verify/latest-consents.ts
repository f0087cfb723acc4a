// Which answer to each consent counts: pure.
import type { ConsentGiven, Registration } from '#contract/registration.ts'

/** The latest answer to each consent asked for, in the order they are asked. */
export function latestConsents(registration: Pick<Registration, 'consents' | 'consents_asked'>): ConsentGiven[] {
  return registration.consents_asked
    .map(({ purpose }) => registration.consents.filter((given) => given.purpose === purpose).toSorted((a, b) => a.at.localeCompare(b.at)).at(-1))
    .filter((given) => given !== undefined)
}
