// Every route by every caller with bodies made from the contract, right and spoiled: never a 5xx, and every answer is what the contract says or a Problem it names.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import * as fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { Problem, type ProblemCode } from '#contract/problems.ts'
import type { RouteShape } from '#contract/route.ts'
import { ROUTES, ROUTE_NAMES, type RouteName } from '#contract/routes.ts'
import { STAFF_ROLES } from '#contract/words.ts'
import { HANDLERS } from '../start/handlers.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { submitRegistration } from '../steps/submit.ts'
import { good } from '../steps/test-people.ts'
import { filled, giveDetails, giveLines, picture, runJobs, subscriberOf } from '../steps/test-registrations.ts'
import { createRegistration } from '../steps/create-registration.ts'
import { testServer } from './test-server.ts'

const RUNS = 50
const policies = await loadPolicies('2027-01-01')
const server = await testServer({ after }, HANDLERS, policies)
const { house, app, proofs, subscriber } = server

// Things to meet: a draft of the caller's, a case that waits, a line, a plan, an endpoint.
const [line = ''] = await giveLines(house, subscriber.id, 1)
const draft = good(await createRegistration(house, subscriber, { body: { country: 'UT' } })).data.id
const other = await subscriberOf(house, 'other')
const waiting = await filled(house, other, { number: 'HH0000001' })
await giveDetails(house, other, waiting, { date_of_birth: '1991-04-12' })
good(await submitRegistration(house, other, { params: { id: waiting } }))
await runJobs(house)
const mine = good(await createRegistration(house, await subscriberOf(house, 'spaces'), { body: { country: 'UT' } })).data.id
const made = await app.inject({ method: 'POST', url: '/v1/webhook-endpoints', headers: proofs.get('operator') ?? {}, payload: { url: 'https://192.0.2.1/in' } })
const endpoint = made.statusCode === 201 ? made.json<{ id: string }>().id : house.newId()
const IDS = [draft, waiting, line, house.planId, endpoint, subscriber.id, other.id, house.newId()]

// A picture on its way in parts, begun anew when a call has ended it.
await app.inject({ method: 'PUT', url: `/v1/registrations/${draft}/document`, headers: proofs.get('operator') ?? {}, payload: { kind: 'passport', issuing_country: 'UTO' } })
let upload = house.newId()
async function ensureUpload(): Promise<void> {
  const at = `/v1/registrations/${draft}/photos/data_page/uploads`
  const headers = proofs.get('operator') ?? {}
  if ((await app.inject({ method: 'GET', url: `${at}/${upload}`, headers })).statusCode === 200) return
  const begun = await app.inject({ method: 'POST', url: at, headers: { ...headers, 'upload-length': '8388608' } })
  assert.equal(begun.statusCode, 201, begun.body)
  upload = begun.json<{ id: string }>().id
}

type Schema = {
  type?: string; enum?: unknown[]; const?: unknown; format?: string; pattern?: string; minLength?: number; maxLength?: number; minimum?: number; maximum?: number
  properties?: Record<string, Schema>; required?: string[]; items?: Schema; minItems?: number; maxItems?: number; anyOf?: Schema[]; patternProperties?: Record<string, Schema>
}
const FORMATS: Record<string, fc.Arbitrary<string>> = {
  uuid: fc.constantFrom(...IDS),
  email: fc.emailAddress().map((address) => address.slice(-60)),
  date: fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
  uri: fc.constantFrom('https://192.0.2.1/in', 'http://169.254.169.254/latest', 'http://[::1]/', 'http://0x7f.1/', 'https://user:pass@192.0.2.1/', 'file:///etc/passwd', 'gopher://x', 'https://no-such-host.invalid/'),
}

/** Values a schema takes. */
function valid(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valid))
  switch (schema.type) {
    case 'string':
      if (schema.format) return FORMATS[schema.format] ?? fc.string()
      if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern)).filter((text) => text.length >= (schema.minLength ?? 0) && text.length <= (schema.maxLength ?? 1000))
      return fc.string({ unit: 'grapheme', minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 60, 200) })
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -3, max: schema.maximum ?? 40 })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valid(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, 3) })
    case 'object': {
      if (!schema.properties) return fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }))
      return fc.record(Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, valid(each)])), { requiredKeys: schema.required ?? [] })
    }
    default:
      return fc.jsonValue({ maxDepth: 1 })
  }
}

const ODD = fc.oneof(
  fc.constantFrom<unknown>(null, '', ' ', '\0', 'x\0y', '\ud800', -1, 0, 2 ** 31, 2 ** 53, 1e308, true, [], {}, [[]], 'x'.repeat(5000), '../../etc/passwd', "'; drop table events; --", '{{7*7}}', '__proto__'),
  fc.jsonValue({ maxDepth: 2 }),
)
/** A value with one thing spoiled. */
function spoiled(schema: Schema): fc.Arbitrary<unknown> {
  const one = fc.tuple(valid(schema), ODD, fc.nat(20), fc.nat(3)).map(([value, odd, at, how]): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return odd
    const keys = Object.keys(value)
    const key = keys[at % Math.max(1, keys.length)] ?? 'extra'
    const { [key]: _, ...rest } = value as Record<string, unknown>
    return how === 0 ? rest : how === 1 ? { ...value, extra: odd } : { ...rest, [key]: odd }
  })
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: ODD })
}

