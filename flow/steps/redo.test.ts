// Doing again what was asked for: only that, all of that, and only what this subscriber can do.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Reason } from '#contract/reasons.ts'
import type { Decision } from '#contract/review.ts'
import type { ActorOf, Outcome } from '../house.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { chooseDocument } from './choose-document.ts'
import { putDetails } from './give-details.ts'
import { putPhoto } from './receive-photo.ts'
import { decideCase } from './review-decide.ts'
import { takeCase } from './review-queue.ts'
import { submitRegistration } from './submit.ts'
import { good } from './test-people.ts'
import { filled, giveDetails, look, passport, picture, registrationHouse, runJobs, staffOf, subscriberOf } from './test-registrations.ts'

const policies = await loadPolicies('2027-01-01')
const house = await registrationHouse({ after }, policies)
const rita = await staffOf(house, 'Rita')
const word = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem)
let count = 0

/** Somebody whose birth date does not match, waiting for a person. */
async function inReview(name: string): Promise<{ actor: ActorOf<'subscriber'>; id: string; number: string }> {
  count += 1
  const number = `BB${String(count).padStart(7, '0')}`
  const actor = await subscriberOf(house, name)
  const id = await filled(house, actor, { number })
  await giveDetails(house, actor, id, { date_of_birth: '1991-04-12' })
  return { actor, id, number: await toReview(actor, id, number) }
}

async function toReview(actor: ActorOf<'subscriber'>, id: string, number: string): Promise<string> {
  good(await submitRegistration(house, actor, { params: { id } }))
  await runJobs(house)
  assert.equal((await look(house, actor, id)).status, 'in_review')
  return number
}

async function decide(id: string, decision: Decision['decision'], items: Reason[], within = house) {
  const { data } = good(await takeCase(house, rita, { params: { id } }))
  assert.equal(data.registration_id, id)
  const { version } = await look(house, { kind: 'operator', keyId: id, address: '' }, id)
  return decideCase(within, rita, { params: { id }, query: undefined, body: { decision, items, version } })
}

const put = (actor: ActorOf<'subscriber'>, id: string, take: number, number: string) =>
  putPhoto(house, actor, { params: { id, side: 'data_page' }, query: {}, body: picture({ take, number }) })

void test('only what was asked for can be changed, and all of it must be done', async () => {
  const { actor, id, number } = await inReview('anna')
  good(await decide(id, 'ask_again', [{ code: 'dob_mismatch', at: 'date_of_birth' }]))
  const before = await look(house, actor, id)
  assert.deepEqual([before.status, before.redo, before.missing], ['resubmission_requested', ['date_of_birth'], ['details']])
  assert.equal(word(await submitRegistration(house, actor, { params: { id } })), 'not_complete')
  assert.equal(word(await put(actor, id, 2, number)), 'not_possible_now')
  assert.equal(word(await chooseDocument(house, actor, { params: { id }, query: undefined, body: { kind: 'id_card', issuing_country: 'UTO' } })), 'not_possible_now')
  const name = await putDetails(house, actor, { params: { id }, query: undefined, body: { ...before.details, name: 'SOMEBODY ELSE' } })
  assert.ok(!name.ok && name.problem === 'not_possible_now')
  assert.deepEqual(name.fixes?.map((fix) => fix.at), ['name'])
  const { sex: _sex, ...without } = before.details ?? {}
  assert.equal(word(await putDetails(house, actor, { params: { id }, query: undefined, body: without })), 'not_possible_now', 'leaving a field out is a change too')
  assert.deepEqual((await look(house, actor, id)).details, before.details)
  await giveDetails(house, actor, id, { date_of_birth: '1990-04-12' })
  good(await submitRegistration(house, actor, { params: { id } }))
  await runJobs(house)
  const done = await look(house, actor, id)
  assert.deepEqual([done.status, done.attempt, done.redo], ['approved', 2, []])
})

void test('a picture asked for again has to come again, were it the same', async () => {
  const { actor, id, number } = await inReview('bert')
  good(await decide(id, 'ask_again', [{ code: 'document_glare', at: 'data_page' }]))
  assert.deepEqual((await look(house, actor, id)).missing, ['data_page'])
  good(await putPhoto(house, actor, { params: { id, side: 'data_page' }, query: {}, body: picture({ number }) }))
  assert.deepEqual((await look(house, actor, id)).missing, [])
})

