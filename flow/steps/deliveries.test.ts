// What goes out: webhooks until they are delivered or given up, messages to the contact on file, lines switched on once.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sealJson } from '#store/seal.ts'
import { listDeliveries } from '#store/webhooks.ts'
import type { Couriers, House, Outcome } from '../house.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { deliverWebhook } from './deliver-webhook.ts'
import { cancelRegistration } from './cancel.ts'
import { keyOf } from './sealed.ts'
import { sendMessage } from './send-message.ts'
import { submitRegistration } from './submit.ts'
import { contactsOf, good } from './test-people.ts'
import { decided, filled, giveLines, OPERATOR, registrationHouse, runJobs, subscriberOf, takeJobs } from './test-registrations.ts'
import { reserveLine, unlockLine } from './unlock-line.ts'
import { createWebhookEndpoint, deleteWebhookEndpoint, listWebhookDeliveries, testWebhookEndpoint } from './webhook-endpoints.ts'

const house = await registrationHouse({ after }, await loadPolicies('2027-01-01'))
const word = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem)
type Sent = Awaited<ReturnType<Couriers['webhook']['send']>>
const posts: { id: string; body: string }[] = []
/** A house whose webhooks are answered as a test wants. */
const answering = (answer: Sent): House => {
  const send: Couriers['webhook']['send'] = async (post) => {
    posts.push({ id: post.id, body: post.body })
    return answer
  }
  return {
    ...house,
    couriers: { ...house.couriers, webhook: { ...house.couriers.webhook, check: async () => ({ ok: true }), send } },
  }
}
const up = answering({ ok: true, ref: 'test', status: 204 })
const down = answering({ ok: false, retry: true, detail: 'http 503', status: 503 })

async function endpoint(): Promise<string> {
  return good(await createWebhookEndpoint(up, OPERATOR, { body: { url: 'https://hooks.utopia.example/in' } })).data.id
}

void test('a delivery is posted once it succeeds, however often its job runs', async () => {
  const id = await endpoint()
  const { data } = good(await testWebhookEndpoint(up, OPERATOR, { params: { id } }))
  posts.length = 0
  await deliverWebhook(up, { deliveryId: data.id })
  await deliverWebhook(up, { deliveryId: data.id })
  assert.equal(posts.length, 1)
  assert.deepEqual(good(await listWebhookDeliveries(up, OPERATOR, { params: { id } })).data.items.map(({ status, tries, last_status }) => [status, tries, last_status]), [['delivered', 1, 204]])
  await takeJobs(house, ['deliver_webhook'])
})

void test('a receiver that is down is tried by the schedule, then given up', async () => {
  const id = await endpoint()
  const { data } = good(await testWebhookEndpoint(up, OPERATOR, { params: { id } }))
  await takeJobs(house, ['deliver_webhook'])
  posts.length = 0
  for (let tries = 0; tries < 40; tries += 1) await deliverWebhook(down, { deliveryId: data.id })
  const [row] = await listDeliveries(house.store.db, id)
  assert.equal(row?.status, 'given_up')
  assert.equal(posts.length, row.tries)
  assert.ok(posts.length > 5 && posts.length < 20, `${posts.length} tries`)
  assert.equal(new Set(posts.map((post) => post.id + post.body)).size, 1, 'the same id and body each time')
})

void test('an endpoint taken away meanwhile gets nothing more', async () => {
  const id = await endpoint()
  const { data } = good(await testWebhookEndpoint(up, OPERATOR, { params: { id } }))
  good(await deleteWebhookEndpoint(up, OPERATOR, { params: { id } }))
  posts.length = 0
  await runJobs(up, ['deliver_webhook'])
  assert.equal(posts.filter((post) => post.id === data.id).length, 0)
  assert.equal((await listDeliveries(house.store.db, id))[0]?.status, 'given_up')
  assert.deepEqual([word(await deleteWebhookEndpoint(up, OPERATOR, { params: { id } })), word(await testWebhookEndpoint(up, OPERATOR, { params: { id } })), word(await listWebhookDeliveries(up, OPERATOR, { params: { id } }))], ['not_found', 'not_found', 'not_found'])
})

