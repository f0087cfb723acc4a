// Answers kept for a repeated call are sealed; an object of the vault is found by its name, so that what no row points at can be swept.
import { sql, type Kysely } from 'kysely'

const CHANGES = sql`
delete from idempotency_keys;
alter table idempotency_keys drop column body, add column sealed bytea;
create index on photos (object_ref);
create index on idempotency_keys (created_at);
create index on registrations (status, created_at) where status in ('draft', 'resubmission_requested');
`

/** Answers kept in clear are forgotten; their callers' keys are free again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await CHANGES.execute(db)
}
