// The chain of events: it never forks, and whatever a superuser does to it is found, with the place.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from './database.ts'
import { canonicalJson } from './event-hash.ts'
import { appendEvent, listEvents, verifyChain, type NewEvent } from './events.ts'
import { newId } from './ids.ts'
import type { Tx } from './schema.ts'
import { testStore } from './test-database.ts'

const store = await testStore({ after })
const operatorId = newId()
const event = (subscriberId: string, more: Partial<NewEvent> = {}): NewEvent => ({
  subscriberId, operatorId, registrationId: null, type: 'photo.received', at: new Date(), actor: 'subscriber', actorId: null, data: { side: 'front' }, ...more,
})
async function chain(length: number): Promise<string> {
  const subscriberId = newId()
  for (let i = 0; i < length; i += 1) await store.transaction((tx) => appendEvent(tx, event(subscriberId, { data: { b: [i, { y: 1, x: null }], a: 'ü' } })))
  return subscriberId
}

void test('events come back as they were appended, in order, and the chain holds', async () => {
  const subscriberId = newId()
  const registrationId = newId()
  const first = await store.transaction((tx) => appendEvent(tx, event(subscriberId, { registrationId, data: { z: 1.5, a: ['x', null, true], big: 1e21 } })))
  const second = await store.transaction((tx) => appendEvent(tx, event(subscriberId, { type: 'photo.read', actor: 'system' })))
  const all = await listEvents(store.db, subscriberId)
  assert.deepEqual(all.map(({ seq, type }) => [seq, type]), [[1, 'photo.received'], [2, 'photo.read']])
  assert.deepEqual(all[0]!.data, { z: 1.5, a: ['x', null, true], big: 1e21 })
  assert.deepEqual([first.seq, second.seq], [1, 2])
  assert.deepEqual(all[1]!.previous, first.hash)
  assert.deepEqual((await listEvents(store.db, subscriberId, registrationId)).map(({ seq }) => seq), [1])
  assert.deepEqual(await verifyChain(store.db, subscriberId), { ok: true, length: 2 })
})

void test('forty at once make one chain', async () => {
  const subscriberId = newId()
  await Promise.all(Array.from({ length: 40 }, () => store.transaction((tx) => appendEvent(tx, event(subscriberId)))))
  assert.deepEqual(await verifyChain(store.db, subscriberId), { ok: true, length: 40 })
})

void test('an event goes with its transaction', async () => {
  const subscriberId = await chain(1)
  await assert.rejects(store.transaction(async (tx) => {
    await appendEvent(tx, event(subscriberId))
    throw new Error('changed my mind')
  }))
  assert.deepEqual(await verifyChain(store.db, subscriberId), { ok: true, length: 1 })
})

void test('somebody without events has a whole chain of none', async () => {
  assert.deepEqual(await verifyChain(store.db, newId()), { ok: true, length: 0 })
})

void test('the service itself may neither change nor remove events, nor reach past their table', async () => {
  const subscriberId = await chain(1)
  const [partition] = (await sql<{ name: string }>`select tableoid::regclass::text as name from events where subscriber_id = ${subscriberId}`.execute(store.db)).rows
  const denied = { code: '42501' }
  await assert.rejects(store.db.updateTable('events').set({ type: 'x' }).where('subscriber_id', '=', subscriberId).execute(), denied)
  await assert.rejects(store.db.deleteFrom('events').where('subscriber_id', '=', subscriberId).execute(), denied)
  await assert.rejects(sql`truncate events`.execute(store.db), denied)
  await assert.rejects(sql`delete from ${sql.table(partition!.name)}`.execute(store.db), denied)
  await assert.rejects(sql`drop table ${sql.table(partition!.name)}`.execute(store.db), denied)
})

type Edit = { what: string; edit: (tx: Tx, id: string) => Promise<unknown>; seq: number }
const set = (column: string, value: string) => (tx: Tx, id: string) =>
  sql`update events set ${sql.ref(column)} = ${sql.raw(value)} where subscriber_id = ${id} and seq = 3`.execute(tx)
const EDITS: Edit[] = [
  ...([
    ['operator_id', 'gen_random_uuid()'], ['registration_id', 'gen_random_uuid()'], ['type', `'line.unlocked'`], ['at', `at + interval '1 millisecond'`],
    ['actor', `'staff'`], ['actor_id', 'gen_random_uuid()'], ['data', `'{}'`], ['data', `jsonb_set(data, '{b,1,y}', '2')`],
    ['prev_hash', `sha256('x')`], ['hash', `sha256('x')`],
  ] as const).map(([column, value]) => ({ what: `${column} = ${value}`, edit: set(column, value), seq: 3 })),
  { what: 'first removed', edit: (tx, id) => sql`delete from events where subscriber_id = ${id} and seq = 1`.execute(tx), seq: 1 },
  { what: 'middle removed', edit: (tx, id) => sql`delete from events where subscriber_id = ${id} and seq = 3`.execute(tx), seq: 3 },
  { what: 'tail removed', edit: (tx, id) => sql`delete from events where subscriber_id = ${id} and seq >= 5`.execute(tx), seq: 5 },
  { what: 'all removed', edit: (tx, id) => sql`delete from events where subscriber_id = ${id}`.execute(tx), seq: 1 },
  { what: 'swapped', edit: (tx, id) => sql`update events set seq = 7 - seq where subscriber_id = ${id} and seq in (3, 4)`.execute(tx), seq: 3 },
  {
    what: 'removed and the rest moved up',
    edit: async (tx, id) => {
      await sql`delete from events where subscriber_id = ${id} and seq = 3`.execute(tx)
      await sql`update events set seq = seq - 1 where subscriber_id = ${id} and seq > 3`.execute(tx)
      await sql`update event_heads set seq = seq - 1 where subscriber_id = ${id}`.execute(tx)
    },
    seq: 3,
  },
  {
    what: 'copied',
    edit: (tx, id) => sql`insert into events select subscriber_id, seq, operator_id, registration_id, type, at + interval '1 s', actor, actor_id, data, prev_hash, hash
      from events where subscriber_id = ${id} and seq = 2`.execute(tx),
    seq: 2,
  },
  { what: 'head moved back', edit: (tx, id) => sql`update event_heads set seq = 4 where subscriber_id = ${id}`.execute(tx), seq: 5 },
  { what: 'head hash changed', edit: (tx, id) => sql`update event_heads set hash = sha256('x') where subscriber_id = ${id}`.execute(tx), seq: 6 },
  { what: 'head removed', edit: (tx, id) => sql`delete from event_heads where subscriber_id = ${id}`.execute(tx), seq: 1 },
]

void test('every edit of a superuser is found, with its place', async () => {
  const owner = openDatabase({ connectionString: store.url }, 1, () => undefined)
  try {
    for (const { what, edit, seq } of EDITS) {
      const subscriberId = await chain(6)
      await owner.transaction().execute((tx) => edit(tx, subscriberId))
      const verdict = await verifyChain(store.db, subscriberId)
      assert.equal(verdict.ok, false, what)
      assert.equal(verdict.ok || verdict.seq, seq, what)
    }
  } finally {
    await owner.destroy()
  }
})

void test('canonical JSON does not depend on the order of names', () => {
  assert.equal(canonicalJson({ b: 1, a: { d: [{ f: 1, e: 2 }], c: null } }), canonicalJson({ a: { c: null, d: [{ e: 2, f: 1 }] }, b: 1 }))
  assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]))
})
