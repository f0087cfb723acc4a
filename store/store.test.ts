// The store: opened and closed as one, collisions retried, the wrong keys refused, and a database away said so.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { Client } from 'pg'
import { newId } from './ids.ts'
import { KeysNotUsable } from './keys.ts'
import type { Tx } from './schema.ts'
import { SealBroken } from './seal.ts'
import { openStore } from './store.ts'
import { createSubjectKey, destroySubjectKey, subjectKey, SubjectKeyGone } from './subject-keys.ts'
import { emptyDatabaseUrl, testDatabaseUrl, testStore } from './test-database.ts'
import { DatabaseAway } from './trouble.ts'

const quiet = () => undefined
const store = await testStore({ after })
await sql`create table counters (id int primary key, n int not null)`.execute(store.db).catch(async () => {
  // The service's role makes no tables; the owner does.
  const client = new Client(store.url)
  await client.connect()
  await client.query('create table counters (id int primary key, n int not null)')
  await client.query('insert into counters values (1, 0), (2, 0)')
  await client.query('grant all on counters to public')
  await client.end()
})

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'realname-store-'))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}
const add = (tx: Tx, id: number) => sql`update counters set n = n + 1 where id = ${id}`.execute(tx)

void test('values arrive as they should', async () => {
  const { rows } = await sql`select 9007199254740993::bigint as big, '2030-01-02T03:04:05.678Z'::timestamptz as at, '{"a": [1, null]}'::jsonb as json,
    array['a', 'b']::text[] as texts, '\\x00ff'::bytea as bytes, array[${newId()}]::uuid[] as ids`.execute(store.db)
  const [row] = rows as [Record<string, unknown>]
  assert.equal(row['big'], '9007199254740993')
  assert.deepEqual(row['at'], new Date('2030-01-02T03:04:05.678Z'))
  assert.deepEqual(row['json'], { a: [1, null] })
  assert.deepEqual(row['texts'], ['a', 'b'])
  assert.deepEqual(row['bytes'], Buffer.of(0, 255))
  assert.ok(Array.isArray(row['ids']))
})

void test('transactions that deadlock are run again until all have happened once', async () => {
  let runs = 0
  await Promise.all([0, 1].map((i) => store.transaction(async (tx) => {
    runs += 1
    await add(tx, i + 1)
    await sql`select pg_sleep(0.1)`.execute(tx)
    await add(tx, 2 - i)
  })))
  assert.ok(runs > 2, 'they did deadlock')
  const { rows } = await sql<{ n: number }>`select n from counters order by id`.execute(store.db)
  assert.deepEqual(rows.map(({ n }) => n), [2, 2])
})

void test('serialization failures are run again, other errors are not', async () => {
  const before = (await sql<{ n: number }>`select n from counters where id = 1`.execute(store.db)).rows[0]!.n
  let runs = 0
  await Promise.all(Array.from({ length: 4 }, () => store.transaction(async (tx) => {
    runs += 1
    await sql`set transaction isolation level repeatable read`.execute(tx)
    await sql`select n from counters where id = 1`.execute(tx)
    await sql`select pg_sleep(0.01)`.execute(tx)
    await add(tx, 1)
  })))
  assert.ok(runs > 4)
  const { rows } = await sql<{ n: number }>`select n from counters where id = 1`.execute(store.db)
  assert.equal(rows[0]!.n, before + 4)
  let others = 0
  await assert.rejects(store.transaction(async (tx) => {
    others += 1
    await sql`select 1 / 0`.execute(tx)
  }), { code: '22012' })
  assert.equal(others, 1)
})

void test('a subscriber has one key; destroyed, it is gone for good', async () => {
  const subject = { subscriberId: newId(), operatorId: newId(), at: new Date() }
  const made = await store.transaction((tx) => createSubjectKey(tx, store.keys, subject))
  assert.equal(made.length, 32)
  assert.deepEqual(await subjectKey(store.db, store.keys, subject.subscriberId), made)
  await assert.rejects(store.transaction((tx) => createSubjectKey(tx, store.keys, subject)), { code: '23505' })
  const other = { ...subject, subscriberId: newId() }
  await store.transaction((tx) => createSubjectKey(tx, store.keys, other))
  await sql`update subject_keys set wrapped = (select wrapped from subject_keys where subscriber_id = ${subject.subscriberId}) where subscriber_id = ${other.subscriberId}`.execute(store.db)
  await assert.rejects(subjectKey(store.db, store.keys, other.subscriberId), SealBroken)
  await store.transaction((tx) => destroySubjectKey(tx, subject.subscriberId))
  await assert.rejects(subjectKey(store.db, store.keys, subject.subscriberId), SubjectKeyGone)
})

void test('data come back after closing and opening; other keys and no keys are refused', async (t) => {
  const databaseUrl = await testDatabaseUrl(t)
  const here = folder(t)
  const bytes = randomBytes(100_000)
  const subject = { subscriberId: newId(), operatorId: newId(), at: new Date() }
  const first = await openStore({ dataFolder: here, databaseUrl, log: quiet })
  const key = await first.transaction((tx) => createSubjectKey(tx, first.keys, subject))
  await first.vault.put('picture', bytes, key, 'x')
  await first.close()
  const second = await openStore({ dataFolder: here, databaseUrl, log: quiet })
  assert.deepEqual(Buffer.from(await second.vault.get('picture', await subjectKey(second.db, second.keys, subject.subscriberId), 'x')), bytes)
  await second.close()
  const elsewhere = folder(t)
  await assert.rejects(openStore({ dataFolder: elsewhere, databaseUrl, log: quiet }), (error) => error instanceof KeysNotUsable && error.message.includes('missing'))
  assert.ok(!existsSync(join(elsewhere, 'keys.json')), 'no new keys beside old data')
  const fresh = await openStore({ dataFolder: elsewhere, databaseUrl: await testDatabaseUrl(t), log: quiet })
  await fresh.close()
  await assert.rejects(openStore({ dataFolder: elsewhere, databaseUrl, log: quiet }), (error) => error instanceof KeysNotUsable && error.message.includes('another database'))
})

void test('where the user may not make roles, it works all the same, and the log says so', async (t) => {
  const name = `realname_plain_${newId().slice(-12)}`
  const client = new Client(store.url)
  await client.connect()
  await client.query(`create role ${name} login`)
  const url = new URL(await emptyDatabaseUrl(t, `template template0 encoding 'UTF8' owner ${name}`))
  t.after(async () => {
    await client.query(`drop role ${name}`)
    await client.end()
  })
  url.username = name
  const said: string[] = []
  const plain = await openStore({ dataFolder: folder(t), databaseUrl: url.href, log: (_level, what) => void said.push(what) })
  assert.ok(said.includes('service_role_missing'))
  await plain.transaction((tx) => createSubjectKey(tx, plain.keys, { subscriberId: newId(), operatorId: newId(), at: new Date() }))
  await plain.transaction((tx) => plain.queue.send(tx, 'lapse', {}))
  await plain.close()
})

void test('a database that is not there is said to be away', async (t) => {
  for (const databaseUrl of ['postgres://x@127.0.0.1:1/x', 'postgres://x@localhost/x?host=/nowhere']) {
    await assert.rejects(openStore({ dataFolder: folder(t), databaseUrl, log: quiet }), DatabaseAway)
  }
})
