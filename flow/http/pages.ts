// The pages: portal, console, API documentation, health, and the outbox that only this machine may open.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { docsPage } from './docs-page.ts'
import { docsStyles } from './docs-styles.ts'
import { outboxPage, outboxScript, outboxStyles, type OutboxItem } from './outbox-page.ts'
import { problemOf } from './problem.ts'

export type Pages = {
  /** Folders of the built pages. */
  readonly portal: string
  readonly console: string
  /** The OpenAPI document as JSON text. */
  readonly openapi: string
  /** Messages written to disk, newest first; null where real couriers are configured. */
  readonly outbox: ((limit: number) => Promise<OutboxItem[]>) | null
  /** Whether the server can do its work now. */
  readonly ready: () => Promise<boolean>
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: string[] | false
}

const LOOPBACK_HOST = /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)(:\d+)?$/
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** Whether the request was made on this machine, by its own name for itself: a rebound DNS name is not. */
export function isFromHere(request: { ip: string; headers: { host?: string | undefined; 'x-forwarded-for'?: unknown } }): boolean {
  return LOOPBACK.test(request.ip) && LOOPBACK_HOST.test(request.headers.host ?? '') && request.headers['x-forwarded-for'] === undefined
}

const html = (reply: FastifyReply, text: string): FastifyReply => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(text)

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('application/problem+json').send(JSON.stringify(problemOf({ problem: 'not_found' })))
}

/** Registers everything that is not the API. */
export async function registerPages(app: FastifyInstance, house: House, pages: Pages): Promise<void> {
  const indexOf = (folder: string) => readFile(join(folder, 'index.html'), 'utf8')
  const built = { index: false, wildcard: true, immutable: true, maxAge: '365d' } as const
  await app.register(fastifyStatic, { ...built, root: join(pages.portal, 'assets'), prefix: '/assets/', preCompressed: true })
  await app.register(fastifyStatic, { ...built, root: join(pages.console, 'assets'), prefix: '/console/assets/', decorateReply: false })

  app.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => ((await pages.ready()) ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'not_ready' })))
  app.get('/openapi.json', (_request, reply) => reply.type('application/json').send(pages.openapi))
  const docs = docsPage(house.operator.name, pages.openapi)
  app.get('/docs', (_request, reply) => html(reply, docs))
  app.get('/docs/docs.css', (_request, reply) => reply.type('text/css').send(docsStyles))
  app.get('/outbox', async (request, reply) => {
    if (!isFromHere(request) || !pages.outbox) return notFound(reply)
    return html(reply, outboxPage(await pages.outbox(100)))
  })
  app.get('/outbox.css', (_request, reply) => reply.type('text/css').send(outboxStyles))
  app.get('/outbox.js', (_request, reply) => reply.type('text/javascript').send(outboxScript))
  app.setNotFoundHandler(async (request: FastifyRequest, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/v1/') && (request.headers.accept ?? '').includes('text/html')
    if (!page) return notFound(reply)
    return html(reply, await indexOf(request.url.startsWith('/console') ? pages.console : pages.portal))
  })
}
