// What was seen of faces stands sealed beside the picture it was seen on.
import { sql, type Kysely } from 'kysely'

const CHANGES = sql`
alter table photos add column faces_sealed bytea;
`

/** Makes room for what was seen of faces. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await CHANGES.execute(db)
}
