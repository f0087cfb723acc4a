// Codes: tries are counted on the flow, the code waits sealed until it is sent; sessions say how they were opened.
import { sql, type Kysely } from 'kysely'

const CHANGES = sql`
alter table codes add column code_sealed bytea, drop column tries;
alter table code_flows add column tries int not null default 0;
create index on code_flows (subscriber_id) where subscriber_id is not null;
alter table sessions add column opened_by text not null default 'password' check (opened_by in ('password', 'code', 'link', 'passkey'));
alter table links add column by_session bytea;
create index on links (person_id);
create index on links (ends_at);
create index on challenges (ends_at);
`

/** Moves the count of tries from the single code to its flow, and adds what the sending of codes needs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await CHANGES.execute(db)
}
