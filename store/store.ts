// The store: the database, the keys, the vault and the queue, opened and closed together.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase, type ClientConfig } from './database.ts'
import { ensureEventPartitions } from './event-partitions.ts'
import { KeysNotUsable, openKeys, type Keys } from './keys.ts'
import { describeError } from './describe-error.ts'
import type { Log } from './log.ts'
import { prepareTables } from './migrate.ts'
import { startPostgres } from './postgres.ts'
import { openQueue, type Queue } from './queue.ts'
import type { Db, Tx } from './schema.ts'
import { serviceConnection } from './service-role.ts'
import { openVault, type Vault } from './vault.ts'

export type Store = {
  readonly db: Db
  readonly keys: Keys
  readonly vault: Vault
  readonly queue: Queue
  /**
   * Runs the work in a transaction; again from the start when it collided with another (40001, 40P01), so it must bear that.
   * `serializable`: what it counts may not change beside it, for quotas.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: { serializable?: boolean }): Promise<T>
  /** Waits for running jobs, then closes everything. */
  close(): Promise<void>
}
export type StoreOptions = {
  dataFolder: string
  /** A PostgreSQL of the operator's own, 15 or newer; without it one runs inside the data folder. */
  databaseUrl?: string | undefined
  log: Log
}

const POOL_SIZE = 12
const DAY_MS = 86_400_000
const MOST_TRIES = 8
const COLLISIONS = new Set(['40001', '40P01'])

/** Runs the work in a transaction, again after a collision, with growing pauses of random length. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>, { serializable = false } = {}): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      const transaction = db.transaction()
      return await (serializable ? transaction.setIsolationLevel('serializable') : transaction).execute(work)
    } catch (error) {
      if (tries >= MOST_TRIES || !COLLISIONS.has(String((error as { code?: unknown }).code))) throw error
      await wait(Math.random() * 5 * 2 ** tries)
    }
  }
}

/** Opens the keys; never makes new ones beside data that were sealed under others. */
async function openFittingKeys(owner: Db, dataFolder: string): Promise<Keys> {
  const used = await owner.selectFrom('subject_keys').select('kek_id').distinct().execute()
  const operators = await sql`select 1 from operators limit 1`.execute(owner)
  const keys = openKeys(dataFolder, operators.rows.length === 0 && used.length === 0)
  if (!used.every(({ kek_id: id }) => keys.knows(id))) {
    throw new KeysNotUsable(`The key file ${join(dataFolder, 'keys.json')} belongs to another database. Put the one of this database back.`)
  }
  return keys
}

/**
 * Opens the store and brings the database up to date.
 * @throws DataFolderInUse, KeysNotUsable, DatabaseNotUsable, DatabaseAway, PostgresMissing, PostgresRefused
 */
export async function openStore({ dataFolder, databaseUrl, log }: StoreOptions): Promise<Store> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const closers: (() => Promise<void>)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const postgres = databaseUrl ? null : await startPostgres({ dataFolder, log })
    if (postgres) closers.push(() => postgres.close())
    const connection: ClientConfig = postgres ? postgres.connection : { connectionString: databaseUrl! }
    const owner = openDatabase(connection, 3, log)
    closers.push(() => owner.destroy())
    await prepareTables(owner, new Date(), log)
    const keys = await openFittingKeys(owner, dataFolder)
    const vault = await openVault(join(dataFolder, 'vault'))
    const queue = await openQueue(connection, log)
    closers.push(() => queue.stop())
    const db = openDatabase(await serviceConnection(owner, connection, postgres !== null, log), POOL_SIZE, log)
    // The handlers of running jobs use this pool: it closes after the queue has stopped.
    closers.splice(-1, 0, () => db.destroy())

    const ahead = setInterval(() => {
      ensureEventPartitions(owner, new Date()).catch((error: unknown) => log('error', 'event_partitions_failed', describeError(error)))
    }, DAY_MS)
    ahead.unref()
    closers.push(async () => clearInterval(ahead))
    return { db, keys, vault, queue, transaction: (work, options) => inTransaction(db, work, options), close: closeAll }
  } catch (error) {
    await closeAll()
    throw error
  }
}
