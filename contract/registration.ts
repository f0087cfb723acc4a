// A registration as its subscriber and the operator's systems see it.
import { Type, type Static } from 'typebox'
import { Check, ToldReason } from './reasons.ts'
import { ConsentAsked, ConsentPurpose } from './service.ts'
import {
  CalendarDate, CountryCode, DocumentKind, FieldName, Id, Locale, NextActor, PhotoSide, RegistrationStatus, StateCode, Timestamp, oneOf,
} from './words.ts'

/** Something besides spaces. */
const SAYS_SOMETHING = '\\S'

/** What the person typed, each as printed on the document. */
export const Details = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120, pattern: SAYS_SOMETHING })),
    /** Latin letters, where the document prints both. */
    name_latin: Type.Optional(Type.String({ minLength: 1, maxLength: 120, pattern: SAYS_SOMETHING })),
    date_of_birth: Type.Optional(CalendarDate),
    /** Four letters or digits at least: what stands between them does not tell two documents apart. */
    document_number: Type.Optional(Type.String({ minLength: 4, maxLength: 30, pattern: '^[()<\\- ]*(?:[A-Za-z0-9][()<\\- ]*){4,}$' })),
    sex: Type.Optional(oneOf(['M', 'F', 'X'])),
    nationality: Type.Optional(StateCode),
    expiry_date: Type.Optional(Type.Union([CalendarDate, Type.Literal('长期')])),
    address: Type.Optional(Type.String({ minLength: 1, maxLength: 300, pattern: SAYS_SOMETHING })),
  },
  { additionalProperties: false },
)
export type Details = Static<typeof Details>

/** The document the person chose. */
export const ChosenDocument = Type.Object({ kind: DocumentKind, issuing_country: StateCode }, { additionalProperties: false })
export type ChosenDocument = Static<typeof ChosenDocument>

/** One side of the document. `verdict` is known a moment after the upload; ask again while it is null. */
export const Photo = Type.Object({
  side: PhotoSide,
  status: oneOf(['missing', 'reading', 'read', 'unreadable']),
  /** `retake` goes back at once; `usable` may be sent with "use it anyway"; `good` needs nothing. */
  verdict: Type.Union([oneOf(['good', 'usable', 'retake']), Type.Null()]),
  /** What is wrong, in the registration's language. */
  faults: Type.Array(ToldReason),
  received_at: Type.Union([Timestamp, Type.Null()]),
  /** Pictures of this side refused so far; after two, "use it anyway" is offered. */
  refused: Type.Integer(),
  /** True when the person chose to send it in spite of a refusal: a reviewer looks. */
  used_anyway: Type.Boolean(),
})
export type Photo = Static<typeof Photo>

/** A picture on its way in parts. `photo` is what became of it once `complete`: the same a single request would have answered. */
export const Upload = Type.Object({
  id: Id,
  side: PhotoSide,
  /** Bytes the server holds for good; the next part begins here. */
  offset: Type.Integer(),
  /** Bytes of the whole picture. */
  length: Type.Integer(),
  complete: Type.Boolean(),
  /** What has come is forgotten then. */
  expires_at: Timestamp,
  photo: Type.Union([Photo, Type.Null()]),
})
export type Upload = Static<typeof Upload>

export const ConsentGiven = Type.Object({
  purpose: ConsentPurpose,
  version: Type.String(),
  granted: Type.Boolean(),
  at: Timestamp,
})
export type ConsentGiven = Static<typeof ConsentGiven>

export const Registration = Type.Object({
  id: Id,
  subscriber_id: Id,
  line_ids: Type.Array(Id),
  status: RegistrationStatus,
  next_actor: NextActor,
  country: CountryCode,
  locale: Locale,
  /** Hosted page to send the subscriber to; only in the answer to the call that made it, then null. */
  url: Type.Union([Type.String(), Type.Null()]),
  document: Type.Union([ChosenDocument, Type.Null()]),
  /** 1 for the first submission. */
  attempt: Type.Integer(),
  attempts_left: Type.Integer(),
  photos: Type.Array(Photo),
  /** What was typed; null until then. */
  details: Type.Union([Details, Type.Null()]),
  /** What the document says, to fill the form with; null until its sides are read. */
  proposed: Type.Union([Details, Type.Null()]),
  /** Fields the country's policy asks for. */
  fields: Type.Array(FieldName),
  consents_asked: Type.Array(ConsentAsked),
  consents: Type.Array(ConsentGiven),
  /** What to do before submitting, in order: `document`, `consents`, a side, `details`, `email`, `phone`. */
  missing: Type.Array(Type.String()),
  /** What to mend, with how. Filled in resubmission_requested and rejected. */
  reasons: Type.Array(ToldReason),
  /** Sides, fields and contacts to be done again, and `document` where another may be chosen; all else stays as it is. */
  redo: Type.Array(Type.String()),
  /** Outcomes of the checks; empty for the subscriber. */
  checks: Type.Array(Check),
  /** A decision is due by then, in business days of the country. */
  due_at: Type.Union([Timestamp, Type.Null()]),
  created_at: Timestamp,
  submitted_at: Type.Union([Timestamp, Type.Null()]),
  decided_at: Type.Union([Timestamp, Type.Null()]),
  /** Grows by one with each change; the ETag begins with it. */
  version: Type.Integer(),
})
export type Registration = Static<typeof Registration>

/** What happened, in order. Codes, ids and hashes only: never a name, a number or a picture. */
export const RegistrationEvent = Type.Object({
  seq: Type.Integer(),
  type: Type.String(),
  at: Timestamp,
  actor: oneOf(['subscriber', 'system', 'staff', 'operator']),
  data: Type.Record(Type.String(), Type.Unknown()),
  /** SHA-256 over the event and the hash before it, hex; null for the subscriber, who does not see all of what it covers. */
  hash: Type.Union([Type.String(), Type.Null()]),
})
export type RegistrationEvent = Static<typeof RegistrationEvent>
