// Faces are looked at with consent only, once, before the checks; whoever fails, a person decides; what is withdrawn is gone.
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { Check } from '#contract/reasons.ts'
import { SELFIE_CHECKS } from '#core/policy.ts'
import { findPhoto, listCurrentPhotos } from '#store/photos.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { putConsents } from './give-consents.ts'
import { giveUpFaces, lookAtFaces } from './look-at-faces.ts'
import { listRegistrationEvents } from './look-up-registration.ts'
import { putPhoto } from './receive-photo.ts'
import { keyOf, openFaces } from './sealed.ts'
import { submitRegistration } from './submit.ts'
import { askingForSelfies, decidedWithSelfie, filledWithSelfie, sendSelfie, testEngine } from './test-faces.ts'
import { good } from './test-people.ts'
import { look, OPERATOR, picture, registrationHouse, runJobs, subscriberOf, takeJobs } from './test-registrations.ts'

const policies = await loadPolicies('2027-01-01')
const made = await registrationHouse({ after }, new Map([...policies, ['UT', askingForSelfies(policies.get('UT')!)]]))
const faces = testEngine()
const house = { ...made, faces }
beforeEach(() => Object.assign(faces, { asked: 0, away: null }))

const checksOf = async (id: string): Promise<Record<string, Check['status']>> => {
  const { checks } = await look(house, OPERATOR, id)
  return Object.fromEntries(checks.filter(({ name }) => SELFIE_CHECKS.some((own) => own === name)).map(({ name, status }) => [name, status]))
}
const selfieOf = async (subscriberId: string, id: string) => (await listCurrentPhotos(house.store.db, subscriberId, id)).find(({ side }) => side === 'selfie_with_document')!
const withdraw = (actor: Parameters<typeof putConsents>[1], id: string) =>
  putConsents(house, actor, { params: { id }, query: undefined, body: { items: [{ purpose: 'face_comparison', version: '2026-11-28', granted: false }] } })

/** Where a text stands in the database, as rows are shown; binary columns in hex. */
async function tablesWith(mark: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select oid::regclass::text as name from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)`.execute(house.store.db)
  const found: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.raw(name)} t where position(${mark} in t::text) > 0`.execute(house.store.db)
    if (rows[0]?.n !== '0') found.push(name)
  }
  return found
}

void test('the holder with the document is approved, and of the faces words and numbers are kept, no template', async () => {
  const anna = await subscriberOf(house, 'anna')
  const done = await decidedWithSelfie(house, anna, { number: 'FA0000001' })
  assert.equal(done.status, 'approved')
  assert.deepEqual(await checksOf(done.id), { face_detected: 'passed', face_match: 'passed', document_in_hand: 'passed' })
  assert.equal(faces.asked, 4, 'found twice, compared twice')
  const selfie = await selfieOf(anna.id, done.id)
  const seen = openFaces(await keyOf(house, house.store.db, anna.id), selfie)
  assert.deepEqual([seen?.holder?.band, seen?.in_hand?.band, seen?.problem], ['match', 'match', null])
  assert.ok(!/vector|template|points/.test(JSON.stringify(seen)))
})

void test('a job run twice, or of pictures that were changed meanwhile, changes nothing', async () => {
  const bert = await subscriberOf(house, 'bert')
  const id = await filledWithSelfie(house, bert, { number: 'FA0000002' }, true)
  const job = { subscriberId: bert.id, registrationId: id }
  await runJobs(house)
  const before = await look(house, bert, id)
  const asked = faces.asked
  await lookAtFaces(house, job)
  await giveUpFaces(house, job)
  assert.deepEqual([(await look(house, bert, id)).version, faces.asked], [before.version, asked])
  good(await putPhoto(house, bert, { params: { id, side: 'data_page' }, query: {}, body: picture({ number: 'FA0000002', take: 2 }) }))
  await runJobs(house)
  assert.equal(faces.asked, asked + 4, 'another picture of the document is looked at anew')
  await sendSelfie(house, bert, id, { number: 'FA0000002', take: 3 })
  const late = lookAtFaces(house, job)
  await late
  const { faces_sealed } = await selfieOf(bert.id, id)
  assert.equal(faces_sealed, null, 'one that is not read yet is not looked at')
})

void test('the checks wait for the faces', async () => {
  const cora = await subscriberOf(house, 'cora')
  const id = await filledWithSelfie(house, cora, { number: 'FA0000003' }, true)
  good(await submitRegistration(house, cora, { params: { id } }))
  assert.equal((await takeJobs(house, ['check_registration'])).length, 0)
  await runJobs(house)
  assert.equal((await look(house, cora, id)).status, 'approved')
})

