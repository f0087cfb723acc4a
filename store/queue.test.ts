// The queue: a job goes with its transaction, runs at least once, is tried again, and is never lost with its process.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { JOB_NAMES } from '#core/jobs.ts'
import { JOB_RULES } from './job-rules.ts'
import { openQueue, type Queue } from './queue.ts'
import { openStore, type Store } from './store.ts'
import { testDatabaseUrl, testStore } from './test-database.ts'

async function until(what: string, seconds: number, met: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < seconds * 100; i += 1) {
    if (await met()) return
    await wait(10)
  }
  assert.fail(`${what} did not happen within ${seconds} s`)
}
const idle = (queue: Queue, seconds = 20) => until('idle', seconds, () => queue.idle())
const message = () => ({ subscriberId: randomUUID(), messageId: randomUUID() })
const send = (store: Store, data: { subscriberId: string; messageId: string }, options?: { delaySeconds?: number; key?: string }) =>
  store.transaction((tx) => store.queue.send(tx, 'send_message', data, options))

void test('a job carries its data, once, and only when its transaction commits', async (t) => {
  const store = await testStore(t)
  const seen: unknown[] = []
  await store.queue.work('send_message', { concurrency: 2 }, async (data, { tries }) => void seen.push({ ...data, tries }))
  const data = message()
  await assert.rejects(store.transaction(async (tx) => {
    await store.queue.send(tx, 'send_message', message())
    throw new Error('changed my mind')
  }))
  await store.transaction(async (tx) => {
    await store.queue.send(tx, 'send_message', data)
    await wait(700)
    assert.deepEqual(seen, [], 'not before the transaction commits')
  })
  await idle(store.queue)
  await wait(100)
  assert.deepEqual(seen, [{ ...data, tries: 1 }])
})

void test('four jobs in a row take well under a second, and a heap is worked off with the concurrency given', async (t) => {
  const store = await testStore(t)
  const began = Date.now()
  let steps = 0
  let took = 0
  await store.queue.work('send_message', { concurrency: 2 }, async (data) => {
    steps += 1
    if (steps < 4) await send(store, data)
    else took = Date.now() - began
  })
  await send(store, message())
  await until('four jobs', 5, () => took > 0)
  assert.ok(took < 1_000, `${took} ms`)

  let running = 0
  let most = 0
  let done = 0
  await store.queue.work('lapse', { concurrency: 3 }, async () => {
    running += 1
    most = Math.max(most, running)
    await wait(20)
    running -= 1
    done += 1
  })
  await store.transaction(async (tx) => {
    for (let i = 0; i < 30; i += 1) await store.queue.send(tx, 'lapse', {})
  })
  await until('thirty jobs', 10, () => done === 30)
  assert.equal(most, 3)
})

void test('a delayed job waits its time', async (t) => {
  const store = await testStore(t)
  let at = 0
  await store.queue.work('send_message', { concurrency: 1 }, async () => { at = Date.now() })
  const began = Date.now()
  await send(store, message(), { delaySeconds: 2 })
  assert.equal(await store.queue.idle(), true, 'what is due later does not keep a test waiting')
  await until('the delayed job', 6, () => at > 0)
  assert.ok(at - began >= 1_900 && at - began < 3_500, `${at - began} ms`)
})

void test('of many with one key one waits; a running one does not swallow the next', async (t) => {
  const store = await testStore(t)
  await Promise.all(Array.from({ length: 20 }, () => send(store, message(), { key: 'a' })))
  await send(store, message(), { key: 'b' })
  const waiting = await sql<{ n: number }>`select count(*)::int as n from pgboss.job where name = 'send_message'`.execute(store.db)
  assert.equal(waiting.rows[0]?.n, 2)
  let ran = 0
  let sentAgain = false
  await store.queue.work('send_message', { concurrency: 1 }, async (data) => {
    ran += 1
    if (sentAgain) return
    sentAgain = true
    await send(store, data, { key: 'a' })
    await send(store, data, { key: 'a' })
  })
  await idle(store.queue)
  assert.ok(ran === 3, `${ran} ran`)
})

void test('a waiting job with the key does not start before the transaction that wanted it again', async (t) => {
  const store = await testStore(t)
  await send(store, message(), { key: 'a', delaySeconds: 3_600 })
  let ran = 0
  await store.transaction(async (tx) => {
    await store.queue.send(tx, 'send_message', message(), { key: 'a' })
    await sql`update pgboss.job set start_after = now() where name = 'send_message'`.execute(tx)
    await store.queue.work('send_message', { concurrency: 1 }, async () => { ran += 1 })
    await wait(700)
    assert.equal(ran, 0)
  })
  await idle(store.queue)
  assert.equal(ran, 1)
})

void test('a failing job is tried again with growing rests, and what it threw is not kept', async (t) => {
  const store = await testStore(t)
  const tries: number[] = []
  await store.queue.work('check_registration', { concurrency: 1 }, async (_data, job) => {
    tries.push(job.tries)
    if (job.tries < 3) throw new Error('SECRET')
  })
  await store.transaction((tx) => store.queue.send(tx, 'check_registration', { subscriberId: randomUUID(), registrationId: randomUUID(), attempt: 1 }))
  await until('three tries', 15, () => tries.length === 3)
  await idle(store.queue)
  assert.deepEqual(tries, [1, 2, 3])
  const kept = await sql<{ text: string }>`select job::text as text from pgboss.job`.execute(store.db)
  assert.ok(kept.rows.length > 0 && !kept.rows.some(({ text }) => text.includes('SECRET')))
})

