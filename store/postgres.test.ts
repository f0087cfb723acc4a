// The embedded PostgreSQL: nothing acknowledged is lost, nothing is left behind, and it comes back by itself.
import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { sql } from 'kysely'
import { openDatabase } from './database.ts'
import { DataFolderInUse } from './data-lock.ts'
import { startPostgres, type PostgresOptions } from './postgres.ts'
import { processesIn } from './processes.ts'
import { DatabaseAway } from './trouble.ts'

const quiet = () => undefined
const isRoot = process.getuid?.() === 0

function folder(t: TestContext, more = ''): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), 'realname-pg-')))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  if (more) mkdirSync(join(made, more), { recursive: true })
  return join(made, more)
}
const base = realpathSync(mkdtempSync(join(tmpdir(), 'realname-pg-')))
after(() => rmSync(base, { recursive: true, force: true }))
await (await startPostgres({ dataFolder: base, log: quiet })).close()

/** A data folder with a database already made: making one takes seconds on a busy disk. */
function preparedFolder(t: TestContext, more = ''): string {
  const made = folder(t, more)
  cpSync(join(base, 'postgres'), join(made, 'postgres'), { recursive: true })
  return made
}
async function rowsOf(dataFolder: string, options: Partial<PostgresOptions> = {}): Promise<number[]> {
  const postgres = await startPostgres({ dataFolder, log: quiet, ...options })
  const client = new Client(postgres.connection)
  await client.connect()
  const { rows } = await client.query('select n from rows order by n')
  await client.end()
  await postgres.close()
  return (rows as { n: number }[]).map(({ n }) => n)
}

const WRITER = `
  import { Client } from 'pg'
  import { startPostgres } from '#store/postgres.ts'
  const postgres = await startPostgres({ dataFolder: process.argv[1], log: () => undefined })
  const client = new Client(postgres.connection)
  await client.connect()
  await client.query('create table if not exists rows (n int primary key)')
  const { rows: [last] } = await client.query('select coalesce(max(n), 0) as n from rows')
  for (let n = last.n + 1; ; n += 1) {
    await client.query('insert into rows values ($1)', [n])
    process.stdout.write(n + '\\n')
  }`

