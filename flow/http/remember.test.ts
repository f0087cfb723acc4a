// Idempotency-Key: one effect and one answer, whatever happens on the way.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Problem } from '#contract/problems.ts'
import type { House } from '../house.ts'
import { HANDLERS } from '../start/handlers.ts'
import { lapse } from '../steps/lapse.ts'
import { OPERATOR } from '../steps/test-registrations.ts'
import { testServer } from './test-server.ts'
import { remember } from './remember.ts'

/** What the next steps do after their work, before their answer: set by a test. */
const hooks: { afterWork: (() => Promise<void>) | null } = { afterWork: null }
const { house, app, proofs } = await testServer({ after }, {
  ...HANDLERS,
  createSubscriber: async (within, actor, input) => {
    const outcome = await HANDLERS.createSubscriber(within, actor, input)
    await hooks.afterWork?.()
    return outcome
  },
}, new Map())
const operator = proofs.get('operator') ?? {}
const post = (url: string, key: string, payload: object) => app.inject({ method: 'POST', url, headers: { ...operator, 'idempotency-key': key }, payload })
const countOf = async (reference: string): Promise<number> =>
  Number((await sql<{ n: string }>`select count(*) as n from subscribers where external_ref = ${reference}`.execute(house.store.db)).rows[0]?.n)
const problemIn = (answer: { json: () => unknown }): string => (answer.json() as Problem).code

void test('fifty at once with one key: one effect, identical answers', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => post('/v1/subscribers', 'fifty', { external_ref: 'fifty' })))
  assert.equal(await countOf('fifty'), 1)
  const bodies = new Set<string>()
  for (const answer of answers) {
    if (answer.statusCode === 201) bodies.add(answer.body)
    else assert.deepEqual([answer.statusCode, problemIn(answer), answer.headers['retry-after']], [409, 'key_in_flight', '1'])
  }
  assert.equal(bodies.size, 1)
  const again = await post('/v1/subscribers', 'fifty', { external_ref: 'fifty' })
  assert.deepEqual([again.statusCode, again.headers['idempotent-replayed'], bodies.has(again.body)], [201, 'true', true])
})

void test('another body, another route, another caller', async () => {
  await post('/v1/subscribers', 'one', { external_ref: 'one' })
  const other = await post('/v1/subscribers', 'one', { external_ref: 'two' })
  assert.deepEqual([other.statusCode, problemIn(other)], [422, 'key_reused'])
  assert.equal(problemIn(await post('/v1/webhook-endpoints', 'one', { url: 'https://hooks.utopia.example/in' })), 'key_reused')
  const { cookie = '', origin = '' } = proofs.get('subscriber') ?? {}
  const theirs = await app.inject({ method: 'POST', url: '/v1/registrations', headers: { cookie, origin, 'idempotency-key': 'one' }, payload: { country: 'UT' } })
  assert.equal(problemIn(theirs), 'country_not_served', 'a key is its caller’s own')
})

void test('a refusal leaves the key free', async () => {
  const bad = await post('/v1/subscribers', 'refused', { external_ref: 'refused', confirmed: ['email'] })
  assert.equal(bad.statusCode, 422)
  assert.equal((await post('/v1/subscribers', 'refused', { external_ref: 'refused' })).statusCode, 201)
})

void test('a call that fails after its effect: the effect stands once, the answer is there for the next', async () => {
  hooks.afterWork = () => Promise.reject(new Error('made to fail'))
  assert.equal((await post('/v1/subscribers', 'late', { external_ref: 'late' })).statusCode, 500)
  hooks.afterWork = null
  const again = await post('/v1/subscribers', 'late', { external_ref: 'late' })
  assert.deepEqual([again.statusCode, again.headers['idempotent-replayed']], [201, 'true'])
  assert.equal(await countOf('late'), 1)
})

const REQUEST = { route: 'createSubscriber', url: '/v1/subscribers', body: '{}', status: 201 }
const caller = OPERATOR
/** A call whose process died: its key is taken and nothing more happens. */
async function die(key: string): Promise<Extract<Awaited<ReturnType<typeof remember>>, { run: unknown }>> {
  const memory = await remember(house, caller, key, REQUEST)
  assert.ok('run' in memory)
  return memory
}

void test('a key whose call died is held for a minute, then taken over by one of many', async () => {
  await die('dead')
  const soon = await remember(house, caller, 'dead', REQUEST)
  assert.ok('problem' in soon && soon.problem === 'key_in_flight')
  house.forward(61)
  const all = await Promise.all(Array.from({ length: 20 }, () => remember(house, caller, 'dead', REQUEST)))
  assert.equal(all.filter((memory) => 'run' in memory).length, 1)
})

void test('a call so slow that another took its key over does nothing', async () => {
  const slow = await die('slow')
  house.forward(61)
  const quick = await die('slow')
  const write = (reference: string) => (within: House) => HANDLERS.createSubscriber(within, caller, { params: undefined, query: undefined, body: { external_ref: reference } })
  const [second, first] = await Promise.all([quick.run(write('quick')), slow.run(write('slow'))])
  assert.ok(second.ok && !first.ok && first.problem === 'key_in_flight')
  assert.deepEqual([await countOf('quick'), await countOf('slow')], [1, 0])
})

void test('kept for 72 hours, and forgotten after', async () => {
  await post('/v1/subscribers', 'kept', { external_ref: 'kept' })
  house.forward(72 * 3600)
  await lapse(house)
  assert.equal((await post('/v1/subscribers', 'kept', { external_ref: 'kept' })).headers['idempotent-replayed'], 'true')
  house.forward(1)
  await lapse(house)
  assert.equal((await post('/v1/subscribers', 'kept', { external_ref: 'kept' })).headers['idempotent-replayed'], undefined)
  assert.equal(await countOf('kept'), 2)
})

void test('a kept answer is sealed: neither a secret nor what a person typed lies in the table', async () => {
  const { body } = await post('/v1/subscribers', 'sealed', { external_ref: 'findable', email: 'canary@person.example' })
  assert.ok(body.includes('findable'))
  const rows = await house.store.db.selectFrom('idempotency_keys').select('sealed').where('sealed', 'is not', null).execute()
  assert.ok(rows.length > 0)
  for (const { sealed } of rows) assert.ok(!/findable|subscriber|contacts/.test(sealed?.toString('latin1') ?? ''))
})
