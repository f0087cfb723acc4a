// Pictures on their way in parts: an upload a side, its parts sealed in the vault, and the picture it became.
import { sql, type Kysely } from 'kysely'

const CHANGES = sql`
create table uploads (
  subscriber_id uuid not null, id uuid not null, operator_id uuid not null, registration_id uuid not null, side text not null,
  total int not null check (total > 0), received int not null default 0 check (received between 0 and total), content_hash bytea, anyway boolean not null,
  photo_id uuid, created_at timestamptz not null, ends_at timestamptz not null, primary key (subscriber_id, id),
  check (photo_id is null or received = total),
  foreign key (subscriber_id, registration_id) references registrations (subscriber_id, id));
create index on uploads (subscriber_id, registration_id);
create index on uploads (ends_at);
create table upload_parts (
  subscriber_id uuid not null, upload_id uuid not null, starts_at int not null, object_ref text not null,
  primary key (subscriber_id, upload_id, starts_at),
  foreign key (subscriber_id, upload_id) references uploads (subscriber_id, id) on delete cascade);
create index on upload_parts (object_ref);
`

/** Makes room for uploads that are sent in parts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await CHANGES.execute(db)
}
