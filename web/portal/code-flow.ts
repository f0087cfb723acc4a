// A conversation of codes that survives a reload of the page: its id and masked addresses, in this tab only.
import type { CodeFlow } from '#contract/account.ts'

/** `identifier` is what was typed; it stays in memory. */
export type KeptFlow = CodeFlow & { readonly plan?: string | null; readonly identifier?: string }
type Name = 'sign-up' | 'sign-in'

/** Keeps a conversation in this tab. */
export function keepFlow(name: Name, flow: KeptFlow): void {
  const { identifier: _typed, ...kept } = flow
  try {
    sessionStorage.setItem(`codes.${name}`, JSON.stringify(kept))
  } catch (error) {
    console.warn('the open codes cannot be kept over a reload', error)
  }
  flows.set(name, flow)
}

const flows = new Map<Name, KeptFlow>()

/** The open conversation, or null. */
export function findFlow(name: Name): KeptFlow | null {
  const here = flows.get(name)
  if (here) return here
  try {
    const kept = sessionStorage.getItem(`codes.${name}`)
    return kept ? (JSON.parse(kept) as KeptFlow) : null
  } catch (error) {
    console.warn('the open codes cannot be read', error)
    return null
  }
}

/** Forgets a conversation that is over. */
export function dropFlow(name: Name): void {
  flows.delete(name)
  try {
    sessionStorage.removeItem(`codes.${name}`)
  } catch (error) {
    console.warn('the open codes cannot be forgotten', error)
  }
}
