// The portal's one way to the server: the contract's client, patient when the connection is gone, and watchful for a session that has ended.
import { createClient, Unreachable, type CallInput } from '#contract/client.ts'
import type { Problem, ProblemCode } from '#contract/problems.ts'
import type { RouteAnswer } from '#contract/route.ts'
import type { RouteName, Routes } from '#contract/routes.ts'
import { locale } from '#web/ui/texts.ts'
import { cell } from './cell.ts'

export type Failure = { readonly ok: false; readonly code: ProblemCode | 'unreachable'; readonly problem: Problem | null }
export type Outcome<N extends RouteName> = { readonly ok: true; readonly status: number; readonly data: RouteAnswer<Routes[N]>; readonly etag: string | null } | Failure

/** Whether the server answers. Pages show it once, for all. */
export const connection = cell<'there' | 'away'>('there')
/** Told when a call finds that nobody is signed in any more. */
export const sessionEnded = cell(0)

const inOurLanguage: typeof fetch = (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), 'accept-language': locale() } })
const client = createClient({ fetch: inOurLanguage })
/** Waits in milliseconds between tries of a call that may be repeated without harm. */
const WAITS = [400, 1000, 2000, 4000]
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** One try. The connection's absence is a value here; a call given up by its page stays an exception. */
async function attempt<N extends RouteName>(send: typeof client, name: N, input: CallInput<N>): Promise<Outcome<N>> {
  try {
    const answer = await send(name, input)
    connection.set('there')
    return answer.ok ? answer : { ok: false, code: answer.problem.code, problem: answer.problem }
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    return { ok: false, code: 'unreachable', problem: null }
  }
}

/**
 * Calls a route. Reads and PUTs, and POSTs with a key, are tried again for about eight seconds while the server is away.
 * `quiet` leaves an ended session to the caller; else the reader is led to sign in and back.
 */
export async function call<N extends RouteName>(name: N, input: CallInput<N>, how: { quiet?: boolean; repeat?: boolean; send?: typeof client } = {}): Promise<Outcome<N>> {
  const send = how.send ?? client
  let outcome = await attempt(send, name, input)
  for (const wait of how.repeat === false ? [] : WAITS) {
    if (outcome.ok || (outcome.code !== 'unreachable' && outcome.code !== 'database_away')) break
    connection.set('away')
    await pause(wait)
    outcome = await attempt(send, name, input)
  }
  if (!outcome.ok && outcome.code === 'not_signed_in' && !how.quiet) sessionEnded.set(sessionEnded.get() + 1)
  return outcome
}

/** A key for a POST that may be sent twice but must act once. */
export function newKey(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
