// Problems are born here and nowhere else: a refusal or a fault becomes RFC 9457, with nothing of the inside in it.
import { PROBLEMS, type Fix, type Problem, type ProblemCode, type ProblemRow, type Refusal } from '#contract/problems.ts'

/** The body of a problem answer. `instance` names the log line. */
export function problemOf(refusal: Omit<Refusal, 'ok'>, instance?: string): Problem {
  const row: ProblemRow = PROBLEMS[refusal.problem]
  return {
    type: `/docs#problem-${refusal.problem}`,
    status: row.status,
    title: row.title,
    code: refusal.problem,
    fixes: [...(refusal.fixes ?? [])],
    retry: row.retry,
    ...(instance ? { instance } : {}),
    ...(refusal.retryAfter !== undefined ? { retry_after: refusal.retryAfter } : {}),
    ...(refusal.problem === 'offset_mismatch' && refusal.upload ? { upload_offset: refusal.upload.offset } : {}),
  }
}

type Faulty = { code?: unknown; statusCode?: unknown; cause?: unknown; name?: unknown }
const CONNECTION = /^(08|57P0[1-3]|53300|ECONN|EPIPE|ENOENT|ETIMEDOUT)/

/** Which problem an error thrown inside means. Everything unknown is `internal`. */
export function problemOfError(error: unknown): ProblemCode {
  const { code, statusCode, name } = (error ?? {}) as Faulty
  const word = typeof code === 'string' ? code : ''
  if (word === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'body_too_large'
  if (name === 'StorageFull' || word === 'ENOSPC' || word === '53100') return 'storage_full'
  // Collided with others in every try: nothing was done, and the same call may succeed.
  if (word === '40001' || word === '40P01') return 'changed_meanwhile'
  if (name === 'DatabaseAway' || CONNECTION.test(word)) return 'database_away'
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return 'body_not_valid'
  return 'internal'
}

type SchemaError = { instancePath?: string; keyword?: string; message?: string; params?: Record<string, unknown> }

/** Errors of the schema check as things to mend: where, which rule, what to do. */
export function fixesOf(errors: readonly SchemaError[], part: string): Fix[] {
  return errors.slice(0, 20).map((error) => {
    const extra = error.params?.['missingProperty'] ?? error.params?.['additionalProperty']
    const path = (error.instancePath ?? '').split('/').filter(Boolean)
    if (typeof extra === 'string') path.push(extra)
    const allowed = error.params?.['allowedValues']
    const text = Array.isArray(allowed) ? `${error.message}: ${allowed.slice(0, 12).join(', ')}` : (error.message ?? 'does not match')
    return { at: path.join('.') || part, code: error.keyword ?? 'schema', text }
  })
}
