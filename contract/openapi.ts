// The OpenAPI 3.1 document, made from the route table. Written to contract/openapi.json by tools/write-openapi.ts.
import { Account, CodeFlow, CodeSent, Confirmed, Contact, Line } from './account.ts'
import { AnswerRepeat, Repeat, RepeatAnswered, RepeatedPicture } from './repeats.ts'
import { Block, BlockPage, BlockReason, BlockedKind, BlockedValue, LiftBlock, NewBlock } from './blocklist.ts'
import { NewSubscriber, NewWebhookEndpoint, Subscriber, WebhookBody, WebhookDelivery, WebhookEndpoint, WebhookType } from './operator.ts'
import { PROBLEMS, Problem, type ProblemCode } from './problems.ts'
import { Quad, ReadField, ReadMrz, ReadQuality, Reading } from './reading.ts'
import { Check, CheckName, Reason, ReasonCode, ReasonPlace, ToldReason } from './reasons.ts'
import { ChosenDocument, ConsentGiven, Details, Photo, Registration, RegistrationEvent, Upload } from './registration.ts'
import { Case, CasePhoto, CaseRow, ComparedField, Decision, DecisionPreview, QueueItem, QueuePage, Staff, StaffSession } from './review.ts'
import type { RouteShape } from './route.ts'
import { ROUTES, ROUTE_NAMES } from './routes.ts'
import { ConsentAsked, CountryRules, Plan, ServiceInfo } from './service.ts'
import { DocumentKind, FieldName, LineStatus, PhotoSide, RegistrationStatus, type Caller } from './words.ts'

type Json = Record<string, unknown>
const EVERYWHERE: readonly ProblemCode[] = ['body_not_valid', 'not_signed_in', 'not_allowed', 'too_many_tries', 'internal']
const SCHEME: Record<Caller, Json> = { anyone: {}, subscriber: { subscriberSession: [] }, operator: { apiKey: [] }, staff: { staffSession: [] } }
const PICTURES = ['image/jpeg', 'image/png', 'image/webp']

/** Schemas that get a name of their own in the document. */
const NAMED = {
  Problem, Registration, RegistrationStatus, RegistrationEvent, Photo, PhotoSide, Upload, ChosenDocument, Details, ConsentGiven, ConsentAsked, Check, CheckName, Reason,
  ReasonCode, ReasonPlace, ToldReason, Reading, ReadField, ReadMrz, ReadQuality, Quad, DocumentKind, FieldName, Account, Contact, CodeFlow, CodeSent, Confirmed,
  Line, LineStatus, Subscriber, NewSubscriber, WebhookEndpoint, NewWebhookEndpoint, WebhookDelivery, WebhookType, WebhookBody, Plan, CountryRules, ServiceInfo,
  Case, CasePhoto, CaseRow, ComparedField, Decision, DecisionPreview, QueueItem, QueuePage, Staff, StaffSession,
  Repeat, RepeatAnswered, RepeatedPicture, AnswerRepeat, Block, BlockPage, BlockReason, BlockedKind, BlockedValue, LiftBlock, NewBlock,
}
const NAME_OF = new Map<unknown, string>(Object.entries(NAMED).map(([name, schema]) => [schema, name]))

/** The value with each named schema replaced by a reference; the outermost stays when it is the one being defined. */
function withReferences(value: unknown, defining = false): unknown {
  const name = NAME_OF.get(value)
  if (name && !defining) return { $ref: `#/components/schemas/${name}` }
  if (Array.isArray(value)) return value.map((item) => withReferences(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withReferences(item)]))
}

/** Schema properties of an object schema as OpenAPI parameters. */
function parametersOf(schema: unknown, place: 'path' | 'query' | 'header'): Json[] {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: required.includes(name), schema: property }))
}

const picture = (types: readonly string[]): Json => Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))

/** Headers of an answer about an upload (draft-ietf-httpbis-resumable-upload section 4.1). */
function uploadHeaders(made: boolean): Json {
  const header = (description: string, schema: Json): Json => ({ description, schema })
  return {
    'Upload-Offset': header('Bytes the server holds', { type: 'integer' }),
    'Upload-Length': header('Bytes of the whole picture', { type: 'integer' }),
    'Upload-Complete': header('`?1` once the picture is taken', { type: 'string', enum: ['?0', '?1'] }),
    'Upload-Limit': header('`max-size`, `max-append-size` in bytes and `max-age` in seconds', { type: 'string' }),
    ...(made ? { Location: header('Where the parts go', { type: 'string' }) } : {}),
  }
}

/** All problems of a route by status, with their codes named. */
function problemsOf(shape: RouteShape): Json {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set([...EVERYWHERE, ...shape.problems])) {
    const { status } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('. '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  )
}

/** One operation of the document. */
function operationOf(name: string, shape: RouteShape): Json {
  const parameters = [...parametersOf(shape.params ?? {}, 'path'), ...parametersOf(shape.query ?? {}, 'query'), ...parametersOf(shape.headers ?? {}, 'header')]
  if (shape.idempotent) parameters.push({ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } })
  const content = shape.picture === 'answer' ? picture(['image/jpeg']) : shape.answer ? { 'application/json': { schema: shape.answer } } : undefined
  const body = shape.picture === 'body' ? picture(PICTURES) : shape.picture === 'part' ? picture(['application/partial-upload']) : shape.body ? { 'application/json': { schema: shape.body } } : undefined
  return {
    operationId: name,
    tags: [shape.tag],
    summary: shape.summary,
    ...(shape.description ? { description: shape.description } : {}),
    security: shape.who.map((caller) => SCHEME[caller]),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      [String(shape.status)]: { description: shape.summary, ...(shape.upload ? { headers: uploadHeaders(shape.status === 201) } : {}), ...(content ? { content } : {}) },
      ...problemsOf(shape),
    },
  }
}

/** The whole document as plain data. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const name of ROUTE_NAMES) {
    const shape: RouteShape = ROUTES[name]
    paths[shape.path] = { ...paths[shape.path], [shape.method.toLowerCase()]: operationOf(name, shape) }
  }
  const cookie = (name: string): Json => ({ type: 'apiKey', in: 'cookie', name })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Realname',
      version,
      summary: 'Real-name registration of SIM and eSIM subscribers',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: withReferences(paths),
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' }, subscriberSession: cookie('realname_subscriber'), staffSession: cookie('realname_staff') },
      schemas: Object.fromEntries(Object.entries(NAMED).map(([name, schema]) => [name, withReferences(schema, true)])),
    },
  }
}
