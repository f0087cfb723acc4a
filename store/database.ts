// Connections: a pool under kysely whose errors tell a database that is away from a bug.
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import { Pool, TypeOverrides, types as parsers, type ClientConfig as Config, type PoolClient } from 'pg'
import type { Log } from './log.ts'
import type { Db, Schema } from './schema.ts'
import { troubleOf } from './trouble.ts'

/** What `pg` needs to connect; a string of DATABASE_URL or the embedded socket. */
export type ClientConfig = Pick<Config, 'host' | 'port' | 'user' | 'database' | 'connectionString' | 'options'>

// How values arrive: bigint as string, timestamptz as Date, jsonb parsed, uuid[] and text[] as arrays, bytea as Buffer. These are
// the defaults of pg; each pool gets them by name, so that no other code in the process can change them.
const types = new TypeOverrides()
types.setTypeParser(parsers.builtins.INT8, (value: string) => value)

const asTrouble = (error: unknown): never => {
  throw troubleOf(error)
}

/** A client whose failures are typed. Kysely remembers connections by the client, so each has one wrapper. */
function typedClient(client: PoolClient): PostgresPoolClient {
  const typed = {
    query: (sql: string, parameters: readonly unknown[]) => client.query(sql, [...parameters]).catch(asTrouble),
    release: (destroy?: boolean) => client.release(destroy),
  }
  return typed as unknown as PostgresPoolClient
}

/**
 * Opens a pool. Nothing connects before the first query.
 * @param size connections at most
 */
export function openDatabase(config: ClientConfig, size: number, log: Log): Db {
  const pool = new Pool({
    ...config, types, max: size, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 60_000, application_name: 'realname',
    statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000,
  })
  // A connection may die while nobody waits on it, idle or between two queries; unheard, that would end the process.
  const lost = (error: Error) => log('debug', 'database_connection_lost', { error: error.message })
  pool.on('error', lost)
  pool.on('connect', (client) => void client.on('error', lost))
  const wrappers = new WeakMap<PoolClient, PostgresPoolClient>()
  return new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        options: {},
        end: () => pool.end(),
        connect: async () => {
          const client = await pool.connect().catch(asTrouble)
          const wrapper = wrappers.get(client) ?? typedClient(client)
          wrappers.set(client, wrapper)
          return wrapper
        },
      },
    }),
  })
}