void test('what is announced holds ids and codes only', async () => {
  await endpoint()
  posts.length = 0
  const anna = await subscriberOf(house, 'anna')
  const id = await filled(house, anna, { number: 'GG0000001', family: 'QUIXOTEPERSON' })
  good(await submitRegistration(house, anna, { params: { id } }))
  good(await cancelRegistration(house, anna, { params: { id } }))
  await runJobs(up, ['deliver_webhook'])
  const bodies = posts.map((post) => JSON.parse(post.body) as { type: string; data: Record<string, unknown> })
  assert.deepEqual([...new Set(bodies.map((body) => body.type))].toSorted(), ['registration.canceled', 'registration.submitted'])
  for (const body of bodies) assert.deepEqual(Object.keys(body.data).toSorted(), ['attempt', 'registration_id', 'status', 'subscriber_id'])
})

void test('a message goes out once; one whose contact is gone, or whose policy is gone, hinders nothing', async () => {
  const bert = await subscriberOf(house, 'bert')
  const id = await filled(house, bert, { number: 'GG0000002' })
  good(await submitRegistration(house, bert, { params: { id } }))
  await takeJobs(house, ['send_message'])
  const rows = await house.store.db.selectFrom('messages').selectAll().where('subscriber_id', '=', bert.id).execute()
  assert.deepEqual(rows.map(({ channel }) => channel).toSorted(), ['email', 'phone'])
  const { email } = contactsOf('bert')
  const sealed = sealJson(await keyOf(house, house.store.db, bert.id), `subscriber/${bert.id}/contacts`, { email })
  await house.store.db.updateTable('subscribers').set({ sealed }).where('id', '=', bert.id).execute()
  const sent: string[] = []
  const send: Couriers['mail']['send'] = (one) => {
    sent.push(one.to)
    return house.couriers.mail.send(one)
  }
  const mail: Couriers['mail'] = { ...house.couriers.mail, send }
  const watched = { ...house, policies: new Map(), couriers: { ...house.couriers, mail } }
  for (const { id: messageId } of [...rows, ...rows]) await sendMessage(watched, { subscriberId: bert.id, messageId })
  const ends = await house.store.db.selectFrom('messages').select(['channel', 'status']).where('subscriber_id', '=', bert.id).execute()
  assert.deepEqual(Object.fromEntries(ends.map(({ channel, status }) => [channel, status])), { email: 'sent', phone: 'given_up' })
  assert.deepEqual(sent, [email])
  await sendMessage(house, { subscriberId: bert.id, messageId: house.newId() })
})

void test('a line is reserved and switched on once, however often and at once its jobs run', async () => {
  const cara = await subscriberOf(house, 'cara')
  const view = await decided(house, cara, { number: 'GG0000003' })
  const lineId = view.line_ids[0] ?? ''
  const job = { subscriberId: cara.id, lineId, registrationId: view.id }
  await Promise.all(Array.from({ length: 5 }, () => unlockLine(house, job)))
  const events = await house.store.db.selectFrom('events').select('type').where('subscriber_id', '=', cara.id).where('type', 'in', ['line.reserved', 'line.unlocked']).execute()
  assert.deepEqual(events.map(({ type }) => type).toSorted(), ['line.reserved', 'line.unlocked'])
})

void test('a line is not switched on for a registration that is not approved, nor one given back', async () => {
  const dora = await subscriberOf(house, 'dora')
  const id = await filled(house, dora, { number: 'GG0000004' })
  const line = await house.store.db.selectFrom('lines').selectAll().where('subscriber_id', '=', dora.id).executeTakeFirstOrThrow()
  await unlockLine(house, { subscriberId: dora.id, lineId: line.id, registrationId: id })
  const statusOf = async (lineId: string) => (await house.store.db.selectFrom('lines').select('status').where('id', '=', lineId).executeTakeFirstOrThrow()).status
  assert.equal(await statusOf(line.id), 'locked')
  good(await submitRegistration(house, dora, { params: { id } }))
  await runJobs(house, ['check_registration'])
  await house.store.db.updateTable('lines').set({ status: 'deregistered' }).where('id', '=', line.id).execute()
  await runJobs(house)
  assert.equal(await statusOf(line.id), 'deregistered')
  const [unused] = await giveLines(house, dora.id, 1)
  await Promise.all(Array.from({ length: 5 }, () => reserveLine(house, { subscriberId: dora.id, lineId: unused ?? '' })))
  const reserved = await house.store.db.selectFrom('events').select('data').where('subscriber_id', '=', dora.id).where('type', '=', 'line.reserved').execute()
  assert.equal(reserved.filter(({ data }) => data['line_id'] === unused).length, 1)
})
