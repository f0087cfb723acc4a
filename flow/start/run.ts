// Starts everything in order and stops it in the opposite one: store, operator, readers, couriers, jobs, pages, web front.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLineSimulator } from '#couriers/line-simulator.ts'
import { createMailCourier } from '#couriers/mail.ts'
import { listOutbox } from '#couriers/outbox.ts'
import { createSmsCourier } from '#couriers/sms.ts'
import { createWebhookCourier } from '#couriers/webhook.ts'
import { answers } from '#store/answers.ts'
import { newId } from '#store/ids.ts'
import { openStore } from '#store/store.ts'
import { readAlphabet } from '#vision/alphabet.ts'
import { startFaceEngine } from '#vision/faces/start-face-engine.ts'
import { startReaders } from '#vision/pool.ts'
import { createServer } from '../http/server.ts'
import type { Couriers, House, Log } from '../house.ts'
import { firstStaff } from '../steps/staff-enter.ts'
import { buildPages, CONSOLE, PORTAL } from './build-pages.ts'
import type { Config } from './config.ts'
import { HANDLERS } from './handlers.ts'
import { startJobs } from './jobs.ts'
import { openDoor } from './key-door.ts'
import { loadDocuments, loadPublicSamples, loadRegionYears } from './load-documents.ts'
import { loadPolicies, refuseUndescribed } from './load-policies.ts'
import { setUp } from './set-up.ts'

export type Running = {
  readonly house: House
  readonly port: number
  /** Shown once, on the first start. */
  readonly apiKey: string | null
  /** One-time link of the first member of staff, until one is active. */
  readonly staffLink: string | null
  readonly buildMs: number
  stop(): Promise<void>
}

function createCouriers(config: Config): Couriers {
  mkdirSync(config.outbox, { recursive: true, mode: 0o700 })
  return {
    mail: createMailCourier({ ...(config.smtpUrl ? { url: config.smtpUrl } : {}), from: config.mailFrom, outbox: config.outbox }),
    sms: createSmsCourier({ ...(config.smppUrl ? { url: config.smppUrl } : {}), from: config.smsFrom, outbox: config.outbox }),
    webhook: createWebhookCourier({ allowLoopback: config.allowLoopbackWebhooks }),
    line: createLineSimulator({ folder: join(config.dataFolder, 'network') }),
  }
}

/** Starts the whole. On a fault everything begun is stopped again. */
export async function run(config: Config, log: Log): Promise<Running> {
  const closers: (() => Promise<unknown> | void)[] = []
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const now = (): Date => new Date()
    const building = buildPages()
    // Its fault is met where it is awaited, not as one nobody handles.
    building.catch(() => undefined)
    const [store, policies, documents, regions, samples, alphabet] = await Promise.all([
      openStore({ dataFolder: config.dataFolder, databaseUrl: config.databaseUrl, log }),
      loadPolicies(now().toISOString().slice(0, 10), config.policies),
      loadDocuments(),
      loadRegionYears(),
      loadPublicSamples(),
      readAlphabet(),
    ])
    closers.push(() => store.close())
    refuseUndescribed(policies, documents.map((each) => each.kind))
    const { operator, apiKey } = await setUp(store, now, newId)
    const readers = await startReaders({ workers: config.readers, documents })
    closers.push(() => readers.close())
    const faces = startFaceEngine({ workers: config.readers })
    closers.push(() => faces.close())
    const couriers = createCouriers(config)
    closers.push(() => couriers.mail.close(), () => couriers.sms.close())
    const house: House = { store, readers, faces, couriers, policies, regions, samples, alphabet, operator, publicUrl: config.publicUrl, now, newId, log }
    await startJobs(store.queue, house, config.readers)
    const staff = await firstStaff(house, { name: 'Administrator', email: 'admin@localhost.localdomain' })
    const buildMs = await building
    const written = !config.smtpUrl || !config.smppUrl
    const app = await createServer(house, HANDLERS, {
      portal: PORTAL,
      console: CONSOLE,
      openapi: readFileSync(new URL('../../contract/openapi.json', import.meta.url), 'utf8'),
      outbox: written ? (limit) => listOutbox(config.outbox, limit) : null,
      ready: () => answers(store.db),
      trustProxy: config.trustProxy,
    })
    closers.push(() => app.close())
    const door = await openDoor(config, house)
    closers.push(() => new Promise<void>((resolve) => door.close(() => resolve())))
    await app.listen({ port: config.port, host: config.host })
    const address = app.server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    return { house, port, apiKey, staffLink: staff?.link ?? null, buildMs, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
