// Whether the database answers.
import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** True when a query comes back; never throws. */
export function answers(db: Db): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
}
