// The web front: one Fastify, the contract's routes, the pages, and one way to answer when something goes wrong.
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { describeError } from '#store/describe-error.ts'
import type { House } from '../house.ts'
import { registerPages, type Pages } from './pages.ts'
import { takePart } from './part-body.ts'
import { problemOfError } from './problem.ts'
import { registerRoutes, type Handlers } from './routes.ts'
import { sendProblem } from './send-problem.ts'

/** Headers on every answer. The console's component library sets style attributes, so only its pages may. */
function securityHeaders(url: string): Record<string, string> {
  const styles = url.startsWith('/console') ? "'self' 'unsafe-inline'" : "'self'"
  return {
    'content-security-policy': `default-src 'self'; img-src 'self' blob: data:; style-src ${styles}; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
  }
}

/** Builds the server; it does not listen yet. */
export async function createServer(house: House, handlers: Handlers, pages: Pages): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: pages.trustProxy,
    requestIdHeader: false,
    genReqId: () => house.newId(),
    // An address nobody can read is met before any route and any hook.
    frameworkErrors: (_error, _request, reply) => void sendProblem(reply, { problem: 'not_found' }),
    routerOptions: { querystringParser: (text) => Object.fromEntries(new URLSearchParams(text)) },
    forceCloseConnections: true,
  })
  await app.register(cookie)
  for (const type of ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, next) => next(null, body))
  }
  app.addContentTypeParser('application/partial-upload', takePart)
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders(request.url))
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error, request, reply) => {
    const code = problemOfError(error)
    if (code === 'internal' || code === 'database_away') {
      house.log('error', 'request.failed', { request: request.id, route: request.routeOptions.url, code, ...describeError(error) })
    }
    void sendProblem(reply, { problem: code, ...(code === 'database_away' ? { retryAfter: 2 } : {}) }, request.id)
  })
  registerRoutes(app, house, handlers)
  await registerPages(app, house, pages)
  return app
}
