// Preparing a database: once, by one process at a time, never over a newer one; and partitions ahead of the events.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from './database.ts'
import { ensureEventPartitions } from './event-partitions.ts'
import { appendEvent, verifyChain } from './events.ts'
import { newId } from './ids.ts'
import { DatabaseNotUsable, prepareTables } from './migrate.ts'
import type { Db } from './schema.ts'
import { emptyDatabaseUrl, testDatabaseUrl } from './test-database.ts'

const quiet = () => undefined
async function withOwner(url: string, work: (owner: Db) => Promise<void>): Promise<void> {
  const owner = openDatabase({ connectionString: url }, 3, quiet)
  try {
    await work(owner)
  } finally {
    await owner.destroy()
  }
}
const NOVEMBER = new Date('2030-11-30T23:59:59.999Z')
const partitions = async (db: Db) => (await sql<{ name: string }>`
  select inhrelid::regclass::text as name from pg_inherits where inhparent = 'events'::regclass order by 1`.execute(db)).rows.map(({ name }) => name)

void test('four processes prepare an empty database at once; a fifth finds nothing to do', async (t) => {
  const url = await emptyDatabaseUrl(t)
  const said: string[] = []
  const prepare = () => withOwner(url, (owner) => prepareTables(owner, NOVEMBER, (_level, what) => void said.push(what)))
  await Promise.all([prepare(), prepare(), prepare(), prepare()])
  await prepare()
  assert.equal(said.filter((what) => what === 'event_partitions').length, 1)
  assert.equal(said.filter((what) => what === 'migration').length, readdirSync(join(import.meta.dirname, 'migrations')).length)
  await withOwner(url, async (owner) => {
    assert.deepEqual(await partitions(owner), ['events_2030_11', 'events_2030_12', 'events_2031_01', 'events_2031_02', 'events_other'])
  })
})

void test('a database of a newer version is refused, with the migration named, and left alone', async (t) => {
  const url = await testDatabaseUrl(t)
  await withOwner(url, async (owner) => {
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', now()::text)`.execute(owner)
    await assert.rejects(prepareTables(owner, NOVEMBER, quiet), (error) => error instanceof DatabaseNotUsable && error.message.includes('9999-later'))
    assert.ok(!(await partitions(owner)).includes('events_2030_11'))
  })
})

void test('a database that is not UTF-8 is refused', async (t) => {
  const url = await emptyDatabaseUrl(t, `template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`)
  await withOwner(url, (owner) => assert.rejects(prepareTables(owner, NOVEMBER, quiet), DatabaseNotUsable))
})

void test('partitions follow the calendar, once each, and events find theirs', async (t) => {
  await withOwner(await testDatabaseUrl(t), async (owner) => {
    assert.deepEqual(await ensureEventPartitions(owner, new Date('2031-01-31T23:59:59Z')), ['events_2031_01', 'events_2031_02', 'events_2031_03', 'events_2031_04'])
    assert.deepEqual(await ensureEventPartitions(owner, new Date('2031-02-01T00:00:00Z')), ['events_2031_05'])
    assert.deepEqual(await ensureEventPartitions(owner, new Date('2031-02-28T00:00:00Z')), [])
    const subscriberId = newId()
    for (const at of ['2031-01-31T23:59:59.999Z', '2031-02-01T00:00:00.000Z', '2040-01-01T00:00:00.000Z']) {
      await owner.transaction().execute((tx) => appendEvent(tx, {
        subscriberId, operatorId: newId(), registrationId: null, type: 'photo.received', at: new Date(at), actor: 'system', actorId: null, data: {},
      }))
    }
    const places = async () => (await sql<{ place: string }>`
      select tableoid::regclass::text as place from events where subscriber_id = ${subscriberId} order by seq`.execute(owner)).rows.map(({ place }) => place)
    assert.deepEqual(await places(), ['events_2031_01', 'events_2031_02', 'events_other'])
    // The month of the event that came early: it moves to its partition, and the chain holds.
    assert.deepEqual((await ensureEventPartitions(owner, new Date('2039-12-15T00:00:00Z'))).length, 4)
    assert.deepEqual(await places(), ['events_2031_01', 'events_2031_02', 'events_2040_01'])
    assert.deepEqual(await verifyChain(owner, subscriberId), { ok: true, length: 3 })
  })
})

