// Repeats and the blocklist: contacts ever confirmed, what staff said of a pair, pictures that are alike, blocked values.
import { sql, type Kysely } from 'kysely'

const CHANGES = sql`
create table contact_history (
  operator_id uuid not null, channel text not null check (channel in ('email', 'phone')), contact_index bytea not null,
  subscriber_id uuid not null references subscribers on delete cascade, first_at timestamptz not null,
  primary key (operator_id, channel, contact_index, subscriber_id));
create index on contact_history (subscriber_id);
insert into contact_history select operator_id, channel, contact_index, subscriber_id, created_at from contact_claims;

create table repeat_answers (
  subscriber_id uuid not null references subscribers on delete cascade, id uuid not null, operator_id uuid not null,
  other_subscriber_id uuid not null references subscribers on delete cascade, registration_id uuid not null, other_registration_id uuid not null,
  answer text not null check (answer in ('same_person', 'not_the_same_person', 'block')), kinds text[] not null, sealed bytea not null, staff_id uuid not null,
  at timestamptz not null, primary key (subscriber_id, id), check (subscriber_id <> other_subscriber_id));
create index on repeat_answers (other_subscriber_id);
comment on column repeat_answers.sealed is 'The reason, under the key of subscriber_id.';

create table fingerprints (
  subscriber_id uuid not null, photo_id uuid not null, operator_id uuid not null, sealed bytea not null, created_at timestamptz not null,
  primary key (subscriber_id, photo_id), foreign key (subscriber_id, photo_id) references photos (subscriber_id, id) on delete cascade);
create index on fingerprints (operator_id, created_at);
create index on fingerprints (photo_id);
comment on column fingerprints.sealed is 'What a picture looks like, under the key of subscriber_id.';
create table like_pictures (
  subscriber_id uuid not null, photo_id uuid not null, operator_id uuid not null, other_subscriber_id uuid not null, other_photo_id uuid not null,
  likeness real not null, created_at timestamptz not null, primary key (subscriber_id, photo_id, other_subscriber_id, other_photo_id),
  foreign key (subscriber_id, photo_id) references photos (subscriber_id, id) on delete cascade,
  foreign key (other_subscriber_id, other_photo_id) references photos (subscriber_id, id) on delete cascade);
create index on like_pictures (other_subscriber_id, other_photo_id);
create index on photos (operator_id, content_hash);
create index on document_claims (subscriber_id);
create index on document_lines (subscriber_id);

create table blocklist (
  operator_id uuid not null references operators, id uuid not null, kind text not null check (kind in ('document_number', 'phone', 'email', 'name_and_birth')),
  value_indexes bytea[] not null check (cardinality(value_indexes) > 0), sealed bytea not null, reason text not null,
  author text not null check (author in ('staff', 'operator')), author_id uuid not null, registration_id uuid, created_at timestamptz not null, expires_at timestamptz,
  lifted_at timestamptz, lift_reason text, lift_sealed bytea, lift_author text check (lift_author in ('staff', 'operator')), lift_author_id uuid,
  primary key (operator_id, id), check (num_nulls(lifted_at, lift_reason, lift_author, lift_author_id) in (0, 4)));
create index on blocklist using gin (value_indexes);
comment on column blocklist.value_indexes is 'Blind: the value itself is nowhere. sealed holds its mask and the note, under the key of the operator.';
`

/** Makes room for what is known of repeats. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await CHANGES.execute(db)
}
