// The web front: one Fastify, the contract's routes, the pages, and one way to answer when something goes wrong.
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { registerPages, type Pages } from './pages.ts'
import { problemOf, problemOfError } from './problem.ts'
import { registerRoutes, type Handlers } from './routes.ts'

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
    routerOptions: { querystringParser: (text) => Object.fromEntries(new URLSearchParams(text)) },
    forceCloseConnections: true,
  })
  await app.register(cookie)
  for (const type of ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, next) => next(null, body))
  }
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders(request.url))
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error, request, reply) => {
    const code = problemOfError(error)
    if (code === 'internal' || code === 'database_away') {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
      house.log('error', 'request.failed', { request: request.id, route: request.routeOptions.url, code, name, ...(code === 'internal' ? { message, stack } : {}) })
    }
    const problem = problemOf({ problem: code, ...(code === 'database_away' ? { retryAfter: 2 } : {}) }, request.id)
    if (problem.retry_after !== undefined) void reply.header('retry-after', problem.retry_after)
    void reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
  registerRoutes(app, house, handlers)
  await registerPages(app, house, pages)
  return app
}
