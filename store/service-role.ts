// The service's own role: it may read and append events, never change or remove them.
import { sql } from 'kysely'
import type { ClientConfig } from './database.ts'
import type { Log } from './log.ts'
import type { Db } from './schema.ts'

export const SERVICE_ROLE = 'realname_service'

const role = sql.id(SERVICE_ROLE)
const NOT_ALLOWED = '42501'
const EXISTS = new Set(['42710', '23505'])
const stateOf = (error: unknown) => (error as { code?: unknown }).code

/** Makes the role when missing; it belongs to the whole server, so another database may have made it. */
async function ensureRole(owner: Db): Promise<void> {
  const found = await sql`select 1 from pg_roles where rolname = ${SERVICE_ROLE}`.execute(owner)
  if (found.rows.length === 0) {
    await sql`create role ${role} login`.execute(owner).catch((error: unknown) => (EXISTS.has(String(stateOf(error))) ? undefined : Promise.reject(error)))
  }
  const member = await sql<{ member: boolean }>`select pg_has_role(current_user, ${SERVICE_ROLE}, 'MEMBER') as member`.execute(owner)
  if (!member.rows[0]?.member) await sql`grant ${role} to current_user`.execute(owner)
}

/** Everything but changing or removing an event, in the tables and the queue. Idempotent. */
async function grant(owner: Db): Promise<void> {
  const partitions = await sql<{ name: string }>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = 'events'::regclass`.execute(owner)
  const statements = [
    sql`grant usage on schema public, pgboss to ${role}`,
    sql`grant select, insert, update, delete on all tables in schema public, pgboss to ${role}`,
    sql`grant usage on all sequences in schema public, pgboss to ${role}`,
    sql`grant execute on all functions in schema pgboss to ${role}`,
    sql`revoke update, delete on events from ${role}`,
    sql`revoke insert, update, delete on kysely_migration, kysely_migration_lock from ${role}`,
    ...partitions.rows.map(({ name }) => sql`revoke all on ${sql.table(name)} from ${role}`),
  ]
  await owner.transaction().execute(async (tx) => {
    for (const statement of statements) await statement.execute(tx)
  })
}

/**
 * Prepares the role and says how the service connects. Where the owner may not make roles, the service connects as the owner,
 * and the log says so.
 * @param embedded the role may sign in by itself; otherwise the owner's session takes it on
 */
export async function serviceConnection(owner: Db, connection: ClientConfig, embedded: boolean, log: Log): Promise<ClientConfig> {
  try {
    await ensureRole(owner)
    await grant(owner)
  } catch (error) {
    if (stateOf(error) !== NOT_ALLOWED) throw error
    log('warn', 'service_role_missing', { why: 'the user of DATABASE_URL may not create roles; events are not protected from this service' })
    return connection
  }
  return embedded ? { ...connection, user: SERVICE_ROLE } : { ...connection, options: `-c role=${SERVICE_ROLE}` }
}
