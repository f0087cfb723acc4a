// Wires every route of the contract to its step: check the caller, check the input, run the step, say what came of it.
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#contract/problems.ts'
import type { RouteAnswer, RouteInput, RouteShape } from '#contract/route.ts'
import type { Upload } from '#contract/registration.ts'
import { ROUTES, ROUTE_NAMES, type RouteName, type Routes } from '#contract/routes.ts'
import { PICTURE_BYTES } from '#contract/routes/registrations.ts'
import type { Actor, ActorOf, House, Outcome } from '../house.ts'
import { callerOf, comesFromUs, refusalFor } from './caller.ts'
import { applySession } from './cookies.ts'
import { remember } from './remember.ts'
import { isCut, partTaken, settleParts } from './part-body.ts'
import { sendProblem } from './send-problem.ts'
import { UPLOAD_LIMIT, uploadHeaders } from './upload-headers.ts'
import { validatorOf } from './validate.ts'

/** What runs behind one route. */
export type Handler<N extends RouteName> = (house: House, actor: ActorOf<Routes[N]['who'][number]>, input: RouteInput<Routes[N]>) => Promise<Outcome<RouteAnswer<Routes[N]>>>
export type Handlers = { readonly [N in RouteName]: Handler<N> }
type Input = { params: unknown; query: unknown; body: unknown; headers?: Record<string, unknown> }
type AnyHandler = (house: House, actor: Actor, input: Input) => Promise<Outcome<unknown>>

const JSON_BYTES = 64 * 1024

function sendOutcome(reply: FastifyReply, house: House, shape: RouteShape, outcome: Outcome<unknown>, request: FastifyRequest): FastifyReply {
  if (!outcome.ok) return sendProblem(reply, outcome)
  if (outcome.session) applySession(reply, outcome.session, house.publicUrl)
  return sendData(reply, shape, outcome.data, request, house.now())
}

/** Sends what a step gave: a picture, JSON with ETag where the data has a version, or nothing. */
function sendData(reply: FastifyReply, shape: RouteShape, data: unknown, request: FastifyRequest, now: Date): FastifyReply {
  if (shape.picture === 'answer') return reply.code(shape.status).type('image/jpeg').header('cache-control', 'no-store').send(Buffer.from(data as Uint8Array))
  if (data === null) return reply.code(204).send()
  if (shape.upload) void reply.headers(uploadHeaders(data as Upload, shape.status === 201 ? request.url : null, now))
  const body = JSON.stringify(data)
  const { version } = data as { version?: unknown }
  if (shape.method === 'GET' && typeof version === 'number') {
    // Of the body, not of the version alone: another policy after a restart changes what is asked without an event.
    const etag = `"${version}-${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    void reply.header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  }
  return reply.code(shape.status).type('application/json; charset=utf-8').send(body)
}

/** The headers a route reads, as text; what is not there is left out. */
function headersOf(schema: NonNullable<RouteShape['headers']>, request: FastifyRequest): Record<string, unknown> {
  const { properties = {} } = schema as { properties?: Record<string, unknown> }
  return Object.fromEntries(Object.keys(properties).flatMap((name) => (request.headers[name] === undefined ? [] : [[name, request.headers[name]]])))
}

const PART = 'application/partial-upload'
const NOT_A_PART = { at: 'content-type', code: 'expected', text: PART }
const EARLY = { at: 'body', code: 'empty', text: `send the bytes by PATCH as ${PART}` }
const isPart = (request: FastifyRequest): boolean => request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === PART
const hasBytes = (body: unknown): boolean => Buffer.isBuffer(body) && body.length > 0

/** Registers all routes of the contract. */
export function registerRoutes(app: FastifyInstance, house: House, handlers: Handlers): void {
  for (const name of ROUTE_NAMES) registerRoute(app, house, name, ROUTES[name], handlers[name] as unknown as AnyHandler)
}

function registerRoute(app: FastifyInstance, house: House, name: RouteName, shape: RouteShape, handler: AnyHandler): void {
  const faultsOf = validatorOf(shape)
  const callers = new WeakMap<FastifyRequest, Actor>()
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const actor = callers.get(request)
    if (!actor) throw new Error('a request came to a route past its door')
    const input: Input = { params: request.params, query: request.query, body: request.body }
    if (shape.headers) input.headers = headersOf(shape.headers, request)
    if (shape.picture === 'part') input.body ??= Buffer.alloc(0)
    const fixes = faultsOf(input)
    if (fixes.length > 0) return sendProblem(reply, refuse('body_not_valid', fixes))
    if (shape.picture === 'body' && !Buffer.isBuffer(input.body)) return sendProblem(reply, refuse('not_a_picture'))
    if (shape.upload && shape.picture !== 'part' && hasBytes(input.body)) return sendProblem(reply, refuse('body_not_valid', [EARLY]))
    if (shape.picture === 'part') {
      if (!Buffer.isBuffer(input.body) || !isPart(request)) return sendProblem(reply.header('accept-patch', PART), refuse('body_not_valid', [NOT_A_PART]))
      // What came of a part that was cut is kept; the rest of it is still to come.
      if (isCut(request)) input.headers = { ...input.headers, 'upload-complete': '?0' }
    }

    const key = shape.idempotent ? request.headers['idempotency-key'] : undefined
    const run = (within: House): Promise<Outcome<unknown>> => handler(within, actor, input)
    if (typeof key !== 'string' || key.length === 0) return sendOutcome(reply, house, shape, await run(house), request)
    const memory = await remember(house, actor, key, { route: name, url: request.url, body: JSON.stringify(input.body ?? null), status: shape.status })
    if ('ok' in memory) return sendProblem(reply, memory)
    if ('run' in memory) return sendOutcome(reply, house, shape, await memory.run(run), request)
    return reply.code(memory.replay.status).type('application/json; charset=utf-8').header('idempotent-replayed', 'true').send(memory.replay.body)
  }
  app.route({
    method: shape.method,
    url: shape.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: shape.picture === 'body' ? PICTURE_BYTES : JSON_BYTES,
    // Before the body is even read: another site's page gets no further, nor who may not call this.
    onRequest: async (request, reply) => {
      if (!comesFromUs(request, house.publicUrl)) return sendProblem(reply, refuse('origin_not_allowed'))
      const actor = await callerOf(house, request, shape.who)
      const refusal = 'ok' in actor ? actor : refusalFor(actor, name, shape, request.params)
      if (refusal) return sendProblem(reply, refusal)
      if ('ok' in actor) return undefined
      callers.set(request, actor)
      if (!shape.upload) return undefined
      void reply.headers(UPLOAD_LIMIT)
      // Before it is said how much has come: what an earlier call for the same upload still holds is taken.
      return settleParts(request, actor)
    },
    handler: async (request, reply) => {
      try {
        return await answer(request, reply)
      } finally {
        if (shape.picture === 'part') partTaken(request)
      }
    },
  })
}
