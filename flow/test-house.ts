// For tests: a house on a real store of its own, with a clock that stands until it is moved. It reads no pictures and sends to a folder.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLineSimulator } from '#couriers/line-simulator.ts'
import { createMailCourier } from '#couriers/mail.ts'
import { createSmsCourier } from '#couriers/sms.ts'
import { createWebhookCourier } from '#couriers/webhook.ts'
import { newId } from '#store/ids.ts'
import { insertOperator } from '#store/operators.ts'
import { testStore, type Ending } from '#store/test-database.ts'
import type { House, Log } from './house.ts'

/** Where the clock of a test stands at first. */
export const TEST_START = '2026-03-02T10:00:00.000Z'
export type TestHouse = House & {
  /** Moves the clock on by seconds. */
  forward(seconds: number): void
  /** The folder mail, SMS and webhooks are written to. */
  readonly outbox: string
  /** What was logged. */
  readonly logged: { level: Parameters<Log>[0]; what: string; data: Record<string, unknown> }[]
}

function noReader(): never {
  throw new Error('this house reads no pictures')
}

/** A house of its own, taken down at the end. For a whole file: `await testHouse({ after })`. */
export async function testHouse(t: Ending): Promise<TestHouse> {
  const store = await testStore(t)
  const outbox = await mkdtemp(join(tmpdir(), 'realname-outbox-'))
  t.after(() => rm(outbox, { recursive: true, force: true }))
  let time = Date.parse(TEST_START)
  const operator = { id: newId(), name: 'Utopia Mobile', mode: 'sandbox', homeCountry: 'UT', supportEmail: null } as const
  await store.transaction((tx) => insertOperator(tx, { ...operator, at: new Date(time) }))
  const logged: TestHouse['logged'] = []
  return {
    store,
    readers: { readToKeep: noReader, show: noReader },
    faces: { model: 'none', find: noReader, compare: noReader, embed: noReader, close: async () => undefined },
    couriers: {
      mail: createMailCourier({ from: 'Utopia Mobile <no-reply@utopia.example>', outbox }),
      sms: createSmsCourier({ from: 'Utopia', outbox }),
      webhook: createWebhookCourier({ allowLoopback: false, outbox }),
      line: createLineSimulator({ folder: outbox }),
    },
    policies: new Map(),
    regions: null,
    alphabet: null,
    samples: new Set<string>(),
    operator,
    publicUrl: 'https://realname.utopia.example',
    now: () => new Date(time),
    newId: () => newId(time),
    log: (level, what, data = {}) => void logged.push({ level, what, data }),
    forward: (seconds) => void (time += seconds * 1000),
    outbox,
    logged,
  }
}
