// Every problem a caller can meet: status, who can mend it, whether the same call may be tried again. RFC 9457.
import { Type, type Static } from 'typebox'
import { oneOf } from './words.ts'

type Mender = 'caller' | 'subscriber' | 'operator' | 'nobody' | 'time'
export type ProblemRow = { readonly status: number; readonly mender: Mender; readonly retry: boolean; readonly title: string }

const row = (status: number, mender: Mender, title: string, retry = false): ProblemRow => ({ status, mender, retry, title })

export const PROBLEMS = {
  body_not_valid: row(422, 'caller', 'The request does not match the contract'),
  not_signed_in: row(401, 'caller', 'Sign in first'),
  wrong_credentials: row(401, 'caller', 'The sign-in details do not match'),
  not_allowed: row(403, 'caller', 'This caller may not do this'),
  origin_not_allowed: row(403, 'caller', 'The request comes from another site'),
  not_found: row(404, 'caller', 'There is nothing here'),
  method_not_allowed: row(405, 'caller', 'This address does not take this method'),
  not_possible_now: row(409, 'caller', 'The registration does not allow this in its present status'),
  changed_meanwhile: row(409, 'caller', 'It was changed meanwhile; load it again', true),
  leased_by_another: row(409, 'time', 'Another reviewer is working on this case', true),
  not_leased: row(409, 'caller', 'Take the case before deciding it', true),
  contact_taken: row(409, 'subscriber', 'This contact already belongs to an account; sign in with it'),
  key_reused: row(422, 'caller', 'The Idempotency-Key was used with another request'),
  key_in_flight: row(409, 'time', 'A request with this Idempotency-Key is still running', true),
  code_wrong: row(422, 'subscriber', 'The code does not match'),
  code_expired: row(410, 'subscriber', 'The code is used up or too old; ask for a new one'),
  link_expired: row(410, 'subscriber', 'The link is used up or too old; ask for a new one'),
  too_many_tries: row(429, 'time', 'Too many tries; wait', true),
  password_too_weak: row(422, 'subscriber', 'The password is too short or too common'),
  not_complete: row(422, 'subscriber', 'Something is still missing'),
  not_a_picture: row(415, 'subscriber', 'The file is not a JPEG, PNG or WebP picture'),
  picture_damaged: row(422, 'subscriber', 'The picture is damaged'),
  picture_too_large: row(413, 'subscriber', 'The picture is too large'),
  body_too_large: row(413, 'caller', 'The request body is too large'),
  offset_mismatch: row(409, 'caller', 'The upload stands at another offset; go on from there', true),
  upload_mismatch: row(400, 'caller', 'The upload is not of the length or digest it was begun with'),
  side_not_expected: row(422, 'caller', 'This document has no such side'),
  document_not_accepted: row(422, 'subscriber', 'This document does not count in this country'),
  country_not_served: row(422, 'caller', 'No policy is loaded for this country'),
  remote_not_allowed: row(422, 'subscriber', 'This country does not accept pictures of documents sent online'),
  attempts_exceeded: row(409, 'operator', 'All attempts are used up'),
  passkey_not_accepted: row(401, 'caller', 'The passkey was not accepted'),
  address_not_allowed: row(422, 'caller', 'Webhooks may not go to this address'),
  database_away: row(503, 'time', 'The database cannot be reached', true),
  storage_full: row(507, 'operator', 'There is no room left to store this', true),
  internal: row(500, 'operator', 'Something went wrong here', true),
} as const satisfies Record<string, ProblemRow>

export type ProblemCode = keyof typeof PROBLEMS
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[]
export const ProblemCode = oneOf(PROBLEM_CODES)

/** One thing to mend: where, what, how. */
export const Fix = Type.Object({ at: Type.String(), code: Type.String(), text: Type.String() })
export type Fix = Static<typeof Fix>

/** The body of every error, `application/problem+json`: RFC 9457 section 3.1 and our extensions (3.2). */
export const Problem = Type.Object({
  type: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  detail: Type.Optional(Type.String()),
  /** Id of the log line, for a question to the operator. */
  instance: Type.Optional(Type.String()),
  code: ProblemCode,
  fixes: Type.Array(Fix),
  /** Whether the same request may succeed later. */
  retry: Type.Boolean(),
  /** Seconds to wait, with `too_many_tries` and `database_away`. */
  retry_after: Type.Optional(Type.Integer()),
  /** Bytes the server holds, with `offset_mismatch`. */
  upload_offset: Type.Optional(Type.Integer()),
})
export type Problem = Static<typeof Problem>

/** A refusal inside the house; the edge turns it into a Problem. `upload`: where the upload stands that it is about. */
export type Refusal = {
  readonly ok: false
  readonly problem: ProblemCode
  readonly fixes?: readonly Fix[]
  readonly retryAfter?: number
  readonly upload?: { readonly offset: number; readonly complete: boolean }
}

/** Makes a refusal. */
export function refuse(problem: ProblemCode, fixes?: readonly Fix[]): Refusal {
  return fixes ? { ok: false, problem, fixes } : { ok: false, problem }
}
