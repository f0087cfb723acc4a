// One registration from its beginning to the unlocked line, and what may be changed when.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Registration } from '#contract/registration.ts'
import { verifyChain } from '#store/events.ts'
import { Value } from 'typebox/value'
import type { Outcome } from '../house.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { cancelRegistration } from './cancel.ts'
import { checkRegistration } from './check-registration.ts'
import { chooseDocument } from './choose-document.ts'
import { createRegistration } from './create-registration.ts'
import { getLine, orderLine } from './lines.ts'
import { putPhoto } from './receive-photo.ts'
import { getCase } from './review-case.ts'
import { submitRegistration } from './submit.ts'
import { good } from './test-people.ts'
import { decided, filled, giveDetails, giveLines, look, objectsIn, OPERATOR, passport, picture, registrationHouse, runJobs, staffOf, subscriberOf, takeJobs } from './test-registrations.ts'

const house = await registrationHouse({ after }, await loadPolicies('2027-01-01'))
const word = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem)

void test('a genuine one is approved by the machine and its line is switched on', async () => {
  const anna = await subscriberOf(house, 'anna')
  const done = await decided(house, anna, { number: 'AA0000001' })
  assert.equal(done.status, 'approved')
  assert.ok(Value.Check(Registration, done))
  assert.deepEqual(done.checks, [], 'the subscriber sees no checks')
  const line = good(await getLine(house, OPERATOR, { params: { id: done.line_ids[0]! } })).data
  assert.deepEqual([line.status, line.services.data], ['active', 'on'])
  assert.equal((await verifyChain(house.store.db, anna.id)).ok, true)
})

void test('twenty calls at once begin one registration', async () => {
  const bert = await subscriberOf(house, 'bert')
  await giveLines(house, bert.id, 2)
  const all = await Promise.all(Array.from({ length: 20 }, () => createRegistration(house, bert, { body: { country: 'UT' } })))
  assert.equal(new Set(all.map((each) => good(each).data.id)).size, 1)
})

void test('fifteen orders at once give ten lines', async () => {
  const cara = await subscriberOf(house, 'cara')
  const all = await Promise.all(Array.from({ length: 15 }, () => orderLine(house, cara, { body: { plan_id: house.planId } })))
  assert.equal(all.filter((each) => each.ok).length, 10)
})

void test('a line is unlocked by the law of its own country, and only once', async () => {
  const dora = await subscriberOf(house, 'dora')
  const [mine] = await giveLines(house, dora.id, 1)
  const [other] = await giveLines(house, (await subscriberOf(house, 'dirk')).id, 1)
  const ask = (country: string, line: string) => createRegistration(house, dora, { body: { country, line_ids: [line] } })
  assert.equal(word(await ask('HK', mine!)), 'body_not_valid')
  assert.equal(word(await ask('UT', other!)), 'not_found')
  assert.equal(word(await ask('UT', mine!)), 'ok')
  const erin = await subscriberOf(house, 'erin')
  const done = await decided(house, erin, { number: 'AA0000002' })
  assert.equal(word(await createRegistration(house, erin, { body: { country: 'UT', line_ids: done.line_ids } })), 'not_possible_now')
})

void test('the same picture again changes nothing; two at once leave one; nothing is left in the vault that nobody points at', async () => {
  const gina = await subscriberOf(house, 'gina')
  const id = await filled(house, gina, { number: 'AA0000004' })
  const before = await look(house, gina, id)
  const send = (body: Uint8Array, side = 'data_page' as const) => putPhoto(house, gina, { params: { id, side }, query: {}, body })
  const objects = () => objectsIn(house)
  const kept = await objects()
  good(await send(picture({ number: 'AA0000004' })))
  assert.equal((await look(house, gina, id)).version, before.version)
  assert.equal(await objects(), kept)
  const twice = await Promise.all(Array.from({ length: 8 }, () => send(picture({ number: 'AA0000004', take: 2 }))))
  for (const each of twice) good(each)
  assert.equal(await objects(), kept + 1)
  assert.equal((await look(house, gina, id)).version, before.version + 1)
  good(await submitRegistration(house, gina, { params: { id } }))
  assert.equal(word(await send(picture({ take: 3 }))), 'not_possible_now')
  assert.equal(await objects(), kept + 1, 'a refused picture is removed again')
})

void test('a broken write leaves no picture behind', async () => {
  const hugo = await subscriberOf(house, 'hugo')
  const id = await filled(house, hugo, { number: 'AA0000005' })
  const kept = await objectsIn(house)
  const queue = { ...house.store.queue, send: () => Promise.reject(new Error('made to fail')) }
  const broken = { ...house, store: { ...house.store, queue } }
  await assert.rejects(putPhoto(broken, hugo, { params: { id, side: 'data_page' }, query: {}, body: picture({ take: 9 }) }))
  assert.equal(await objectsIn(house), kept)
})