const ajv = (formatsPlugin as unknown as (ajv: Ajv2020, formats: string[]) => Ajv2020)(new Ajv2020({ allErrors: true, strict: false }), ['uuid', 'email', 'date', 'date-time', 'uri'])
const isProblem = ajv.compile(Problem)
const answers = new Map<RouteName, ValidateFunction>()
for (const name of ROUTE_NAMES) {
  const { answer }: RouteShape = ROUTES[name]
  if (answer) answers.set(name, ajv.compile(answer))
}
/** What every route may answer. */
const ALWAYS: readonly ProblemCode[] = ['body_not_valid', 'body_too_large', 'not_signed_in', 'not_allowed', 'too_many_tries', 'origin_not_allowed']

function check(name: RouteName, shape: RouteShape, answer: LightMyRequestResponse, sent: string): void {
  const what = `${name} ${sent.slice(0, 600)} -> ${answer.statusCode} ${answer.body.slice(0, 300)}`
  assert.ok(answer.statusCode < 500, what)
  if (answer.statusCode >= 400) {
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, what)
    const problem = answer.json<Problem>()
    assert.ok(isProblem(problem) && problem.status === answer.statusCode, what)
    const isNamed = ALWAYS.includes(problem.code) || shape.problems.includes(problem.code) || (problem.code === 'not_found' && (shape.params !== undefined || !shape.who.includes('anyone')))
    return assert.ok(isNamed, `not in the contract: ${what}`)
  }
  assert.equal(answer.statusCode, shape.status, what)
  const fits = answers.get(name)
  if (fits) assert.ok(fits(answer.json()), `${JSON.stringify(fits.errors?.slice(0, 3))} ${what}`)
  else if (shape.picture !== 'answer') assert.equal(answer.body, '', what)
}

const PICTURES = fc.oneof(fc.constantFrom(picture({ number: 'HH0000002' }), picture({ failed: true }), Buffer.from('GIF89a'), Buffer.alloc(0), Buffer.from([0xff, 0xd8, 0xff])), fc.uint8Array({ maxLength: 200 }))
const WHO = ['anyone', 'subscriber', 'operator', ...STAFF_ROLES]
const isAllowed = (shape: RouteShape, who: string): boolean => (shape.who as readonly string[]).includes(who) || (shape.who.includes('staff') && (STAFF_ROLES as readonly string[]).includes(who))

/** A part of an address: right, or not even text of its kind. */
const inPath = (schema: Schema): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: valid(schema).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('x', '%00', 'urn:uuid:01900000-0000-7000-8000-000000000000', '01900000-0000-7000-8000-00000000000', '..', 'constructor', draft.toUpperCase()) },
  )
const paramsOf = ({ params }: RouteShape): Schema | undefined => params
function addressOf(shape: RouteShape): fc.Arbitrary<string> {
  const params = paramsOf(shape)?.properties ?? {}
  const query: Schema | undefined = shape.query
  const path = fc.record(Object.fromEntries(Object.entries(params).map(([name, schema]) => [name, inPath(schema)])))
  const asked = query ? fc.oneof({ weight: 3, arbitrary: valid(query) }, { weight: 1, arbitrary: spoiled(query) }) : fc.constant({})
  return fc.tuple(path, asked).map(([values, search]) => {
    const text = shape.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '').replaceAll(/[^\w%.:-]/g, ''))
    const pairs = typeof search === 'object' && search !== null ? Object.entries(search).map(([key, value]): [string, string] => [key, JSON.stringify(value).replaceAll('"', '').slice(0, 200)]) : []
    return pairs.length > 0 ? `${text}?${new URLSearchParams(pairs).toString()}` : text
  })
}

/** Header fields a route reads: right ones, with some that are not; where an offset is asked for, often the true one at first. */
function headersOf({ headers }: RouteShape): fc.Arbitrary<Record<string, string>> {
  if (!headers) return fc.constant({})
  const { properties = {} } = headers as Schema
  const text = fc.constantFrom('', '0', '-1', '1.5', '?2', 'x', '9'.repeat(30), 'sha-256=:x:', ':'.repeat(300))
  const value = (schema: Schema): fc.Arbitrary<string | undefined> =>
    fc.oneof({ weight: 4, arbitrary: valid(schema).map(String) }, { weight: 2, arbitrary: fc.constant('0') }, { weight: 1, arbitrary: text }, { weight: 1, arbitrary: fc.constant(undefined) })
  return fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, value(schema)])))
    .map((made) => Object.fromEntries(Object.entries(made).flatMap(([name, each]) => (each === undefined ? [] : [[name, each]]))))
}
const PART_TYPES = fc.oneof({ weight: 6, arbitrary: fc.constant('application/partial-upload') }, { weight: 1, arbitrary: fc.constantFrom('image/jpeg', 'application/octet-stream', 'text/plain') })

