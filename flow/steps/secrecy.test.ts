// What was found is never told to a fraudster: no neutral code reaches the subscriber's answers, events or messages; no personal data reaches logs, events, webhooks or tables.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { REASONS, REASON_CODES } from '#contract/reasons.ts'
import { RegistrationEvent } from '#contract/registration.ts'
import { newWebhookSecret } from '#couriers/webhook-signature.ts'
import { sealJson } from '#store/seal.ts'
import { insertEndpoint } from '#store/webhooks.ts'
import { Value } from 'typebox/value'
import { loadPolicies } from '../start/load-policies.ts'
import { secretBound } from './deliver-webhook.ts'
import { listRegistrationEvents } from './look-up-registration.ts'
import { addCaseNote } from './review-case.ts'
import { decideCase } from './review-decide.ts'
import { takeCase } from './review-queue.ts'
import { submitRegistration } from './submit.ts'
import { good } from './test-people.ts'
import { decided, filled, look, OPERATOR, registrationHouse, runJobs, staffOf, subscriberOf } from './test-registrations.ts'

const house = await registrationHouse({ after }, await loadPolicies('2027-01-01'))
const rita = await staffOf(house, 'Rita')
const NEUTRAL = REASON_CODES.filter((code) => REASONS[code].audience === 'neutral')
const hook = house.newId()
await insertEndpoint(house.store.db, {
  id: hook, operator_id: house.operator.id, url: 'https://hooks.utopia.example/in', types: ['registration.rejected', 'registration.in_review', 'line.unlocked'],
  secret_sealed: sealJson(house.store.keys.operatorKey(house.operator.id), secretBound(hook), [newWebhookSecret()]), created_at: house.now(), deleted_at: null,
})

/** All that was written to the outbox. */
async function outbox(): Promise<string> {
  const files = (await readdir(house.outbox, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  return (await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')))).join('\n')
}

void test('two people with one document: neither learns of the other', async () => {
  const anna = await subscriberOf(house, 'anna')
  assert.equal((await decided(house, anna, { number: 'DD0000001' })).status, 'approved')
  const bert = await subscriberOf(house, 'bert')
  const waiting = await decided(house, bert, { number: 'DD0000001' })
  assert.equal(waiting.status, 'in_review')
  const asOperator = await look(house, OPERATOR, waiting.id)
  assert.ok(JSON.stringify(asOperator.checks).includes('duplicate_document'), 'the machine found it')
  good(await takeCase(house, rita, { params: { id: waiting.id } }))
  const items = NEUTRAL.map((code) => ({ code, at: 'registration' as const }))
  good(await decideCase(house, rita, { params: { id: waiting.id }, query: undefined, body: { decision: 'reject', items, version: waiting.version, note: 'shown twice' } }))
  await runJobs(house)
  const view = await look(house, bert, waiting.id)
  const events = good(await listRegistrationEvents(house, bert, { params: { id: waiting.id } })).data.items
  assert.deepEqual(view.reasons.map(({ code, at }) => [code, at]), [[null, 'registration']], 'one neutral text, whatever was found')
  assert.ok(events.some((event) => event.type === 'registration.rejected'))
  assert.ok(events.every((event) => event.hash === null && Value.Check(RegistrationEvent, event)), 'a hash over the codes would tell them to whoever tries each')
  const told = [view, events, waiting].map((each) => JSON.stringify(each)).join('\n')
  const sent = await outbox()
  assert.ok(sent.includes('registration.rejected'), 'the webhook went out')
  for (const code of NEUTRAL) assert.ok(!told.includes(code) && !sent.includes(code), code)
  assert.ok(!told.includes('document_repeat') && !told.includes(anna.id))
  const whole = good(await listRegistrationEvents(house, OPERATOR, { params: { id: waiting.id } })).data.items
  assert.ok(JSON.stringify(whole).includes('duplicate_document') && whole.every((event) => event.hash?.length === 64))
})

void test('names, numbers and birth dates stand nowhere in clear: not in the tables, the queue, the log, events, webhooks', async () => {
  const marks = { number: 'ZQ4711883', family: 'QUIXOTEPERSON', birth: '1987-02-23' }
  const cora = await subscriberOf(house, 'coracanary')
  const id = await filled(house, cora, marks)
  good(await submitRegistration(house, cora, { params: { id } }))
  await runJobs(house, ['check_registration', 'reserve_line', 'unlock_line'])
  good(await addCaseNote(house, rita, { params: { id }, query: undefined, body: { text: 'QUIXOTEPERSON rang' } }))
  const tables = await sql<{ name: string }>`
    select oid::regclass::text as name from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)`.execute(house.store.db)
  assert.ok(tables.rows.length > 25)
  const wanted = [marks.number, marks.family, '1987-02-23', '870223', 'coracanary@', Buffer.from(marks.number).toString('base64').slice(0, 10), Buffer.from(marks.family).toString('hex')]
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(house.store.db)
    for (const mark of wanted) assert.ok(!rows.some(({ row }) => row.toLowerCase().includes(mark.toLowerCase())), `${mark} in ${name}`)
  }
  for (const mark of wanted) assert.ok(!JSON.stringify(house.logged).includes(mark), mark)
})
