// Brings the tables to the version of this code, one process at a time.
import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { ensureEventPartitions } from './event-partitions.ts'
import * as begin from './migrations/0001-begin.ts'
import * as codes from './migrations/0002-codes.ts'
import * as registrations from './migrations/0003-registrations.ts'
import * as uploads from './migrations/0004-uploads.ts'
import * as repeats from './migrations/0005-repeats.ts'
import * as faces from './migrations/0006-faces.ts'
import type { Log } from './log.ts'
import type { Db } from './schema.ts'

/** Every migration, in order. A new one is a new file and a new line here; a released one is never changed. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-begin': begin,
  '0002-codes': codes,
  '0003-registrations': registrations,
  '0004-uploads': uploads,
  '0005-repeats': repeats,
  '0006-faces': faces,
}

const OLDEST_SERVER = 150_000
/** Any number, the same in every process: the lock under which databases are prepared. */
const LOCK = 7_322_101

/** The database was written by a newer version of Realname, or the server is too old for it. */
export class DatabaseNotUsable extends Error {
  override readonly name = 'DatabaseNotUsable'
  readonly code = 'database_not_usable'
}

async function checkServer(owner: Db): Promise<void> {
  const found = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`.execute(owner)
  const { version = 0, encoding = '' } = found.rows[0] ?? {}
  if (version < OLDEST_SERVER) throw new DatabaseNotUsable(`Realname needs PostgreSQL 15 or newer, and this is ${Math.floor(version / 10_000)}.`)
  if (encoding !== 'UTF8') throw new DatabaseNotUsable(`The database must be encoded in UTF8, and this is ${encoding}.`)
}

async function migrate(owner: Db, log: Log): Promise<void> {
  const migrator = new Migrator({ db: owner, provider: { getMigrations: async () => MIGRATIONS } })
  const there = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(owner)
  if (there.rows[0]?.there) {
    const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(owner)
    const unknown = done.rows.filter(({ name }) => !MIGRATIONS[name])
    if (unknown.length > 0) {
      throw new DatabaseNotUsable(`The database was written by a newer version of Realname (${unknown.at(-1)!.name}). Start that version.`)
    }
    if (done.rows.length === Object.keys(MIGRATIONS).length) return
  }
  const { error, results } = await migrator.migrateToLatest()
  for (const { migrationName, status } of results ?? []) log('info', 'migration', { name: migrationName, status })
  if (error) throw error
}

/**
 * Prepares a database: tables of this version, and partitions for the events to come.
 * @param owner at least two connections: one holds the lock
 * @throws DatabaseNotUsable
 */
export async function prepareTables(owner: Db, now: Date, log: Log): Promise<void> {
  await owner.connection().execute(async (holder) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(holder)
    try {
      await checkServer(owner)
      await migrate(owner, log)
      const made = await ensureEventPartitions(owner, now)
      if (made.length > 0) log('info', 'event_partitions', { made })
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(holder)
    }
  })
}