/** Starts a process that writes rows and says which were acknowledged; resolves at the first. */
async function writer(t: TestContext, dataFolder: string, env: Record<string, string> = {}): Promise<{ child: ChildProcess; acknowledged: () => number; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', WRITER, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'], cwd: join(import.meta.dirname, '..'), env: { ...process.env, ...env },
  })
  t.after(() => void child.kill('SIGKILL'))
  let last = 0
  const lines = createInterface({ input: child.stdout })
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      last = Number(line)
      resolve()
    })
    child.once('exit', () => reject(new Error('the writer ended before it wrote')))
  })
  return {
    child, acknowledged: () => last,
    kill: async () => {
      const gone = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Until no server of the folder lives, or the seconds are over. */
async function emptyWithin(dataFolder: string, seconds: number): Promise<boolean> {
  for (let i = 0; i < seconds * 40; i += 1) {
    if (processesIn(join(dataFolder, 'postgres'), 'postgres').length === 0) return true
    await wait(25)
  }
  return false
}

void test('kill -9: no orphan is left, every acknowledged row is there, and meanwhile a second start is refused', async (t) => {
  const here = preparedFolder(t)
  for (let round = 1; round <= 2; round += 1) {
    const writing = await writer(t, here)
    await assert.rejects(startPostgres({ dataFolder: here, log: quiet }), (error) => error instanceof DataFolderInUse && error.message.includes(here))
    await wait(50 + Math.random() * 200)
    await writing.kill()
    assert.ok(await emptyWithin(here, 10), 'the server ends with its parent')
    const rows = await rowsOf(here)
    assert.ok(rows.length >= writing.acknowledged(), `${rows.length} rows, ${writing.acknowledged()} acknowledged`)
    assert.deepEqual(rows, rows.map((_, i) => i + 1))
  }
})

void test('where setpriv is missing, the next start ends the orphan and goes on', async (t) => {
  const here = preparedFolder(t)
  const path = folder(t)
  for (const name of ['sh', 'unshare', 'true']) symlinkSync(spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(), join(path, name))
  const writing = await writer(t, here, { PATH: path })
  await wait(100)
  await writing.kill()
  assert.equal(await emptyWithin(here, 0.3), false, 'the orphan lives')
  const rows = await rowsOf(here)
  assert.ok(rows.length >= writing.acknowledged())
  assert.ok(await emptyWithin(here, 0.1))
})

void test('a crashed server comes back; until then every query says that the database is away', async (t) => {
  const here = preparedFolder(t)
  const said: string[] = []
  const postgres = await startPostgres({ dataFolder: here, log: (_level, what) => void said.push(what) })
  const db = openDatabase(postgres.connection, 4, quiet)
  try {
    await sql`create table rows (n int)`.execute(db)
    const inside = db.transaction().execute(async (tx) => {
      await sql`insert into rows values (1)`.execute(tx)
      process.kill(postgres.pid()!, 'SIGKILL')
      await wait(100)
      await sql`insert into rows values (2)`.execute(tx)
    })
    await assert.rejects(inside, DatabaseAway)
    const began = Date.now()
    let away = 0
    for (;;) {
      try {
        await sql`select 1`.execute(db)
        break
      } catch (error) {
        assert.ok(error instanceof DatabaseAway, String(error))
        assert.ok(Date.now() - began < 10_000, 'it comes back')
        away += 1
        await wait(20)
      }
    }
    assert.ok(away > 0)
    assert.ok(Date.now() - began < 5_000, `back in ${Date.now() - began} ms`)
    const { rows } = await sql`select n from rows`.execute(db)
    assert.deepEqual(rows, [], 'what was not committed is not there')
    for (let i = 0; i < 100 && !said.includes('postgres_restarted'); i += 1) await wait(20)
    assert.ok(said.includes('postgres_crashed') && said.includes('postgres_restarted'))
  } finally {
    await db.destroy()
    await postgres.close()
  }
  assert.ok(await emptyWithin(here, 0.1))
})

void test('a path too long for a socket gets a private folder elsewhere, recorded and removed', async (t) => {
  const here = preparedFolder(t, 'long-'.repeat(20))
  const postgres = await startPostgres({ dataFolder: here, log: quiet })
  const { host } = postgres.connection
  assert.ok(!host.startsWith(here))
  assert.equal(statSync(host).mode & 0o777, 0o700)
  assert.equal(readFileSync(join(here, 'socket-folder'), 'utf8').trim(), host)
  await postgres.close()
  assert.ok(!existsSync(host) && !existsSync(join(here, 'socket-folder')))
})

void test('leftovers of a dead server do not hinder: a foreign process with its number, a half-made folder', async (t) => {
  const here = folder(t)
  mkdirSync(join(here, 'postgres.new'))
  writeFileSync(join(here, 'postgres.new', 'PG_VERSION'), '18\n')
  const first = await startPostgres({ dataFolder: here, log: quiet })
  await first.close()
  writeFileSync(join(here, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(here, 'postgres')}\n1\n5432\n${join(here, 'run')}\n\n  0  0\nready\n`)
  const second = await startPostgres({ dataFolder: here, log: quiet })
  await second.close()
  assert.ok(!existsSync(join(here, 'postgres', 'postmaster.pid')))
})

void test('data of another version of PostgreSQL are refused, and the folder is free again', async (t) => {
  const here = folder(t)
  mkdirSync(join(here, 'postgres'))
  writeFileSync(join(here, 'postgres', 'PG_VERSION'), '17\n')
  for (let i = 0; i < 2; i += 1) await assert.rejects(startPostgres({ dataFolder: here, log: quiet }), /belong to PostgreSQL 17/)
})

for (const how of isRoot ? (['user_namespace', 'nobody'] as const) : (['as_is'] as const)) {
  void test(`runs ${how}, without a port, behind closed folders`, async (t) => {
    const here = preparedFolder(t)
    const said: Record<string, unknown>[] = []
    const postgres = await startPostgres({ dataFolder: here, log: (_level, what, data) => void said.push({ what, ...data }), ways: [how] })
    assert.equal(said.find(({ what }) => what === 'postgres_started')?.['how'], how)
    const client = new Client(postgres.connection)
    await client.connect()
    const shown = await client.query(`select current_setting('listen_addresses') as listen, current_setting('server_encoding') as encoding,
      (select datlocale from pg_database where datname = current_database()) as locale, current_setting('fsync') as fsync`)
    assert.deepEqual(shown.rows, [{ listen: '', encoding: 'UTF8', locale: 'C.UTF-8', fsync: 'on' }])
    await client.query('create table rows (n int)')
    await client.query('insert into rows values (1)')
    await client.end()
    for (const inside of ['postgres', 'run']) assert.equal(statSync(join(here, inside)).mode & 0o077, 0, inside)
    await postgres.close()
    // Another way later: the folders change hands.
    assert.deepEqual(await rowsOf(here), [1])
  })
}

void test('what people entered never reaches the log of the database', async (t) => {
  const here = preparedFolder(t)
  const lines: unknown[] = []
  const postgres = await startPostgres({ dataFolder: here, log: (_level, what, data) => void lines.push(what, data) })
  const client = new Client(postgres.connection)
  await client.connect()
  await client.query('create table rows (n int primary key, t text unique)')
  await client.query(`insert into rows values (1, 'CANARY')`)
  for (const wrong of [`insert into rows values (2, 'CANARY')`, `select 'CANARY'::int`, `select * from "CANARY"`]) await assert.rejects(client.query(wrong))
  await assert.rejects(client.query('select $1::uuid', ['CANARY']))
  await client.end()
  await postgres.close()
  assert.ok(lines.length > 0 && !JSON.stringify(lines).includes('CANARY'))
})
