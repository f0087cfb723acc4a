// The console: staff, the queue by due time, the case page, the decision.
import { Type, type Static } from 'typebox'
import { CaseFaces } from './faces.ts'
import { Reading } from './reading.ts'
import { Repeat } from './repeats.ts'
import { Check, Reason, ReasonCode, ReasonPlace, ToldReason } from './reasons.ts'
import { ConsentGiven, Details, RegistrationEvent } from './registration.ts'
import {
  CountryCode, DocumentKind, FieldName, Id, Locale, PhotoSide, RegistrationStatus, StaffRole, StateCode, Timestamp, oneOf,
} from './words.ts'

/** A member of staff. */
export const Staff = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  roles: Type.Array(StaffRole),
  passkeys: Type.Integer(),
  has_password: Type.Boolean(),
  has_totp: Type.Boolean(),
  status: oneOf(['invited', 'active', 'closed']),
})
export type Staff = Static<typeof Staff>

/** Who is signed in. `must_enrol`: came by the one-time link and has to set up a passkey or password and TOTP before anything else. */
export const StaffSession = Type.Object({ staff: Staff, must_enrol: Type.Boolean(), operator: Type.String() })
export type StaffSession = Static<typeof StaffSession>

/** Options and answers of WebAuthn pass through as the browser's JSON (WebAuthn level 3, 5.1.8 and 5.1.9). */
export const WebauthnJson = Type.Record(Type.String(), Type.Unknown())

/** One waiting case, without personal data. */
export const QueueItem = Type.Object({
  registration_id: Id,
  subscriber_id: Id,
  status: RegistrationStatus,
  country: CountryCode,
  document_kind: Type.Union([DocumentKind, Type.Null()]),
  attempt: Type.Integer(),
  /** Why it is here: codes of the checks that did not pass. */
  reasons: Type.Array(Reason),
  entered_at: Timestamp,
  due_at: Timestamp,
  overdue: Type.Boolean(),
  lease: Type.Union([Type.Object({ staff_id: Id, staff_name: Type.String(), until: Timestamp }), Type.Null()]),
})
export type QueueItem = Static<typeof QueueItem>

export const QueuePage = Type.Object({ items: Type.Array(QueueItem), next: Type.Union([Type.String(), Type.Null()]), waiting: Type.Integer(), overdue: Type.Integer() })
export type QueuePage = Static<typeof QueuePage>

/** One field as typed, printed and in the MRZ; `null` where that source has none. */
export const ComparedField = Type.Object({
  field: FieldName,
  typed: Type.Union([Type.String(), Type.Null()]),
  printed: Type.Union([Type.String(), Type.Null()]),
  mrz: Type.Union([Type.String(), Type.Null()]),
  /** 0 to 1, of the printed value. */
  confidence: Type.Union([Type.Number(), Type.Null()]),
  doubtful: Type.Boolean(),
  result: oneOf(['same', 'different', 'not_comparable']),
})
export type ComparedField = Static<typeof ComparedField>

export const CasePhoto = Type.Object({
  side: PhotoSide,
  received_at: Timestamp,
  used_anyway: Type.Boolean(),
  /** Everything the reader saw; null while unread or where reading failed. */
  reading: Type.Union([Reading, Type.Null()]),
})
export type CasePhoto = Static<typeof CasePhoto>

export const CaseNote = Type.Object({ id: Id, at: Timestamp, staff_name: Type.String(), text: Type.String() })
export type CaseNote = Static<typeof CaseNote>

/** The case page. For support, `photos`, `details` and `compared` come empty or masked. */
export const Case = Type.Object({
  registration_id: Id,
  subscriber_id: Id,
  status: RegistrationStatus,
  country: CountryCode,
  locale: Locale,
  document: Type.Union([Type.Object({ kind: DocumentKind, issuing_country: StateCode }), Type.Null()]),
  attempt: Type.Integer(),
  attempts_left: Type.Integer(),
  lease: Type.Union([Type.Object({ staff_id: Id, staff_name: Type.String(), until: Timestamp }), Type.Null()]),
  photos: Type.Array(CasePhoto),
  details: Type.Union([Details, Type.Null()]),
  compared: Type.Array(ComparedField),
  /** Null where no selfie is asked for, and for who may not see pictures. */
  faces: Type.Union([CaseFaces, Type.Null()]),
  checks: Type.Array(Check),
  consents: Type.Array(ConsentGiven),
  contacts: Type.Array(Type.Object({ channel: oneOf(['email', 'phone']), masked: Type.String(), confirmed: Type.Boolean() })),
  lines: Type.Array(Type.Object({ id: Id, status: Type.String(), plan_name: Type.Record(Type.String(), Type.String()) })),
  /** Registrations of other subscribers with the same document, contact or picture, newest first. */
  repeats: Type.Array(Repeat),
  events: Type.Array(RegistrationEvent),
  notes: Type.Array(CaseNote),
  due_at: Type.Union([Timestamp, Type.Null()]),
  created_at: Timestamp,
  submitted_at: Type.Union([Timestamp, Type.Null()]),
  version: Type.Integer(),
})
export type Case = Static<typeof Case>

/** A reviewer's answer. `ask_again` and `reject` need at least one item; `ask_again` takes retryable reasons only. */
export const Decision = Type.Object(
  {
    decision: oneOf(['approve', 'ask_again', 'reject']),
    items: Type.Array(Type.Object({ at: ReasonPlace, code: ReasonCode })),
    /** For staff only. */
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    /** The case's version the reviewer looked at; another answers `changed_meanwhile`. */
    version: Type.Integer(),
  },
  { additionalProperties: false },
)
export type Decision = Static<typeof Decision>

/** What the subscriber would get: status page, mail and SMS, in the registration's language. */
export const DecisionPreview = Type.Object({
  reasons: Type.Array(ToldReason),
  email: Type.Object({ subject: Type.String(), text: Type.String() }),
  sms: Type.String(),
})
export type DecisionPreview = Static<typeof DecisionPreview>

/** A row of the case search: no personal data. */
export const CaseRow = Type.Object({
  registration_id: Id,
  subscriber_id: Id,
  status: RegistrationStatus,
  country: CountryCode,
  created_at: Timestamp,
  decided_at: Type.Union([Timestamp, Type.Null()]),
})
export type CaseRow = Static<typeof CaseRow>
