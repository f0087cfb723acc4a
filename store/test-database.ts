// For tests: a store on a real PostgreSQL with a database of its own, cloned from a template that is migrated once.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { newId } from './ids.ts'
import type { Log } from './log.ts'
import { startPostgres } from './postgres.ts'
import { openStore, type Store } from './store.ts'

/** What a test hands in: its context, or `{ after }` of node:test for a whole file. */
export type Ending = { after(work: () => Promise<void>): void }
export type TestServer = { readonly url: string; stop(): Promise<void> }

const LOCK = 7_322_102
/** Warnings and errors of the store, shown when a test asks for them. */
const quiet: Log = (level, what, data) => {
  if (process.env['REALNAME_TEST_LOG']) console.error(level, what, data ?? '')
}

/** The same server, another database. */
function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function withServer<T>(server: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: urlOf(server, 'postgres') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Starts a PostgreSQL for tests in a temporary folder: a real one, only that it does not wait for the disk. */
export async function startTestServer(): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'realname-pg-'))
  const postgres = await startPostgres({
    dataFolder, log: quiet, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' },
  })
  const { host, user } = postgres.connection
  return {
    url: `postgresql://${user}@localhost/postgres?host=${encodeURIComponent(host)}`,
    stop: async () => {
      await postgres.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

let own: Promise<TestServer> | undefined
let users = 0
const LINGER_MS = 300

/** The server of the whole run, or one of this process, which ends soon after its last user. */
async function useServer(t: Ending, beforeLeaving: (server: string) => Promise<void>): Promise<string> {
  const given = process.env['REALNAME_TEST_DATABASE_URL']
  users += 1
  const server = given ?? (await (own ??= startTestServer())).url
  t.after(async () => {
    await beforeLeaving(server)
    users -= 1
    setTimeout(() => {
      if (users > 0 || !own) return
      const last = own
      own = undefined
      void last.then((running) => running.stop())
    }, LINGER_MS)
  })
  return server
}

/** Everything that shapes a fresh database: another text here is another template. */
function templateName(): string {
  const hash = createHash('sha256')
  const folder = import.meta.dirname
  const names = [...readdirSync(join(folder, 'migrations')).map((name) => join('migrations', name)), 'migrate.ts', 'queue.ts', 'job-rules.ts', 'service-role.ts']
  for (const name of [...names.sort(), '../core/jobs.ts']) hash.update(readFileSync(join(folder, name)))
  // Partitions are of the month.
  hash.update(new Date().toISOString().slice(0, 7))
  return `realname_template_${hash.digest('hex').slice(0, 16)}`
}

/** Makes the template once per server, also when many processes ask at the same time. */
async function ensureTemplate(server: string): Promise<string> {
  const name = templateName()
  await withServer(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount) return
    // It gets its name when it is whole: a process killed on the way leaves no half template.
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template template0 encoding 'UTF8'`)
    const dataFolder = await mkdtemp(join(tmpdir(), 'realname-template-'))
    const store = await openStore({ dataFolder, databaseUrl: urlOf(server, draft), log: quiet })
    await store.close()
    await rm(dataFolder, { recursive: true })
    await client.query(`alter database ${draft} rename to ${name}`)
  })
  return name
}

/** A database on the test server, made by `how` and dropped at the end. */
async function makeDatabase(t: Ending, how: (server: string) => Promise<string>): Promise<string> {
  const name = `realname_test_${newId().replaceAll('-', '')}`
  const server = await useServer(t, (at) => withServer(at, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))))
  const options = await how(server)
  await withServer(server, (client) => client.query(`create database ${name} ${options}`))
  return urlOf(server, name)
}

/** A fresh database with all tables, dropped at the end. Returns its URL, as owner. */
export function testDatabaseUrl(t: Ending): Promise<string> {
  return makeDatabase(t, async (server) => `template ${await ensureTemplate(server)}`)
}

/** A database without any table, dropped at the end. Returns its URL, as owner. */
export function emptyDatabaseUrl(t: Ending, options = `template template0 encoding 'UTF8'`): Promise<string> {
  return makeDatabase(t, async () => options)
}

/**
 * A store of its own: a fresh database, keys and vault, closed and removed at the end.
 * For a whole file: `const store = await testStore({ after })`. `url` connects as the owner.
 */
export async function testStore(t: Ending): Promise<Store & { readonly url: string }> {
  // Endings run in the order they are given: the store closes before its database is dropped.
  const opened: { close?: () => Promise<void> } = {}
  t.after(async () => opened.close?.())
  const databaseUrl = await testDatabaseUrl(t)
  const dataFolder = await mkdtemp(join(tmpdir(), 'realname-test-'))
  const store = await openStore({ dataFolder, databaseUrl, log: quiet })
  opened.close = async () => {
    await store.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
  return { ...store, url: databaseUrl }
}
