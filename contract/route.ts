// The shape of one route. The tables in routes/ give the server its validation, the OpenAPI file, and the typed client.
import type { Static, TSchema } from 'typebox'
import type { ProblemCode } from './problems.ts'
import type { Caller } from './words.ts'

export type RouteShape = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `{name}` marks a parameter. */
  readonly path: `/${string}`
  /** Who may call it; rights within staff are in `core/access.ts`. */
  readonly who: readonly Caller[]
  readonly tag: 'registrations' | 'account' | 'subscribers' | 'webhooks' | 'service' | 'review' | 'blocklist' | 'staff'
  readonly summary: string
  readonly description?: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** Request headers this route reads, by their lower-case names. */
  readonly headers?: TSchema
  /** A raw picture instead of JSON in the body, or in the answer; or some bytes of one, `application/partial-upload`. */
  readonly picture?: 'body' | 'part' | 'answer'
  /** The answer is an `Upload`, told by the headers of draft-ietf-httpbis-resumable-upload as well. */
  readonly upload?: true
  /** Success status to its schema; null for no content. */
  readonly status: 200 | 201 | 202 | 204
  readonly answer: TSchema | null
  /** Problems beyond `body_not_valid`, `not_signed_in`, `not_allowed`, `too_many_tries` and `internal`, which every route may give. */
  readonly problems: readonly ProblemCode[]
  /** Takes `Idempotency-Key`: the same key and request give the same answer for 72 hours. */
  readonly idempotent?: true
}

type Part<T> = T extends TSchema ? Static<T> : undefined
/** Parameters, query and body of a route, by its declaration, and the headers it reads. */
export type RouteInput<R extends RouteShape> = {
  params: Part<R['params']>
  query: Part<R['query']>
  body: R['picture'] extends 'body' | 'part' ? Uint8Array : Part<R['body']>
} & (R['headers'] extends TSchema ? { headers: Static<R['headers']> } : unknown)
/** What a route answers with. */
export type RouteAnswer<R extends RouteShape> = R['picture'] extends 'answer' ? Uint8Array : R['answer'] extends TSchema ? Static<R['answer']> : null

/** Declares a route, keeping its exact type. */
export function route<const R extends RouteShape>(shape: R): R {
  return shape
}
