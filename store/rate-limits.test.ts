// Rate limits: exactly the points given, for each key, in each window, and never for free.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from './database.ts'
import { takePoint } from './rate-limits.ts'
import { testStore } from './test-database.ts'
import { DatabaseAway } from './trouble.ts'

const store = await testStore({ after })

void test('fifty at once on a key of five get exactly five', async () => {
  const taken = await Promise.all(Array.from({ length: 50 }, () => takePoint(store, 'sign-in/a', { points: 5, seconds: 60 })))
  assert.equal(taken.filter(({ ok }) => ok).length, 5)
  for (const one of taken) if (!one.ok) assert.ok(one.retryAfter > 50 && one.retryAfter <= 60, String(one.retryAfter))
})

void test('two processes count together, keys and rates apart', async () => {
  const rate = { points: 2, seconds: 60 }
  const other = { db: openDatabase({ connectionString: store.url }, 2, () => undefined), keys: store.keys }
  try {
    assert.equal((await takePoint(store, 'b', rate)).ok, true)
    assert.equal((await takePoint(other, 'b', rate)).ok, true)
    assert.equal((await takePoint(store, 'b', rate)).ok, false)
    assert.equal((await takePoint(store, 'c', rate)).ok, true)
    assert.equal((await takePoint(store, 'b', { points: 2, seconds: 61 })).ok, true)
  } finally {
    await other.db.destroy()
  }
})

void test('a window ends', async () => {
  const rate = { points: 1, seconds: 1 }
  assert.equal((await takePoint(store, 'd', rate)).ok, true)
  assert.deepEqual(await takePoint(store, 'd', rate), { ok: false, retryAfter: 1 })
  await wait(1_050)
  assert.equal((await takePoint(store, 'd', rate)).ok, true)
})

void test('the table keeps no key in clear, and its rows are not written to the log of the database', async () => {
  await takePoint(store, 'somebody@example.test', { points: 5, seconds: 60 })
  const { rows } = await sql<{ text: string }>`select rate_limits::text as text from rate_limits`.execute(store.db)
  assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes('somebody')))
  const kind = await sql<{ kind: string }>`select relpersistence as kind from pg_class where relname = 'rate_limits'`.execute(store.db)
  assert.equal(kind.rows[0]?.kind, 'u')
})

void test('without the database no try is free', async () => {
  const away = { db: openDatabase({ host: '/nowhere', database: 'x', user: 'x' }, 1, () => undefined), keys: store.keys }
  await assert.rejects(takePoint(away, 'e', { points: 5, seconds: 60 }), DatabaseAway)
  await away.db.destroy()
})
