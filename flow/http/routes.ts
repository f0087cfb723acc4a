// Wires every route of the contract to its step: check the caller, check the input, run the step, say what came of it.
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#contract/problems.ts'
import type { RouteAnswer, RouteInput, RouteShape } from '#contract/route.ts'
import { ROUTES, ROUTE_NAMES, type RouteName, type Routes } from '#contract/routes.ts'
import type { Actor, ActorOf, House, Outcome } from '../house.ts'
import { callerOf, comesFromUs, refusalFor } from './caller.ts'
import { applySession } from './cookies.ts'
import { remember } from './remember.ts'
import { sendProblem } from './send-problem.ts'
import { validatorOf } from './validate.ts'

/** What runs behind one route. */
export type Handler<N extends RouteName> = (house: House, actor: ActorOf<Routes[N]['who'][number]>, input: RouteInput<Routes[N]>) => Promise<Outcome<RouteAnswer<Routes[N]>>>
export type Handlers = { readonly [N in RouteName]: Handler<N> }
type AnyHandler = (house: House, actor: Actor, input: { params: unknown; query: unknown; body: unknown }) => Promise<Outcome<unknown>>

/** Pictures of documents are at most this large. */
export const PICTURE_BYTES = 8 * 1024 * 1024
const JSON_BYTES = 64 * 1024

function sendOutcome(reply: FastifyReply, house: House, shape: RouteShape, outcome: Outcome<unknown>, request: FastifyRequest): FastifyReply {
  if (!outcome.ok) return sendProblem(reply, outcome)
  if (outcome.session) applySession(reply, outcome.session, house.publicUrl)
  return sendData(reply, shape, outcome.data, request)
}

/** Sends what a step gave: a picture, JSON with ETag where the data has a version, or nothing. */
function sendData(reply: FastifyReply, shape: RouteShape, data: unknown, request: FastifyRequest): FastifyReply {
  if (shape.picture === 'answer') return reply.code(shape.status).type('image/jpeg').header('cache-control', 'no-store').send(Buffer.from(data as Uint8Array))
  if (data === null) return reply.code(204).send()
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

/** Registers all routes of the contract. */
export function registerRoutes(app: FastifyInstance, house: House, handlers: Handlers): void {
  for (const name of ROUTE_NAMES) registerRoute(app, house, name, ROUTES[name], handlers[name] as unknown as AnyHandler)
}

function registerRoute(app: FastifyInstance, house: House, name: RouteName, shape: RouteShape, handler: AnyHandler): void {
  const faultsOf = validatorOf(shape)
  const callers = new WeakMap<FastifyRequest, Actor>()
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
      if (!('ok' in actor)) callers.set(request, actor)
      return undefined
    },
    handler: async (request, reply) => {
      const actor = callers.get(request)
      if (!actor) throw new Error('a request came to a route past its door')
      const input = { params: request.params, query: request.query, body: request.body }
      const fixes = faultsOf(input)
      if (fixes.length > 0) return sendProblem(reply, refuse('body_not_valid', fixes))
      if (shape.picture === 'body' && !Buffer.isBuffer(input.body)) return sendProblem(reply, refuse('not_a_picture'))

      const key = shape.idempotent ? request.headers['idempotency-key'] : undefined
      const run = (within: House): Promise<Outcome<unknown>> => handler(within, actor, input)
      if (typeof key !== 'string' || key.length === 0) return sendOutcome(reply, house, shape, await run(house), request)
      const memory = await remember(house, actor, key, { route: name, url: request.url, body: JSON.stringify(input.body ?? null), status: shape.status })
      if ('ok' in memory) return sendProblem(reply, memory)
      if ('run' in memory) return sendOutcome(reply, house, shape, await memory.run(run), request)
      return reply.code(memory.replay.status).type('application/json; charset=utf-8').header('idempotent-replayed', 'true').send(memory.replay.body)
    },
  })
}
