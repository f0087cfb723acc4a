// A typed client over the route table: for the pages of this house and for operators' systems.
import { ADDRESSES } from './addresses.ts'
import type { Problem } from './problems.ts'
import type { RouteAnswer, RouteInput } from './route.ts'
import type { RouteName, Routes } from './routes.ts'

type Address = { readonly method: string; readonly path: string; readonly picture?: 'body' | 'part' | 'answer' }
type Needed<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] }
export type CallInput<N extends RouteName> = Needed<RouteInput<Routes[N]>> & { idempotencyKey?: string; ifNoneMatch?: string; signal?: AbortSignal; contentType?: string }
export type CallAnswer<N extends RouteName> =
  | { ok: true; status: number; data: RouteAnswer<Routes[N]>; etag: string | null }
  | { ok: false; status: number; problem: Problem }
export type Client = <N extends RouteName>(name: N, input: CallInput<N>) => Promise<CallAnswer<N>>

/** Thrown when the server cannot be reached or answers something that is not of this contract. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

type Words = Record<string, string | number | boolean | undefined>
type Loose = { params?: Record<string, string>; query?: Words; headers?: Words; body?: unknown; idempotencyKey?: string; ifNoneMatch?: string; signal?: AbortSignal; contentType?: string }

/** The address of a call, parameters filled in and encoded. */
function addressOf(base: string, shape: Address, input: Loose): string {
  const path = shape.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) if (value !== undefined) query.set(name, String(value))
  return base + path + (query.size > 0 ? `?${query}` : '')
}

/** Makes a client for a server at `base` (empty for the same origin); `key` is an operator's API key. A 304 answers with `status` 304 and no data. */
export function createClient(options: { base?: string; key?: string; fetch?: typeof fetch } = {}): Client {
  const send = options.fetch ?? fetch.bind(globalThis)
  return async (name, given) => {
    const shape: Address = ADDRESSES[name]
    const input = given as Loose
    const headers: Record<string, string> = { accept: 'application/json, image/*' }
    if (options.key) headers['authorization'] = `Bearer ${options.key}`
    if (input.idempotencyKey) headers['idempotency-key'] = input.idempotencyKey
    if (input.ifNoneMatch) headers['if-none-match'] = input.ifNoneMatch
    for (const [name, value] of Object.entries(input.headers ?? {})) if (value !== undefined) headers[name] = String(value)
    const init: RequestInit = { method: shape.method, headers, credentials: 'same-origin' }
    if (input.signal) init.signal = input.signal
    if (shape.picture === 'body' || shape.picture === 'part') {
      headers['content-type'] = shape.picture === 'part' ? 'application/partial-upload' : (input.contentType ?? 'image/jpeg')
      init.body = input.body as BodyInit
    } else if (input.body !== undefined) {
      headers['content-type'] = 'application/json'
      init.body = JSON.stringify(input.body)
    }
    const response = await send(addressOf(options.base ?? '', shape, input), init).catch((cause: unknown) => {
      throw new Unreachable('The server cannot be reached', { cause })
    })
    const type = response.headers.get('content-type') ?? ''
    if (response.status >= 400) {
      if (!type.startsWith('application/problem+json')) throw new Unreachable(`The server answered ${response.status} without a problem document`)
      return { ok: false, status: response.status, problem: (await response.json()) as Problem }
    }
    const bytes = shape.picture === 'answer'
    const empty = response.status === 204 || response.status === 304
    const data = (empty ? null : bytes ? new Uint8Array(await response.arrayBuffer()) : await response.json()) as never
    return { ok: true, status: response.status, data, etag: response.headers.get('etag') }
  }
}
