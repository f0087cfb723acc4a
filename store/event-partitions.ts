// The monthly partitions of the events, made ahead of time.
import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** How many months of partitions stand ready beyond this one. */
const MONTHS_AHEAD = 3

/** Makes the partitions of this month and the next three, in UTC; those that are there stay. Needs the owner of the tables. */
export async function ensureEventPartitions(db: Db, now: Date): Promise<string[]> {
  const made: string[] = []
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
    const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1))
    const name = `events_${from.toISOString().slice(0, 7).replace('-', '_')}`
    const there = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(db)
    if (there.rows[0]?.there) continue
    await sql`create table if not exists ${sql.table(name)} partition of events
      for values from (${sql.lit(from.toISOString())}) to (${sql.lit(to.toISOString())})`.execute(db)
    made.push(name)
  }
  return made
}