void test('without the consent no face is looked at, and a person decides', async () => {
  const dora = await subscriberOf(house, 'dora')
  const done = await decidedWithSelfie(house, dora, { number: 'FA0000004' }, false)
  assert.deepEqual([done.status, faces.asked], ['in_review', 0])
  assert.deepEqual(await checksOf(done.id), { face_detected: 'warning', face_match: 'warning', document_in_hand: 'passed' })
})

void test('an engine that is away is asked twice, then a person decides', async () => {
  for (const problem of ['provider_away', 'reader_failed'] as const) {
    const name = `erin${problem}`
    const erin = await subscriberOf(house, name)
    const id = await filledWithSelfie(house, erin, { number: problem === 'reader_failed' ? 'FA0000005' : 'FA0000006' }, true)
    good(await submitRegistration(house, erin, { params: { id } }))
    faces.away = { problem, detail: 'made to fail' }
    const [job] = await takeJobs(house, ['look_at_faces'])
    const data = job!.data as Parameters<typeof lookAtFaces>[1]
    await assert.rejects(lookAtFaces(house, data), { name: 'EngineAway', code: problem })
    await assert.rejects(lookAtFaces(house, data))
    assert.equal((await look(house, erin, id)).status, 'submitted')
    await giveUpFaces(house, data)
    await runJobs(house)
    assert.equal((await look(house, erin, id)).status, 'in_review')
    assert.deepEqual(await checksOf(id), { face_detected: 'warning', face_match: 'warning', document_in_hand: 'passed' })
    faces.away = null
  }
})

void test('another person goes to a reviewer; the subscriber is told nothing of it', async () => {
  const finn = await subscriberOf(house, 'finn')
  const done = await decidedWithSelfie(house, finn, { number: 'FA0000007', band: 'mismatch' })
  assert.equal(done.status, 'in_review')
  assert.ok(JSON.stringify((await look(house, OPERATOR, done.id)).checks).includes('face_mismatch'))
  const events = good(await listRegistrationEvents(house, finn, { params: { id: done.id } })).data
  for (const view of [done, events]) assert.ok(!/face_mismatch|mismatch|faces\./.test(JSON.stringify(view)))
})

void test('a selfie without a second face goes back and is done again alone', async () => {
  const gina = await subscriberOf(house, 'gina')
  const back = await decidedWithSelfie(house, gina, { number: 'FA0000008', persons: 1 })
  assert.deepEqual([back.status, back.redo, back.reasons.map(({ code, at }) => `${code}@${at}`)], ['resubmission_requested', ['selfie_with_document'], ['selfie_without_id@selfie_with_document']])
  await sendSelfie(house, gina, back.id, { number: 'FA0000008' })
  await runJobs(house)
  good(await submitRegistration(house, gina, { params: { id: back.id } }))
  await runJobs(house)
  assert.equal((await look(house, gina, back.id)).status, 'approved')
})

void test('a withdrawn consent erases what was seen, at any time, and the registration goes on', async () => {
  const hugo = await subscriberOf(house, 'hugo')
  const { id, status } = await decidedWithSelfie(house, hugo, { number: 'FA0000009', band: 'inconclusive' })
  assert.equal(status, 'in_review')
  const selfie = await selfieOf(hugo.id, id)
  const mark = selfie.faces_sealed!.toString('hex')
  assert.deepEqual(await tablesWith(mark), ['photos'])
  const before = await look(house, OPERATOR, id)
  assert.ok(JSON.stringify(before.checks).includes('inconclusive'))
  good(await withdraw(hugo, id))
  assert.deepEqual(await tablesWith(mark), [])
  assert.equal((await findPhoto(house.store.db, hugo.id, selfie.id))?.faces_sealed, null)
  const now = await look(house, OPERATOR, id)
  assert.ok(!JSON.stringify(now.checks).includes('inconclusive'))
  assert.deepEqual([now.status, await checksOf(id)], ['in_review', { face_detected: 'warning', face_match: 'warning', document_in_hand: 'warning' }])
  await runJobs(house)
  await lookAtFaces(house, { subscriberId: hugo.id, registrationId: id })
  assert.equal((await selfieOf(hugo.id, id)).faces_sealed, null, 'and nobody looks again')
  const other = [{ purpose: 'document_pictures' as const, version: '2026-11-22', granted: false }]
  assert.equal((await putConsents(house, hugo, { params: { id }, query: undefined, body: { items: other } })).ok, false, 'other consents are closed with the form')
})

void test('withdrawn between submission and looking, the checks go on without faces', async () => {
  const ivan = await subscriberOf(house, 'ivan')
  const id = await filledWithSelfie(house, ivan, { number: 'FA0000010' }, true)
  good(await submitRegistration(house, ivan, { params: { id } }))
  good(await withdraw(ivan, id))
  await runJobs(house)
  assert.deepEqual([(await look(house, ivan, id)).status, faces.asked], ['in_review', 0])
})