void test('a job whose tries are spent is handed over once, with its data', async (t) => {
  const store = await testStore(t)
  const gone: unknown[] = []
  const data = { subscriberId: randomUUID(), photoId: randomUUID() }
  store.queue.onGivenUp('read_photo', async (given, { tries }) => void gone.push({ ...given, tries }))
  await store.queue.work('read_photo', { concurrency: 1 }, async () => { throw new Error('poison') })
  await store.transaction((tx) => store.queue.send(tx, 'read_photo', data))
  await until('giving up', 20, () => gone.length > 0)
  await wait(200)
  assert.deepEqual(gone, [{ ...data, tries: JOB_RULES.read_photo.tries }])
})

void test('every name has a rule within what the queue can do', async (t) => {
  const store = await testStore(t)
  const kept = await sql<{ name: string; tries: number; limit: number }>`
    select name, retry_limit + 1 as tries, expire_seconds as limit from pgboss.queue where name = any(${[...JOB_NAMES]})`.execute(store.db)
  assert.deepEqual(Object.fromEntries(kept.rows.map(({ name, tries, limit }) => [name, { tries, limit }])),
    Object.fromEntries(JOB_NAMES.map((name) => [name, { tries: JOB_RULES[name].tries, limit: JOB_RULES[name].limit }])))
})

void test('two processes share the jobs and none runs twice', async (t) => {
  const store = await testStore(t)
  const other = await openQueue({ connectionString: store.url }, () => undefined)
  const seen: string[] = []
  for (const queue of [store.queue, other]) await queue.work('send_message', { concurrency: 3 }, async (data) => { seen.push(data.messageId); await wait(1) })
  const all = Array.from({ length: 100 }, message)
  await Promise.all(all.map((data) => send(store, data)))
  await idle(store.queue)
  await other.stop()
  assert.deepEqual(seen.toSorted(), all.map(({ messageId }) => messageId).toSorted())
})

void test('a schedule is kept, and its job reaches the worker', async (t) => {
  const store = await testStore(t)
  let fired = 0
  await store.queue.work('lapse', { concurrency: 1 }, async () => { fired += 1 })
  await store.queue.schedule('lapse', '* * * * *')
  const kept = await sql`select 1 from pgboss.schedule where name = 'lapse' and cron = '* * * * *'`.execute(store.db)
  assert.equal(kept.rows.length, 1)
  // The minute is long; what pg-boss does with a schedule at its time is its own test. That a job sent so reaches its worker is ours.
  await store.transaction((tx) => store.queue.send(tx, 'lapse', {}, { key: 'schedule' }))
  await idle(store.queue)
  assert.ok(fired >= 1)
})

const WORKER = `
  import { openStore } from '#store/store.ts'
  const store = await openStore({ dataFolder: process.argv[1], databaseUrl: process.argv[2] || undefined, log: () => undefined })
  await store.queue.work('send_message', { concurrency: 2 }, async (data) => {
    process.stdout.write('took\\n')
    await new Promise(() => setInterval(() => 0, 1000))
  })
  if (process.argv[3]) await store.transaction((tx) => store.queue.send(tx, 'send_message', JSON.parse(process.argv[3])))`

/** Starts a process that takes a job and never ends it; kills it the moment it has the job. */
async function takeAndDie(t: TestContext, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', WORKER, ...args], { stdio: ['ignore', 'pipe', 'inherit'], cwd: join(import.meta.dirname, '..') })
  t.after(() => void child.kill('SIGKILL'))
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', () => reject(new Error('the worker ended before it took the job')))
  })
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await gone
}

void test('kill -9 of the embedded house: the job runs again as soon as it starts, with one try used', async (t) => {
  const here = mkdtempSync(join(tmpdir(), 'realname-queue-'))
  t.after(() => rmSync(here, { recursive: true, force: true }))
  const data = message()
  await takeAndDie(t, here, '', JSON.stringify(data))
  const began = Date.now()
  const store = await openStore({ dataFolder: here, log: () => undefined })
  try {
    const opened = Date.now()
    const seen: unknown[] = []
    await store.queue.work('send_message', { concurrency: 1 }, async (given, { tries }) => void seen.push({ ...given, tries }))
    await until('the job', 10, () => seen.length > 0)
    t.diagnostic(`open ${opened - began} ms, job ${Date.now() - opened} ms later`)
    assert.ok(Date.now() - opened < 2_000)
    assert.deepEqual(seen, [{ ...data, tries: 2 }])
  } finally {
    await store.close()
  }
})

void test('kill -9 of the only process: the next takes its job at once', async (t) => {
  const url = await testDatabaseUrl(t)
  const here = mkdtempSync(join(tmpdir(), 'realname-queue-'))
  t.after(() => rmSync(here, { recursive: true, force: true }))
  const data = message()
  await takeAndDie(t, here, url, JSON.stringify(data))
  const store = await openStore({ dataFolder: here, databaseUrl: url, log: () => undefined })
  const seen: unknown[] = []
  await store.queue.work('send_message', { concurrency: 1 }, async (given, { tries }) => void seen.push({ ...given, tries }))
  await until('the job', 3, () => seen.length > 0)
  await store.close()
  assert.deepEqual(seen, [{ ...data, tries: 2 }])
})

void test('kill -9 of one of several processes: another takes the job when its lease ends', async (t) => {
  const store = await testStore(t)
  const data = message()
  const here = mkdtempSync(join(tmpdir(), 'realname-queue-'))
  t.after(() => rmSync(here, { recursive: true, force: true }))
  await takeAndDie(t, here, store.url, JSON.stringify(data))
  const died = Date.now()
  const seen: unknown[] = []
  await store.queue.work('send_message', { concurrency: 1 }, async (given, { tries }) => void seen.push({ ...given, tries }))
  await until('the job', 25, () => seen.length > 0)
  t.diagnostic(`taken over ${Date.now() - died} ms after the death`)
  assert.deepEqual(seen, [{ ...data, tries: 2 }])
})
