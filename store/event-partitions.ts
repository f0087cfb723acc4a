// The monthly partitions of the events, made ahead of time.
import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** How many months stand ready beyond this one. */
const MONTHS_AHEAD = 3
const HAS_ROWS_ALREADY = '23514'

type Month = { name: string; from: string; to: string }

function monthOf(now: Date, ahead: number): Month {
  const start = (months: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString()
  const from = start(ahead)
  return { name: `events_${from.slice(0, 7).replace('-', '_')}`, from, to: start(ahead + 1) }
}

const create = ({ name, from, to }: Month) =>
  sql`create table if not exists ${sql.table(name)} partition of events for values from (${sql.lit(from)}) to (${sql.lit(to)})`

/** Makes a month whose events came early, by a clock set wrong, and lie in the partition for all others: moves them over. */
async function createAndMove(owner: Db, month: Month): Promise<void> {
  const inMonth = sql`at >= ${sql.lit(month.from)} and at < ${sql.lit(month.to)}`
  await owner.transaction().execute(async (tx) => {
    await sql`lock table events in access exclusive mode`.execute(tx)
    await sql`alter table events detach partition events_other`.execute(tx)
    await create(month).execute(tx)
    await sql`insert into events select * from events_other where ${inMonth}`.execute(tx)
    await sql`delete from events_other where ${inMonth}`.execute(tx)
    await sql`alter table events attach partition events_other default`.execute(tx)
  })
}

/**
 * Makes the partitions of this month and the next three, in UTC; those that are there stay.
 * @param owner the owner of the tables
 * @returns the names of those made
 */
export async function ensureEventPartitions(owner: Db, now: Date): Promise<string[]> {
  const made: string[] = []
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
    const month = monthOf(now, ahead)
    const there = await sql<{ there: boolean }>`select to_regclass(${month.name}) is not null as there`.execute(owner)
    if (there.rows[0]?.there) continue
    try {
      await create(month).execute(owner)
    } catch (error) {
      if ((error as { code?: unknown }).code !== HAS_ROWS_ALREADY) throw error
      await createAndMove(owner, month)
    }
    made.push(month.name)
  }
  return made
}
