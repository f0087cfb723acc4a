// Keeps a real PostgreSQL running inside our own data folder: made on first start, restarted when it crashes, gone when we are.
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, realpathSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { lockDataFolder } from './data-lock.ts'
import type { Log } from './log.ts'
import { findBinaries } from './postgres-binaries.ts'
import { dataFoldersOf, makeData, removeSocketFolder, socketFolderOf } from './postgres-folders.ts'
import { clearLeftovers } from './postgres-leftovers.ts'
import { chooseRunner, type Runner } from './postgres-user.ts'
import { DatabaseAway, troubleOf } from './trouble.ts'

/** How to connect, as `pg` takes it. */
export type Connection = { host: string; port: number; user: string; database: string }
export type Postgres = {
  /** As the owner of everything. */
  readonly connection: Connection
  /** The main process; null while it is being restarted. */
  pid(): number | null
  /** Ends it: smart, then fast. Close the connections first. */
  close(): Promise<void>
}
export type PostgresOptions = {
  dataFolder: string
  log: Log
  /** More settings of PostgreSQL, for tests. */
  settings?: Record<string, string>
  /** How root may run it, for tests. */
  ways?: readonly Runner['how'][]
}

const OWNER = 'realname'
const DATABASE = 'realname'
const RESTART_FIRST_MS = 100
const RESTART_LONGEST_MS = 5_000
const STEADY_MS = 30_000

/** Errors go to the caller, not to the log, and details nowhere: both may quote what people entered. */
const SETTINGS = {
  listen_addresses: '', unix_socket_permissions: '0700', max_connections: '100', timezone: 'UTC', log_timezone: 'UTC', log_line_prefix: '',
  log_min_messages: 'log', log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_checkpoints: 'off', log_autovacuum_min_duration: '-1',
  io_method: 'sync', max_parallel_workers_per_gather: '0',
}

/** Whether the server answers: true, or false while it is starting. @throws what will not pass by waiting */
async function answers(connection: Connection): Promise<boolean> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if (troubleOf(error) instanceof DatabaseAway) return false
    throw error
  } finally {
    await client.end()
  }
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/**
 * Starts the embedded PostgreSQL of a data folder and resolves when it answers.
 * @throws DataFolderInUse, PostgresMissing, PostgresRefused
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { log } = options
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
  const dataFolder = realpathSync(options.dataFolder)
  const lock = await lockDataFolder(dataFolder)
  try {
    const running = await run(dataFolder, options)
    return {
      ...running,
      close: async () => {
        await running.close()
        lock.release()
        log('info', 'postgres_stopped')
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function run(dataFolder: string, { log, settings, ways }: PostgresOptions): Promise<Postgres> {
  const began = Date.now()
  const socketFolder = socketFolderOf(dataFolder)
  const binaries = findBinaries(`${dataFolder}/postgres-lib`)
  const { finished, fresh } = dataFoldersOf(dataFolder)
  await clearLeftovers(finished, socketFolder, log)
  const runner = chooseRunner(dataFolder, [fresh ?? finished, socketFolder], binaries.postgres, ways)
  if (fresh) await makeData(binaries, runner, { finished, fresh }, OWNER)
  const connection: Connection = { host: socketFolder, port: 5432, user: OWNER, database: DATABASE }
  const set = Object.entries({ ...SETTINGS, unix_socket_directories: socketFolder, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

  const state: { child: ChildProcess | null; closing: boolean } = { child: null, closing: false }
  let ended: Promise<void> = Promise.resolve()
  let pause = RESTART_FIRST_MS
  let lastWords: string[] = []

  const launch = (): void => {
    const started = Date.now()
    lastWords = []
    const own = runner.start(binaries.postgres, ['-D', finished, ...set], binaries.env)
    state.child = own
    for (const stream of [own.stdout, own.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => {
        lastWords = [...lastWords.slice(-9), line]
        log('debug', 'postgres_says', { line })
      })
    }
    ended = new Promise((resolve) => {
      own.once('error', (error) => log('error', 'postgres_not_started', { error: error.message }))
      own.once('close', (code, signal) => {
        state.child = null
        resolve()
        if (state.closing) return
        if (Date.now() - started > STEADY_MS) pause = RESTART_FIRST_MS
        log('error', 'postgres_crashed', { code, signal, restartInMs: pause })
      })
    })
  }

  /** Waits until the server answers or has ended; true when it answers. */
  const ready = async (): Promise<boolean> => {
    while (state.child && !state.closing) {
      if (await answers({ ...connection, database: 'postgres' })) return true
      await wait(15)
    }
    return false
  }

  /** Restarts the server whenever it ends, with growing pauses. */
  const watch = async (): Promise<void> => {
    for (;;) {
      await ended
      if (state.closing) return
      await wait(pause)
      pause = Math.min(pause * 2, RESTART_LONGEST_MS)
      if (state.closing) return
      try {
        await clearLeftovers(finished, socketFolder, log)
        if (state.closing) return
        launch()
        if (await ready()) log('info', 'postgres_restarted')
      } catch (error) {
        log('error', 'postgres_not_restarted', { error: error instanceof Error ? error.message : String(error) })
      }
    }
  }

  // When we exit without state.closing and setpriv is missing, this still ends it.
  const atExit = () => void state.child?.kill('SIGINT')
  process.once('exit', atExit)
  const close = async (): Promise<void> => {
    state.closing = true
    for (const { signal, ms } of [{ signal: 'SIGTERM', ms: 1_000 }, { signal: 'SIGINT', ms: 30_000 }, { signal: 'SIGQUIT', ms: 10_000 }] as const) {
      if (!state.child) break
      state.child.kill(signal)
      await Promise.race([ended, wait(ms, undefined, { ref: false })])
    }
    process.off('exit', atExit)
    removeSocketFolder(dataFolder, socketFolder)
  }

  try {
    launch()
    if (!(await ready())) throw new Error(`PostgreSQL ended while starting: ${lastWords.slice(-3).join(' ')}`)
    await ensureDatabase(connection)
  } catch (error) {
    await close()
    throw error
  }
  const watching = watch()
  log('info', 'postgres_started', { how: runner.how, fresh: fresh !== null, ms: Date.now() - began })
  return {
    connection,
    pid: () => state.child?.pid ?? null,
    close: async () => {
      await close()
      await watching
    },
  }
}
