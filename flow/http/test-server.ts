// For tests: the server over a house that reads made pictures, and callers of every kind with what they prove themselves by.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { STAFF_ROLES } from '#contract/words.ts'
import { insertApiKey } from '#store/operators.ts'
import type { Ending } from '#store/test-database.ts'
import type { ActorOf, House } from '../house.ts'
import { openSession } from '../steps/open-session.ts'
import { registrationHouse, staffOf, subscriberOf, type RegistrationHouse } from '../steps/test-registrations.ts'
import { cookieName } from './cookies.ts'
import type { Handlers } from './routes.ts'
import { createServer } from './server.ts'

export type TestServer = {
  readonly house: RegistrationHouse
  readonly app: FastifyInstance
  /** Headers of each caller: anyone, subscriber, operator and each role of staff. */
  readonly proofs: Map<string, Record<string, string>>
  readonly subscriber: ActorOf<'subscriber'>
  /** A session anew, for callers whose own was ended. */
  renew(): Promise<void>
}

/** Starts it without listening; taken down at the end. */
export async function testServer(t: Ending, handlers: Handlers, policies: House['policies'], change: (house: RegistrationHouse) => RegistrationHouse = (house) => house): Promise<TestServer> {
  const house = change(await registrationHouse(t, policies))
  const app = await createServer(house, handlers, {
    portal: '/nonexistent', console: '/nonexistent', openapi: readFileSync('contract/openapi.json', 'utf8'), outbox: null, ready: async () => true, trustProxy: false,
  })
  t.after(() => app.close())
  const key = `rk_${house.operator.id}`
  await insertApiKey(house.store.db, { id: house.newId(), operatorId: house.operator.id, hash: createHash('sha256').update(key).digest(), label: 'test', at: house.now() })
  const proofs = new Map<string, Record<string, string>>([['anyone', {}], ['operator', { authorization: `Bearer ${key}` }]])
  const subscriber = await subscriberOf(house, 'caller')
  const staff = new Map<string, string>()
  for (const role of STAFF_ROLES) staff.set(role, (await staffOf(house, role, [role])).id)
  const cookieOf = async (kind: 'subscriber' | 'staff', personId: string): Promise<Record<string, string>> => {
    const session = await house.store.transaction((tx) => openSession(house, tx, { kind: 'anyone', address: '198.51.100.1' }, { kind, personId, openedBy: 'password' }))
    assert.ok(session?.token)
    return { cookie: `${cookieName(kind, house.publicUrl)}=${session.token}`, origin: house.publicUrl }
  }
  const renew = async (): Promise<void> => {
    proofs.set('subscriber', await cookieOf('subscriber', subscriber.id))
    for (const [role, id] of staff) proofs.set(role, await cookieOf('staff', id))
  }
  await renew()
  return { house, app, proofs, subscriber, renew }
}
