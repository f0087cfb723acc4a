// The console's one way to the server: the contract's client, with refusals thrown so that queries and mutations carry them.
import { createClient, type CallInput } from '#contract/client.ts'
import type { Problem } from '#contract/problems.ts'
import type { RouteAnswer } from '#contract/route.ts'
import type { RouteName, Routes } from '#contract/routes.ts'

const client = createClient()

/** The server said no, with a problem document (RFC 9457). */
export class Refused extends Error {
  override name = 'Refused'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Calls a route. Throws `Refused` with the server's problem, `Unreachable` where there is no answer of this contract. */
export async function call<N extends RouteName>(name: N, input: CallInput<N>): Promise<RouteAnswer<Routes[N]>> {
  const answer = await client(name, input)
  if (!answer.ok) throw new Refused(answer.problem)
  return answer.data
}

/** Whether an error is the server's refusal with this code. */
export function isRefusal(error: unknown, code: Problem['code']): boolean {
  return error instanceof Refused && error.problem.code === code
}
