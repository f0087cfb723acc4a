// The tables as TypeScript sees them. Every row names its operator; subscriber_id is the shard key and leads each key.
import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
import type { Channel, DocumentKind, LineStatus, Locale, PhotoSide, RegistrationStatus, Service, StaffRole } from '#contract/words.ts'
import type { Check, Reason } from '#contract/reasons.ts'
import type { ConsentPurpose } from '#contract/service.ts'
import type { BlockReason, BlockedKind, LiftReason } from '#contract/blocklist.ts'
import type { RepeatAnswer, RepeatKind } from '#contract/repeats.ts'
import type { WebhookBody, WebhookType } from '#contract/operator.ts'

type Time = ColumnType<Date, Date | string, Date | string>
type Maybe<T> = T | null
type Json<T> = ColumnType<T, string, string>

export type OperatorRow = { id: string; name: string; mode: 'sandbox' | 'live'; home_country: string; support_email: Maybe<string>; created_at: Time }
export type PlanRow = {
  id: string; operator_id: string; name: Json<Record<string, string>>; data_gb: Maybe<number>; days: number; voice: boolean; country: string; active: boolean
}
/** Only the SHA-256 of a key is kept. */
export type ApiKeyRow = { id: string; operator_id: string; hash: Buffer; label: string; created_at: Time; revoked_at: Maybe<Time> }
/** `sealed` holds {name, email} under the operator's key; `email_index` is blind. */
export type StaffRow = {
  id: string; operator_id: string; sealed: Buffer; email_index: Buffer; roles: StaffRole[]; status: 'invited' | 'active' | 'closed'
  password_hash: Maybe<string>; totp_sealed: Maybe<Buffer>; totp_pending: Maybe<Buffer>; totp_last_step: Maybe<string>; created_at: Time
}
export type StaffPasskeyRow = {
  credential_id: string; staff_id: string; operator_id: string; public_key: Buffer; counter: string; transports: string[]; created_at: Time
}
/** `id_hash` is the SHA-256 of the cookie's value; `opened_by` is what was proved to open it. */
export type SessionRow = {
  id_hash: Buffer; kind: 'subscriber' | 'staff'; operator_id: string; person_id: string; only_registration: Maybe<string>; must_enrol: boolean
  opened_by: 'password' | 'code' | 'link' | 'passkey'
  created_at: Time; seen_at: Time; ends_at: Time
}
/** A conversation of codes; `sealed` holds what it will do once confirmed. `subscriber_id` is null until it is known whose it is. */
export type CodeFlowRow = {
  id: string; operator_id: string; purpose: 'sign_up' | 'sign_in' | 'contact'; subscriber_id: Maybe<string>; sealed: Buffer; tries: Generated<number>
  created_at: Time; ends_at: Time
}
/** `code_hash` is a keyed tag bound to flow and channel; `code_sealed` stands only until the code is sent or used. */
export type CodeRow = {
  flow_id: string; channel: Channel; code_hash: Buffer; code_sealed: Maybe<Buffer>; sends: Generated<number>; sent_at: Time; ends_at: Time; used_at: Maybe<Time>
}
/** WebAuthn challenges and other one-use secrets of a ceremony. */
export type ChallengeRow = { id: string; operator_id: string; staff_id: Maybe<string>; challenge: string; purpose: 'enrol' | 'sign_in'; ends_at: Time }
/** One-time and hosted links by the SHA-256 of their token; one with `by_session` ends with that session. */
export type LinkRow = {
  token_hash: Buffer; operator_id: string; purpose: 'hosted' | 'handover' | 'staff'; person_id: string; registration_id: Maybe<string>
  single_use: boolean; by_session: Maybe<Buffer>; created_at: Time; ends_at: Time; used_at: Maybe<Time>
}
/** Where an id lives: registration, line or subscriber to its shard. */
export type PlaceRow = { id: string; kind: 'subscriber' | 'line' | 'registration'; operator_id: string; subscriber_id: string }
/** `sealed` holds {email?, phone?}; their uniqueness is in contact_claims. */
export type SubscriberRow = {
  id: string; operator_id: string; locale: Locale; external_ref: Maybe<string>; sealed: Buffer; email_confirmed_at: Maybe<Time>; phone_confirmed_at: Maybe<Time>
  password_hash: Maybe<string>; status: 'open' | 'closed'; created_at: Time
}
/** The subscriber's data key, wrapped by the key-encryption key named. Destroying the row destroys the data. */
export type SubjectKeyRow = { subscriber_id: string; operator_id: string; wrapped: Buffer; kek_id: string; created_at: Time }
export type LineRow = {
  subscriber_id: string; id: string; operator_id: string; plan_id: string; country: string; status: LineStatus
  services: Json<Record<Service, 'locked' | 'on'>>; line_ref: Maybe<string>; iccid: Maybe<string>; activation_sealed: Maybe<Buffer>
  registration_id: Maybe<string>; created_at: Time; unlocked_at: Maybe<Time>
}
/** `details_sealed` holds what was typed; `redo` is what was asked for again, `redo_open` what of it is not done yet. `status` is the projection of the events, rewritten in the same transaction. */
export type RegistrationRow = {
  subscriber_id: string; id: string; operator_id: string; country: string; status: RegistrationStatus; locale: Locale
  document_kind: Maybe<DocumentKind>; issuing_country: Maybe<string>; attempt: Generated<number>; line_ids: string[]
  details_sealed: Maybe<Buffer>; policy_version: string; policy_hash: string; checks: Json<Check[]>; reasons: Json<Reason[]>; redo: string[]; redo_open: string[]
  due_at: Maybe<Time>; version: Generated<number>; created_at: Time; submitted_at: Maybe<Time>; decided_at: Maybe<Time>
}
/** The newest picture of a side is `current`; older ones stay until retention removes them. `reading_sealed` holds the Reading, `faces_sealed` of a selfie what was seen of faces. */
export type PhotoRow = {
  subscriber_id: string; id: string; operator_id: string; registration_id: string; side: PhotoSide; current: boolean; object_ref: string; content_hash: Buffer
  byte_size: number; status: 'reading' | 'read' | 'unreadable'; verdict: Maybe<'good' | 'usable' | 'retake'>; faults: Json<Reason[]>
  faces_sealed: Generated<Maybe<Buffer>>
  reading_sealed: Maybe<Buffer>; used_anyway: boolean; refused: number; received_at: Time; read_at: Maybe<Time>
}
/** A picture sent in parts. `content_hash` is the blind index of the digest it was announced with; `photo_id` is what it became. Over once `ends_at` is past. */
export type UploadRow = {
  subscriber_id: string; id: string; operator_id: string; registration_id: string; side: PhotoSide; total: number; received: Generated<number>
  content_hash: Maybe<Buffer>; anyway: boolean; photo_id: Maybe<string>; created_at: Time; ends_at: Time
}
/** Bytes of an upload from `starts_at` on, sealed in the vault. */
export type UploadPartRow = { subscriber_id: string; upload_id: string; starts_at: number; object_ref: string }
export type ConsentRow = {
  subscriber_id: string; id: string; operator_id: string; registration_id: string; purpose: ConsentPurpose; version: string; granted: boolean; at: Time
}
/** Append-only and chained by hash per subscriber; ids, codes, hashes, never personal data. */
export type EventRow = {
  subscriber_id: string; seq: number; operator_id: string; registration_id: Maybe<string>; type: string; at: Time
  actor: 'subscriber' | 'system' | 'staff' | 'operator'; actor_id: Maybe<string>; data: Json<Record<string, unknown>>; prev_hash: Buffer; hash: Buffer
}
/** The end of each chain; its row lock keeps the chain without forks. */
export type EventHeadRow = { subscriber_id: string; seq: number; hash: Buffer }
export type ContactClaimRow = { operator_id: string; channel: Channel; contact_index: Buffer; subscriber_id: string; created_at: Time }
export type DocumentClaimRow = { operator_id: string; document_index: Buffer; subscriber_id: string; registration_id: string; created_at: Time }
/** Lines standing on one document, for the quota; a row goes when the line is given back. */
export type DocumentLineRow = { operator_id: string; document_index: Buffer; line_id: string; subscriber_id: string; created_at: Time }
/** Every contact a subscriber has ever confirmed, also one let go since. */
export type ContactHistoryRow = { operator_id: string; channel: Channel; contact_index: Buffer; subscriber_id: string; first_at: Time }
/** What was said of two subscribers; the newest of a pair counts. `sealed` holds the reason, under the key of `subscriber_id`. */
export type RepeatAnswerRow = {
  subscriber_id: string; id: string; operator_id: string; other_subscriber_id: string; registration_id: string; other_registration_id: string
  answer: RepeatAnswer; kinds: RepeatKind[]; sealed: Buffer; staff_id: string; at: Time
}
/** What a picture looks like, sealed under the subscriber's key as the picture itself. */
export type FingerprintRow = { subscriber_id: string; photo_id: string; operator_id: string; sealed: Buffer; created_at: Time }
/** Two pictures found to be alike, by the one that was read last. */
export type LikePictureRow = {
  subscriber_id: string; photo_id: string; operator_id: string; other_subscriber_id: string; other_photo_id: string; likeness: number; created_at: Time
}
/** A blocked value by its blind indexes, one for each way of writing it. `sealed` holds {masked, note} and `lift_sealed` the note, both under the operator's key. */
export type BlockRow = {
  operator_id: string; id: string; kind: BlockedKind; value_indexes: Buffer[]; sealed: Buffer; reason: BlockReason; author: 'staff' | 'operator'; author_id: string
  registration_id: Maybe<string>; created_at: Time; expires_at: Maybe<Time>; lifted_at: Maybe<Time>; lift_reason: Maybe<LiftReason>; lift_sealed: Maybe<Buffer>
  lift_author: Maybe<'staff' | 'operator'>; lift_author_id: Maybe<string>
}
export type ReviewRow = {
  registration_id: string; operator_id: string; subscriber_id: string; country: string; document_kind: Maybe<DocumentKind>; attempt: number
  reasons: Json<Reason[]>; on_hold: boolean; entered_at: Time; due_at: Time; lease_staff_id: Maybe<string>; lease_until: Maybe<Time>
}
/** `sealed` holds the text. */
export type NoteRow = { subscriber_id: string; id: string; operator_id: string; registration_id: string; staff_id: string; sealed: Buffer; at: Time }
/** One message to one person; `key` makes sending it twice impossible to write twice. */
export type MessageRow = {
  subscriber_id: string; id: string; operator_id: string; registration_id: Maybe<string>; key: string; channel: Channel; name: string
  data: Json<{ reasons?: Reason[] }>; status: 'waiting' | 'sent' | 'given_up'; tries: Generated<number>; created_at: Time; sent_at: Maybe<Time>
}
export type WebhookEndpointRow = {
  id: string; operator_id: string; url: string; types: WebhookType[]; secret_sealed: Buffer; created_at: Time; deleted_at: Maybe<Time>
}
export type WebhookDeliveryRow = {
  id: string; operator_id: string; endpoint_id: string; type: WebhookType; body: Json<WebhookBody>; status: 'waiting' | 'delivered' | 'given_up'
  tries: Generated<number>; last_status: Maybe<number>; created_at: Time
}
/** The answer of a call by its Idempotency-Key; `status` is null while it runs. `sealed` holds the body under the operator's key. */
export type IdempotencyRow = {
  operator_id: string; key_hash: Buffer; request_hash: Buffer; status: Maybe<number>; sealed: Maybe<Buffer>; created_at: Time
}

export type Schema = {
  operators: OperatorRow; plans: PlanRow; api_keys: ApiKeyRow; staff: StaffRow; staff_passkeys: StaffPasskeyRow; sessions: SessionRow
  code_flows: CodeFlowRow; codes: CodeRow; challenges: ChallengeRow; links: LinkRow; places: PlaceRow; subscribers: SubscriberRow; subject_keys: SubjectKeyRow
  lines: LineRow; registrations: RegistrationRow; photos: PhotoRow; uploads: UploadRow; upload_parts: UploadPartRow; consents: ConsentRow; events: EventRow; event_heads: EventHeadRow
  contact_claims: ContactClaimRow; document_claims: DocumentClaimRow; document_lines: DocumentLineRow; contact_history: ContactHistoryRow; repeat_answers: RepeatAnswerRow
  fingerprints: FingerprintRow; like_pictures: LikePictureRow; blocklist: BlockRow; review_queue: ReviewRow; notes: NoteRow
  messages: MessageRow; webhook_endpoints: WebhookEndpointRow; webhook_deliveries: WebhookDeliveryRow; idempotency_keys: IdempotencyRow
}
export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
