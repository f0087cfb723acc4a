// Every route by every caller: generated from the contract, so that a new route without a thought for who may call it fails here.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { RouteShape } from '#contract/route.ts'
import { ROUTES, ROUTE_NAMES, type RouteName } from '#contract/routes.ts'
import { STAFF_ROLES, type Caller, type StaffRole } from '#contract/words.ts'
import { mayStaff, STAFF_ROUTES, type StaffRight } from '#core/access.ts'
import { insertSubscriber } from '#store/accounts.ts'
import { insertApiKey } from '#store/operators.ts'
import { activateStaff } from '#store/staff.ts'
import { HANDLERS } from '../start/handlers.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { openSession } from '../steps/open-session.ts'
import { invite } from '../steps/staff-enter.ts'
import { testHouse, type TestHouse } from '../test-house.ts'
import { createRegistration } from '../steps/create-registration.ts'
import { good } from '../steps/test-people.ts'
import { cookieName } from './cookies.ts'
import { createServer } from './server.ts'

let house: TestHouse
let app: FastifyInstance | undefined
const NOBODY = { kind: 'anyone', address: '198.51.100.1' } as const
const ID = '01900000-0000-7000-8000-000000000000'
/** What each caller proves itself with. */
const proofs = new Map<string, InjectOptions['headers']>()

async function cookieOf(kind: 'subscriber' | 'staff', personId: string, extra: { mustEnrol?: boolean; onlyRegistration?: string } = {}): Promise<InjectOptions['headers']> {
  const session = await house.store.transaction((tx) => openSession(house, tx, NOBODY, { kind, personId, openedBy: 'password', ...extra }))
  assert.ok(session?.token)
  return { cookie: `${cookieName(kind, house.publicUrl)}=${session.token}`, origin: house.publicUrl }
}

async function subscriber(): Promise<string> {
  const id = house.newId()
  await house.store.transaction((tx) =>
    insertSubscriber(tx, house.store.keys, { id, operatorId: house.operator.id, locale: 'en', externalRef: null, contacts: {}, passwordHash: null, at: house.now() }),
  )
  return id
}

let registrationOfFirst: string
const endings: (() => Promise<void>)[] = []
after(async () => {
  await app?.close()
  for (const end of endings.reverse()) await end()
})
before(async () => {
  house = { ...(await testHouse({ after: (end) => void endings.push(end) })), policies: await loadPolicies('2027-01-01') }
  app = await createServer(house, HANDLERS, { portal: '/nonexistent', console: '/nonexistent', openapi: readFileSync('contract/openapi.json', 'utf8'), outbox: null, ready: async () => true, trustProxy: false })
  const first = await subscriber()
  const asFirst = { kind: 'subscriber', id: first, sessionHash: Buffer.alloc(32), onlyRegistration: null, address: NOBODY.address } as const
  registrationOfFirst = good(await createRegistration(house, asFirst, { body: { country: 'UT' } })).data.id
  proofs.set('anyone', {})
  proofs.set('subscriber', await cookieOf('subscriber', await subscriber()))
  proofs.set('owner', await cookieOf('subscriber', first))
  proofs.set('owner by link', await cookieOf('subscriber', first, { onlyRegistration: registrationOfFirst }))
  await insertApiKey(house.store.db, { id: house.newId(), operatorId: house.operator.id, hash: createHash('sha256').update('rk_test').digest(), label: 'test', at: house.now() })
  proofs.set('operator', { authorization: 'Bearer rk_test' })
  proofs.set('wrong key', { authorization: 'Bearer rk_other' })
  for (const role of STAFF_ROLES) {
    const id = await house.store.transaction(async (tx) => {
      const row = await invite(house, tx, { name: role, email: `${role}@utopia.example`, roles: [role] })
      assert.ok(row)
      await activateStaff(tx, row.id)
      return row.id
    })
    proofs.set(role, await cookieOf('staff', id))
    if (role === 'admin') proofs.set('enrolling', await cookieOf('staff', id, { mustEnrol: true }))
  }
})

