// Validation by the contract's schemas. Bodies are taken as they are; parameters and queries are text and are read as numbers and booleans where asked.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import type { Fix } from '#contract/problems.ts'
import type { RouteShape } from '#contract/route.ts'
import { fixesOf } from './problem.ts'

const FORMATS = ['email', 'date', 'date-time', 'uri'] as const
const addFormats = formatsPlugin as unknown as (ajv: Ajv2020, options: readonly string[]) => Ajv2020
const strict = new Ajv2020({ allErrors: true, strict: false, coerceTypes: false })
const coercing = new Ajv2020({ allErrors: true, strict: false, coerceTypes: true })
/** RFC 9562 section 4 alone: the library's own format takes `urn:uuid:` before it, which the database does not. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
for (const ajv of [strict, coercing]) addFormats(ajv, FORMATS).addFormat('uuid', UUID)

/** Checks the parts of a request against a route; gives the things to mend, none when all is well. */
export function validatorOf(shape: RouteShape): (input: { params: unknown; query: unknown; body: unknown; headers?: unknown }) => Fix[] {
  const checks: [part: 'params' | 'query' | 'body' | 'headers', validate: ValidateFunction][] = []
  if (shape.params) checks.push(['params', coercing.compile(shape.params)])
  if (shape.query) checks.push(['query', coercing.compile(shape.query)])
  if (shape.headers) checks.push(['headers', coercing.compile(shape.headers)])
  if (shape.body) checks.push(['body', strict.compile(shape.body)])
  return (input) => checks.flatMap(([part, validate]) => (validate(input[part]) ? [] : fixesOf(validate.errors ?? [], part)))
}