const ENDING: readonly RouteName[] = ['signOut', 'signOutStaff', 'closeStaff', 'openStaffLink', 'setStaffPassword', 'addPasskey', 'confirmContact', 'openLink']
for (const name of ROUTE_NAMES) {
  const shape: RouteShape = ROUTES[name]
  void test(name, async () => {
    const schema: Schema | undefined = shape.body
    const isRaw = shape.picture === 'body' || shape.picture === 'part'
    const type = shape.picture === 'part' ? PART_TYPES : fc.constant('image/jpeg')
    const body: fc.Arbitrary<unknown> = isRaw ? PICTURES : schema ? fc.oneof(valid(schema), spoiled(schema)) : fc.constant(undefined)
    for (const who of WHO) {
      if (ENDING.includes(name)) await server.renew()
      const call = fc.asyncProperty(addressOf(shape), body, headersOf(shape), type, fc.boolean(), async (address, payload, more, given, isReal) => {
        const isUpload = shape.path.includes('{upload}')
        if (isUpload) await ensureUpload()
        const url = isUpload && isReal ? `/v1/registrations/${draft}/photos/data_page/uploads/${upload}` : address
        const headers = { ...proofs.get(who), ...more, ...(isRaw ? { 'content-type': given } : {}) }
        const json = isRaw ? Buffer.from(payload as Uint8Array) : payload === undefined ? undefined : JSON.stringify(payload)
        const answer = await app.inject({
          method: shape.method, url, headers: { ...headers, ...(typeof json === 'string' ? { 'content-type': 'application/json' } : {}) }, ...(json === undefined ? {} : { payload: json }),
        })
        check(name, shape, answer, `${who} ${url} ${typeof json === 'string' ? json : ''}`)
      })
      await fc.assert(call, { numRuns: isAllowed(shape, who) ? RUNS : 5, seed: 20_261_122 })
    }
  })
}

void test('addresses and bodies no route can read', async () => {
  const headers = proofs.get('operator') ?? {}
  for (const url of ['/v1/registrations/%E0%A4%A', '/v1/%', '/v1/registrations/%2e%2e%2fx', `/v1/registrations/${'x'.repeat(3000)}`, '/v1/nothing', '/v1/registrations?limit=1&limit=2&__proto__=x']) {
    const answer = await app.inject({ method: 'GET', url, headers })
    assert.ok(answer.statusCode >= 200 && answer.statusCode < 500, url)
    if (answer.statusCode >= 400) assert.ok(isProblem(answer.json()), `${url} ${answer.body}`)
  }
  for (const [type, payload] of [['application/json', '{'], ['application/json', '{"__proto__":{}}'], ['text/plain', 'x'], ['application/x-www-form-urlencoded', 'a=b'], ['multipart/form-data; boundary=x', '--x--'], ['application/json', JSON.stringify({ x: 'x'.repeat(70_000) })]] as const) {
    const answer = await app.inject({ method: 'POST', url: '/v1/subscribers', headers: { ...headers, 'content-type': type }, payload })
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500 && isProblem(answer.json()), `${type} ${answer.body}`)
  }
})

void test('details that say nothing are refused; spaces around others mean nothing', async () => {
  const send = (payload: object) => app.inject({ method: 'PUT', url: `/v1/registrations/${mine}/details`, headers: proofs.get('operator') ?? {}, payload })
  for (const payload of [{ name: ' \u3000 ' }, { address: '\t' }, { document_number: '    ' }, { document_number: '(-<-' }, { document_number: ' (A1-) ' }, { name: '' }]) {
    assert.equal((await send(payload)).statusCode, 422, JSON.stringify(payload))
  }
  const answer = await send({ name: '  ANNA   SPECIMEN ', document_number: ' A1-(23) ' })
  assert.deepEqual(answer.json<{ details: object }>().details, { name: 'ANNA SPECIMEN', document_number: 'A1-(23)' })
})

void test('an unchanged registration answers 304; after a change, or under another policy, it does not', async () => {
  const headers = proofs.get('operator') ?? {}
  const ask = (etag = '') => app.inject({ method: 'GET', url: `/v1/registrations/${waiting}`, headers: { ...headers, ...(etag ? { 'if-none-match': etag } : {}) } })
  const first = await ask()
  const etag = String(first.headers.etag)
  assert.equal(etag.startsWith(`"${first.json<{ version: number }>().version}-`), true)
  assert.equal((await ask(etag)).statusCode, 304)
  const ut = policies.get('UT')
  assert.ok(ut)
  policies.set('UT', { ...ut, policy: { ...ut.policy, fields: ['name'] } })
  assert.equal((await ask(etag)).statusCode, 200)
  policies.set('UT', ut)
  assert.equal((await ask(etag)).statusCode, 304)
})

void test('nothing of what was sent stands in the log', () => {
  const log = JSON.stringify(house.logged)
  assert.ok(!log.includes('request.failed'), log.slice(0, 2000))
})