void test('a reviewer cannot ask for what the subscriber cannot do', async () => {
  const { id } = await inReview('cara')
  const idle: Reason[] = [
    { code: 'selfie_no_face', at: 'selfie_with_document' }, { code: 'document_blurred', at: 'front' }, { code: 'name_mismatch', at: 'authority' },
    { code: 'contact_not_confirmed', at: 'email' }, { code: 'contact_not_confirmed', at: 'registration' },
  ]
  for (const item of idle) {
    const refused = await decide(id, 'ask_again', [{ code: 'dob_mismatch', at: 'date_of_birth' }, item])
    assert.ok(!refused.ok && refused.problem === 'not_complete', `${item.code} at ${item.at}`)
    assert.deepEqual(refused.fixes?.map((fix) => fix.code), ['nothing_to_redo'])
  }
  assert.equal(word(await decide(id, 'ask_again', [{ code: 'forgery_suspected', at: 'registration' }])), 'not_complete')
  assert.equal(word(await decide(id, 'ask_again', [])), 'not_complete')
  assert.equal(word(await decide(id, 'approve', [{ code: 'dob_mismatch', at: 'date_of_birth' }])), 'not_complete')
})

void test('an expired document may give way to another one, whose every field may differ', async () => {
  const { actor, id } = await inReview('dora')
  good(await decide(id, 'ask_again', [{ code: 'document_expired', at: 'data_page' }]))
  assert.deepEqual((await look(house, actor, id)).redo, ['document', 'data_page', 'document_number', 'expiry_date'])
  assert.equal(word(await putDetails(house, actor, { params: { id }, query: undefined, body: {} })), 'not_possible_now')
  const { data } = good(await chooseDocument(house, actor, { params: { id }, query: undefined, body: { kind: 'id_card', issuing_country: 'UTO' } }))
  assert.deepEqual(data.missing, ['front', 'back', 'details'])
  good(await chooseDocument(house, actor, { params: { id }, query: undefined, body: passport }))
  good(await put(actor, id, 5, 'BB9000001'))
  await runJobs(house, ['read_photo'])
  await giveDetails(house, actor, id, { date_of_birth: '1990-04-12', document_number: 'BB9000001' })
  good(await submitRegistration(house, actor, { params: { id } }))
  await runJobs(house)
  assert.equal((await look(house, actor, id)).status, 'approved')
})

void test('a document that does not count any more has to be chosen anew, asked for or not', async () => {
  const { actor, id } = await inReview('erin')
  good(await decide(id, 'ask_again', [{ code: 'dob_mismatch', at: 'date_of_birth' }]))
  const ut = policies.get('UT')
  assert.ok(ut)
  const changed = { ...house, policies: new Map([['UT', { ...ut, policy: { ...ut.policy, documents: ut.policy.documents.filter((row) => row.kind !== 'passport') } }]]) }
  assert.ok((await look(changed, actor, id)).missing.includes('document'))
  const { data } = good(await chooseDocument(changed, actor, { params: { id }, query: undefined, body: { kind: 'id_card', issuing_country: 'UTO' } }))
  assert.deepEqual(data.missing, ['front', 'back', 'details'])
})

void test('after the last attempt nothing can be asked for again', async () => {
  const { actor, id, number } = await inReview('fred')
  for (const attempt of [2, 3]) {
    good(await decide(id, 'ask_again', [{ code: 'dob_mismatch', at: 'date_of_birth' }]))
    await giveDetails(house, actor, id, { date_of_birth: `199${attempt}-04-12` })
    await toReview(actor, id, number)
  }
  const refused = await decide(id, 'ask_again', [{ code: 'dob_mismatch', at: 'date_of_birth' }])
  assert.ok(!refused.ok && refused.fixes?.[0]?.code === 'attempts_exceeded')
  assert.equal(word(await decide(id, 'reject', [{ code: 'dob_mismatch', at: 'date_of_birth' }])), 'ok')
  assert.deepEqual([(await look(house, actor, id)).attempts_left, word(await submitRegistration(house, actor, { params: { id } }))], [0, 'not_possible_now'])
})

void test('under a policy that is gone a person can only reject', async () => {
  const { id } = await inReview('gina')
  const bare = { ...house, policies: new Map() }
  assert.equal(word(await decide(id, 'approve', [], bare as typeof house)), 'country_not_served')
  assert.equal(word(await decide(id, 'ask_again', [{ code: 'dob_mismatch', at: 'date_of_birth' }], bare as typeof house)), 'country_not_served')
  assert.equal(word(await decide(id, 'reject', [{ code: 'dob_mismatch', at: 'date_of_birth' }], bare as typeof house)), 'ok')
})
