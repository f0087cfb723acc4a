// The first tables. Keys begin with the shard key; what must be unique across shards is a claim table of its own.
import { sql, type Kysely } from 'kysely'

const TABLES = sql`
create table operators (
  id uuid primary key, name text not null, mode text not null check (mode in ('sandbox', 'live')), home_country text not null,
  support_email text, created_at timestamptz not null);
create table plans (
  id uuid primary key, operator_id uuid not null references operators, name jsonb not null, data_gb int, days int not null,
  voice boolean not null, country text not null, active boolean not null);
create table api_keys (
  id uuid primary key, operator_id uuid not null references operators, hash bytea not null unique, label text not null,
  created_at timestamptz not null, revoked_at timestamptz);
create table staff (
  id uuid primary key, operator_id uuid not null references operators, sealed bytea not null, email_index bytea not null, roles text[] not null,
  status text not null check (status in ('invited', 'active', 'closed')), password_hash text, totp_sealed bytea, totp_pending bytea,
  totp_last_step bigint, created_at timestamptz not null, unique (operator_id, email_index));
create table staff_passkeys (
  credential_id text primary key, staff_id uuid not null references staff, operator_id uuid not null, public_key bytea not null,
  counter bigint not null, transports text[] not null, created_at timestamptz not null);
create index on staff_passkeys (staff_id);
create table sessions (
  id_hash bytea primary key, kind text not null check (kind in ('subscriber', 'staff')), operator_id uuid not null, person_id uuid not null,
  only_registration uuid, must_enrol boolean not null, created_at timestamptz not null, seen_at timestamptz not null, ends_at timestamptz not null);
create index on sessions (person_id);
create index on sessions (ends_at);
create table code_flows (
  id uuid primary key, operator_id uuid not null, purpose text not null check (purpose in ('sign_up', 'sign_in', 'contact')), subscriber_id uuid,
  sealed bytea not null, created_at timestamptz not null, ends_at timestamptz not null);
create index on code_flows (ends_at);
create table codes (
  flow_id uuid not null references code_flows on delete cascade, channel text not null check (channel in ('email', 'phone')), code_hash bytea not null,
  tries int not null default 0, sends int not null default 1, sent_at timestamptz not null, ends_at timestamptz not null, used_at timestamptz,
  primary key (flow_id, channel));
create table challenges (
  id uuid primary key, operator_id uuid not null, staff_id uuid, challenge text not null, purpose text not null, ends_at timestamptz not null);
create table links (
  token_hash bytea primary key, operator_id uuid not null, purpose text not null check (purpose in ('hosted', 'handover', 'staff')), person_id uuid not null,
  registration_id uuid, single_use boolean not null, created_at timestamptz not null, ends_at timestamptz not null, used_at timestamptz);

create table places (
  id uuid primary key, kind text not null check (kind in ('subscriber', 'line', 'registration')), operator_id uuid not null, subscriber_id uuid not null);
create index on places (operator_id, kind, id);
create table subscribers (
  id uuid primary key, operator_id uuid not null references operators, locale text not null, external_ref text, sealed bytea not null,
  email_confirmed_at timestamptz, phone_confirmed_at timestamptz, password_hash text,
  status text not null check (status in ('open', 'closed')), created_at timestamptz not null);
create table subject_keys (
  subscriber_id uuid primary key, operator_id uuid not null, wrapped bytea not null, kek_id text not null, created_at timestamptz not null);
create table lines (
  subscriber_id uuid not null references subscribers, id uuid not null, operator_id uuid not null, plan_id uuid not null references plans, country text not null,
  status text not null check (status in ('locked', 'limited', 'active', 'suspended', 'deregistered')), services jsonb not null, line_ref text, iccid text,
  activation_sealed bytea, registration_id uuid, created_at timestamptz not null, unlocked_at timestamptz, primary key (subscriber_id, id));
create table registrations (
  subscriber_id uuid not null references subscribers, id uuid not null, operator_id uuid not null, country text not null,
  status text not null check (status in ('draft', 'submitted', 'checking', 'in_review', 'on_hold', 'resubmission_requested', 'approved', 'rejected',
    'expired', 'canceled', 'reverification_required', 'redacted')),
  locale text not null, document_kind text, issuing_country text, attempt int not null default 1 check (attempt > 0), line_ids uuid[] not null,
  details_sealed bytea, policy_version text not null, policy_hash text not null, checks jsonb not null, reasons jsonb not null, redo text[] not null, redo_open text[] not null,
  due_at timestamptz, version int not null default 0, created_at timestamptz not null, submitted_at timestamptz, decided_at timestamptz,
  primary key (subscriber_id, id),
  check (status not in ('approved', 'rejected') or decided_at is not null));
create table photos (
  subscriber_id uuid not null, id uuid not null, operator_id uuid not null, registration_id uuid not null, side text not null, current boolean not null,
  object_ref text not null, content_hash bytea not null, byte_size int not null, status text not null check (status in ('reading', 'read', 'unreadable')),
  verdict text check (verdict in ('good', 'usable', 'retake')), faults jsonb not null, reading_sealed bytea, used_anyway boolean not null, refused int not null,
  received_at timestamptz not null, read_at timestamptz, primary key (subscriber_id, id),
  foreign key (subscriber_id, registration_id) references registrations (subscriber_id, id));
create unique index photos_current on photos (subscriber_id, registration_id, side) where current;
create table consents (
  subscriber_id uuid not null, id uuid not null, operator_id uuid not null, registration_id uuid not null, purpose text not null, version text not null,
  granted boolean not null, at timestamptz not null, primary key (subscriber_id, id),
  foreign key (subscriber_id, registration_id) references registrations (subscriber_id, id));
create table notes (
  subscriber_id uuid not null, id uuid not null, operator_id uuid not null, registration_id uuid not null, staff_id uuid not null, sealed bytea not null,
  at timestamptz not null, primary key (subscriber_id, id));

create table events (
  subscriber_id uuid not null, seq int not null, operator_id uuid not null, registration_id uuid, type text not null, at timestamptz not null,
  actor text not null check (actor in ('subscriber', 'system', 'staff', 'operator')), actor_id uuid, data jsonb not null,
  prev_hash bytea not null, hash bytea not null, primary key (subscriber_id, seq, at)) partition by range (at);
create table events_other partition of events default;
comment on table events is 'Append-only, chained by hash per subscriber. Ids, codes and hashes; never personal data.';
create table event_heads (subscriber_id uuid primary key, seq int not null, hash bytea not null);

create table contact_claims (
  operator_id uuid not null, channel text not null, contact_index bytea not null, subscriber_id uuid not null, created_at timestamptz not null,
  primary key (operator_id, channel, contact_index));
create table document_claims (
  operator_id uuid not null, document_index bytea not null, subscriber_id uuid not null, registration_id uuid not null, created_at timestamptz not null,
  primary key (operator_id, document_index, subscriber_id, registration_id));
create table document_lines (
  operator_id uuid not null, document_index bytea not null, line_id uuid not null, subscriber_id uuid not null, created_at timestamptz not null,
  primary key (operator_id, document_index, line_id));
create table review_queue (
  registration_id uuid primary key, operator_id uuid not null, subscriber_id uuid not null, country text not null, document_kind text, attempt int not null,
  reasons jsonb not null, on_hold boolean not null, entered_at timestamptz not null, due_at timestamptz not null, lease_staff_id uuid, lease_until timestamptz);
create index on review_queue (operator_id, due_at, registration_id);

create table messages (
  subscriber_id uuid not null, id uuid not null, operator_id uuid not null, registration_id uuid, key text not null, channel text not null, name text not null,
  data jsonb not null, status text not null check (status in ('waiting', 'sent', 'given_up')), tries int not null default 0, created_at timestamptz not null, sent_at timestamptz,
  primary key (subscriber_id, id), unique (subscriber_id, key, channel));
create table webhook_endpoints (
  id uuid primary key, operator_id uuid not null references operators, url text not null, types text[] not null, secret_sealed bytea not null,
  created_at timestamptz not null, deleted_at timestamptz);
create table webhook_deliveries (
  id uuid primary key, operator_id uuid not null, endpoint_id uuid not null references webhook_endpoints, type text not null, body jsonb not null,
  status text not null check (status in ('waiting', 'delivered', 'given_up')), tries int not null default 0, last_status int, created_at timestamptz not null);
create index on webhook_deliveries (endpoint_id, id);
create table idempotency_keys (
  operator_id uuid not null, key_hash bytea not null, request_hash bytea not null, status int, body text, created_at timestamptz not null,
  primary key (operator_id, key_hash));
create unlogged table rate_limits (key varchar(255) primary key, points int not null default 0, expire bigint);
`

/** Creates every table of the first version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await TABLES.execute(db)
}