void test('a picture judged for another state is judged anew', async () => {
  const ines = await subscriberOf(house, 'ines')
  const { id } = good(await createRegistration(house, ines, { body: { country: 'UT' } })).data
  good(await chooseDocument(house, ines, { params: { id }, query: undefined, body: { kind: 'passport', issuing_country: 'CHN' } }))
  good(await putPhoto(house, ines, { params: { id, side: 'data_page' }, query: {}, body: picture({ number: 'AA0000006' }) }))
  await runJobs(house, ['read_photo'])
  assert.equal((await look(house, ines, id)).photos[0]?.verdict, 'retake')
  const { data } = good(await chooseDocument(house, ines, { params: { id }, query: undefined, body: passport }))
  assert.equal(data.photos[0]?.verdict, 'good')
})

void test('a refused picture may be used anyway only after two refusals', async () => {
  const jane = await subscriberOf(house, 'jane')
  const { id } = good(await createRegistration(house, jane, { body: { country: 'UT' } })).data
  good(await chooseDocument(house, jane, { params: { id }, query: undefined, body: passport }))
  const send = async (take: number, anyway: boolean) => {
    const { data } = good(await putPhoto(house, jane, { params: { id, side: 'data_page' }, query: { anyway }, body: picture({ take, faults: ['document_blurred'] }) }))
    await runJobs(house, ['read_photo'])
    return data.used_anyway
  }
  assert.equal(await send(1, true), false)
  assert.equal(await send(1, true), false, 'one refusal is not two')
  assert.equal(await send(2, false), false)
  assert.equal(await send(2, true), true)
  assert.ok(!(await look(house, jane, id)).missing.includes('data_page'))
})

void test('canceling before the check: the check finds nothing to do; after it, there is nothing to cancel', async () => {
  const kim = await subscriberOf(house, 'kim')
  const id = await filled(house, kim, { number: 'AA0000007' })
  good(await submitRegistration(house, kim, { params: { id } }))
  const [job] = await takeJobs(house, ['check_registration'])
  assert.ok(job?.name === 'check_registration')
  const { data } = job
  const [canceled] = await Promise.all([cancelRegistration(house, kim, { params: { id } }), checkRegistration(house, data)])
  const { status } = await look(house, kim, id)
  assert.equal(status, canceled.ok ? 'canceled' : 'approved')
  await checkRegistration(house, data)
  assert.equal((await look(house, kim, id)).status, status)
  assert.equal(word(await cancelRegistration(house, kim, { params: { id } })), canceled.ok ? 'ok' : 'not_possible_now')
})

void test('thirty submissions at once are one attempt, one check, one message each', async () => {
  const lars = await subscriberOf(house, 'lars')
  const id = await filled(house, lars, { number: 'AA0000008' })
  await runJobs(house)
  for (const each of await Promise.all(Array.from({ length: 30 }, () => submitRegistration(house, lars, { params: { id } })))) good(each)
  assert.equal((await takeJobs(house, ['check_registration'])).length, 1)
  assert.equal((await takeJobs(house, ['send_message'])).length, 2)
})

void test('under a policy that is gone it can be seen and given up, and goes no further', async () => {
  const mona = await subscriberOf(house, 'mona')
  const id = await filled(house, mona, { number: 'AA0000009' })
  const bare = { ...house, policies: new Map() }
  const view = await look(bare, mona, id)
  assert.ok(Value.Check(Registration, view))
  assert.equal(word(await submitRegistration(bare, mona, { params: { id } })), 'country_not_served')
  assert.equal(word(await chooseDocument(bare, mona, { params: { id }, query: undefined, body: passport })), 'country_not_served')
  assert.equal(word(await putPhoto(bare, mona, { params: { id, side: 'data_page' }, query: {}, body: picture({ take: 4 }) })), 'country_not_served')
  good(await submitRegistration(house, mona, { params: { id } }))
  await runJobs(bare)
  assert.equal((await look(bare, mona, id)).status, 'in_review', 'a person, never an approval')
  const seen = good(await getCase(bare, await staffOf(house, 'Rita'), { params: { id } })).data
  assert.deepEqual(seen.photos.map((photo) => photo.side), ['data_page'], 'who can look at what was given')
  assert.equal(word(await cancelRegistration(bare, mona, { params: { id } })), 'ok')
})

void test('a sandbox policy decides nothing in live operation', async () => {
  const nora = await subscriberOf(house, 'nora')
  const id = await filled(house, nora, { number: 'AA0000010' })
  good(await submitRegistration(house, nora, { params: { id } }))
  await runJobs({ ...house, operator: { ...house.operator, mode: 'live' } })
  assert.equal((await look(house, nora, id)).status, 'in_review')
})

void test('a slip in a detail is sent to a person, not approved', async () => {
  const otto = await subscriberOf(house, 'otto')
  const id = await filled(house, otto, { number: 'AA0000011' })
  await giveDetails(house, otto, id, { date_of_birth: '1991-04-12' })
  good(await submitRegistration(house, otto, { params: { id } }))
  await runJobs(house)
  assert.equal((await look(house, otto, id)).status, 'in_review')
})
