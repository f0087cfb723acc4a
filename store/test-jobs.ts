// For tests: takes waiting jobs out of the queue, so that a test runs each when it wants.
import { sql } from 'kysely'
import type { JobName, Jobs } from '#core/jobs.ts'
import type { Db } from './schema.ts'

export type TakenJob = { [N in JobName]: { name: N; data: Jobs[N] } }[JobName]

/** The jobs of these names that are due within a second. They are gone from the queue. */
export async function takeDueJobs(db: Db, names: readonly JobName[]): Promise<TakenJob[]> {
  const taken = await sql<TakenJob>`
    delete from pgboss.job where state = 'created' and start_after <= now() + interval '1 second' and name in (${sql.join([...names])}) returning name, data`.execute(db)
  return taken.rows
}