/** A call without a body that could do anything: what is tested is whether it gets past the door. */
async function ask(name: RouteName, who: string, id = ID) {
  const shape: RouteShape = ROUTES[name]
  const url = shape.path.replace('{id}', id).replace('{side}', 'data_page').replace('{channel}', 'email').replace('{upload}', ID).replace('{other}', ID)
  assert.ok(app)
  const isPart = shape.picture === 'part'
  const headers = {
    ...proofs.get(who), ...(shape.headers ? { 'upload-length': '100', 'upload-offset': '0', 'upload-complete': '?0' } : {}),
    ...(isPart ? { 'content-type': 'application/partial-upload' } : {}),
  }
  return app.inject({ method: shape.method, url, headers, ...(shape.method === 'GET' ? {} : { payload: isPart ? Buffer.from('x') : {} }) })
}
const call = async (name: RouteName, who: string, id = ID): Promise<number> => (await ask(name, who, id)).statusCode
/** Stopped at the door, rather than by the step behind it. */
async function isStopped(name: RouteName, who: string): Promise<boolean> {
  const answer = await ask(name, who)
  return answer.statusCode >= 400 && ['not_signed_in', 'not_allowed'].includes(answer.json<{ code: string }>().code)
}

const CALLER_OF: Record<string, Caller> = { anyone: 'anyone', subscriber: 'subscriber', operator: 'operator' }

for (const name of ROUTE_NAMES) {
  const shape: RouteShape = ROUTES[name]
  test(`${name}: ${shape.who.join(', ')} and nobody else`, async () => {
    for (const [who, caller] of Object.entries(CALLER_OF)) {
      // A session that is not asked for is no reason to refuse what everybody may do; a key is.
      const open = shape.who.includes(caller) || (shape.who.includes('anyone') && who !== 'operator')
      if (name.startsWith('signOut') && open) continue
      assert.equal(await isStopped(name, who), !open, `${who} on ${name}`)
    }
    assert.equal(await call(name, 'wrong key'), 401, 'a wrong key is refused everywhere')
    for (const role of STAFF_ROLES) {
      if (name.startsWith('signOut')) continue
      assert.equal(await isStopped(name, role), !mayRole(name, shape, role), `${role} on ${name}`)
    }
  })
}

function mayRole(name: RouteName, shape: RouteShape, role: StaffRole): boolean {
  if (!shape.who.includes('staff')) return shape.who.includes('anyone')
  const right = (STAFF_ROUTES as Partial<Record<RouteName, StaffRight | null>>)[name]
  return right === null || (right !== undefined && mayStaff([role], right))
}

test('a staff route without a row in the table of rights is open to nobody', () => {
  for (const name of ROUTE_NAMES) {
    const shape: RouteShape = ROUTES[name]
    if (shape.who.includes('staff') && !shape.who.includes('anyone')) assert.ok(name in STAFF_ROUTES, name)
  }
})

test('somebody who still has to enrol may do nothing else', async () => {
  for (const name of ['listQueue', 'getCase', 'listStaff', 'inviteStaff', 'searchCases', 'getCasePhoto'] as const) assert.equal(await call(name, 'enrolling'), 403, name)
  assert.equal(await call('getStaffSession', 'enrolling'), 200)
})

test('another subscriber’s registration does not exist', async () => {
  assert.equal(await call('getRegistration', 'owner', registrationOfFirst), 200)
  for (const name of ['getRegistration', 'listRegistrationEvents', 'submitRegistration', 'cancelRegistration', 'handOver', 'beginUpload', 'appendToUpload', 'getUpload', 'cancelUpload'] as const) {
    assert.equal(await call(name, 'subscriber', registrationOfFirst), 404, name)
  }
})

test('a session that came by a link reaches its own registration and nothing that changes the account', async () => {
  assert.equal(await call('getRegistration', 'owner by link', registrationOfFirst), 200)
  assert.equal(await call('getAccount', 'owner by link'), 200)
  for (const name of ['setPassword', 'orderLine', 'createRegistration'] as const) assert.equal(await call(name, 'owner by link'), 404, name)
})

test('every unsafe call with a cookie from another site is refused', async () => {
  for (const name of ROUTE_NAMES) {
    const shape: RouteShape = ROUTES[name]
    if (shape.method === 'GET' || !(shape.who.includes('subscriber') || shape.who.includes('staff'))) continue
    const { cookie } = (proofs.get(shape.who.includes('subscriber') ? 'subscriber' : 'admin') ?? {}) as { cookie: string }
    const url = shape.path.replace('{id}', ID).replace('{side}', 'data_page').replace('{channel}', 'email')
    const bad: Record<string, string>[] = [{ cookie }, { cookie, origin: 'https://evil.example' }, { cookie, origin: 'null' }, { cookie, 'content-type': 'text/plain' }]
    for (const headers of bad) {
      const { statusCode }: { statusCode: number } = await app!.inject({ method: shape.method, url, headers, payload: '{}' })
      assert.equal(statusCode, 403, `${name} ${JSON.stringify({ ...headers, cookie: '' })}`)
    }
  }
})
