// The whole way through the API alone, as an operator's system goes it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createClient } from '#contract/client.ts'
import { begin, consent, dataOf, giveDetails, look, showDocument, submit, TODAY, untilActive, untilDecided, untilRead } from './api-steps.ts'
import { listen, type Listener } from './listener.ts'
import { messageTo } from './outbox.ts'
import { startServer, type Server } from './server.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { SPECIMEN_KINDS } from '#specimens/kinds.ts'
import UTOPIA from '../rulebook/policies/ut.json' with { type: 'json' }

let server: Server
let hooks: Listener
before(async () => {
  server = await startServer()
  hooks = await listen()
  hooks.secret = dataOf(await server.api('createWebhookEndpoint', { body: { url: hooks.url } })).secret ?? ''
})
after(async () => {
  await hooks.close()
  await server.close()
})

/** What Utopia accepts, of the kinds there are specimens of. */
const ACCEPTED = SPECIMEN_KINDS.filter((kind) => UTOPIA.documents.some((each) => each.kind === kind))

for (const [index, kind] of ACCEPTED.entries()) {
  test(`a clean ${kind} is approved by the machine, and the line unlocked`, async () => {
    const { api } = server
    const { id, lineId, email, phone } = await begin(api)
    await submit(api, id, { kind, seed: 70_001 + index })
    const decided = await untilDecided(api, id)
    assert.equal(decided.status, 'approved', JSON.stringify(decided.checks.filter((check) => !['passed', 'not_applicable'].includes(check.status))))
    assert.equal(decided.next_actor, 'nobody')
    assert.ok(decided.checks.some((check) => check.name === 'data_comparison' && check.field === 'name' && check.status === 'passed'))
    await untilActive(api, lineId)
    const line = dataOf(await api('getLine', { params: { id: lineId } }))
    assert.deepEqual(line.services, { data: 'on', voice_sms_in: 'on', voice_sms_out: 'on' })
    assert.match(line.activation_code ?? '', /^LPA:1\$/)
    await messageTo(server, email, (entry) => entry.subject === 'Your registration is approved')
    await messageTo(server, phone, (entry) => entry.text.includes('is approved'))
    await hooks.next((body) => body.type === 'registration.approved' && body.data['registration_id'] === id)
    await hooks.next((body) => body.type === 'line.unlocked' && body.data['line_id'] === lineId)
    const { items } = dataOf(await api('listRegistrationEvents', { params: { id } }))
    const types = items.map((event) => event.type)
    for (const type of ['registration.created', 'document.chosen', 'photo.received', 'photo.read', 'details.given', 'consents.given', 'registration.submitted', 'registration.checking', 'registration.approved']) {
      assert.ok(types.includes(type), `${type} is on the chain`)
    }
  })
}

test('what is missing is named, one fix each', async () => {
  const { api } = server
  const { id } = await begin(api)
  const empty = await api('submitRegistration', { params: { id } })
  assert.equal(empty.ok, false)
  if (!empty.ok) {
    assert.equal(empty.problem.code, 'not_complete')
    assert.ok(empty.problem.fixes.some((fix) => fix.at === 'document'))
  }
  await showDocument(api, id, { kind: 'passport', seed: 70_101 })
  await untilRead(api, id)
  assert.deepEqual((await look(api, id)).missing, ['consents', 'details'])
  await giveDetails(api, id)
  await consent(api, id)
  assert.deepEqual((await look(api, id)).missing, [])
})

test('a submission may come before the picture is read', async () => {
  const { api } = server
  const { id } = await begin(api)
  const { truth } = await makeSpecimen({ kind: 'passport', side: 'data_page', seed: 70_111, level: 0, today: TODAY })
  await showDocument(api, id, { kind: 'passport', seed: 70_111 })
  const asked = (await look(api, id)).fields as string[]
  dataOf(await api('putDetails', { params: { id }, body: Object.fromEntries(Object.entries(truth.fields).filter(([field]) => asked.includes(field))) }))
  await consent(api, id)
  dataOf(await api('submitRegistration', { params: { id } }))
  assert.equal((await untilDecided(api, id)).status, 'approved')
})

test('the same Idempotency-Key makes one thing, fifty calls at once', async () => {
  const body = { email: 'fifty@example.org', external_ref: 'fifty' }
  const answers = await Promise.all(Array.from({ length: 50 }, () => server.api('createSubscriber', { body, idempotencyKey: 'fifty-calls' })))
  const made = new Set(answers.flatMap((answer) => (answer.ok ? [answer.data.id] : [])))
  assert.equal(made.size, 1)
  for (const answer of answers) if (!answer.ok) assert.equal(answer.problem.code, 'key_in_flight')
  const again = await server.api('createSubscriber', { body: { email: 'other@example.org' }, idempotencyKey: 'fifty-calls' })
  assert.ok(!again.ok && again.problem.code === 'key_reused')
})

test('bad input is refused with the field and the remedy', async () => {
  const { api } = server
  const { id } = await begin(api)
  const cases = [
    [await api('chooseDocument', { params: { id }, body: { kind: 'passport', issuing_country: 'utopia' } }), 422, 'body_not_valid', 'issuing_country'],
    [await api('putPhoto', { params: { id, side: 'data_page' }, query: {}, body: Buffer.from('no picture') }), 415, 'not_a_picture', 'data_page'],
    [await api('putDetails', { params: { id }, body: { date_of_birth: '1990-02-30' } }), 422, 'body_not_valid', 'date_of_birth'],
    [await api('createRegistration', { body: { subscriber_id: id, country: 'UT' } }), 404, 'not_found', null],
    [await api('createRegistration', { body: { subscriber_id: id, country: 'ZZ' } }), 422, 'country_not_served', null],
    [await api('createRegistration', { body: { subscriber_id: id, country: 'JP' } }), 422, 'remote_not_allowed', null],
    [await createClient({ base: server.url, key: 'rk_wrong' })('getRegistration', { params: { id } }), 401, 'not_signed_in', null],
    [await createClient({ base: server.url })('getRegistration', { params: { id } }), 401, 'not_signed_in', null],
    [await api('getCase' as never, { params: { id } } as never), 401, 'not_signed_in', null],
  ] as const
  for (const [answer, status, code, at] of cases) {
    assert.ok(!answer.ok)
    assert.equal(answer.problem.code, code)
    assert.equal(answer.status, status)
    if (at) assert.ok(answer.problem.fixes.some((fix) => fix.at === at), JSON.stringify(answer.problem))
  }
})

test('one document number under two accounts goes to a person', async () => {
  const { api } = server
  const first = await begin(api)
  await submit(api, first.id, { kind: 'passport', seed: 70_201 })
  assert.equal((await untilDecided(api, first.id)).status, 'approved')
  const second = await begin(api)
  await submit(api, second.id, { kind: 'passport', seed: 70_201 })
  const decided = await untilDecided(api, second.id)
  assert.equal(decided.status, 'in_review')
  assert.equal(decided.checks.find((check) => check.name === 'document_repeat')?.status !== 'passed', true)
})

test('a second registration is not begun beside an open one', async () => {
  const { api } = server
  const { id, subscriberId } = await begin(api)
  assert.equal(dataOf(await api('createRegistration', { body: { subscriber_id: subscriberId, country: 'UT' } })).id, id)
})
