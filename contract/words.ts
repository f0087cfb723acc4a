// The closed lists of the field's words: every status, service, document kind, side, role and actor.
import { Type, type Static, type TUnsafe } from 'typebox'

/** A closed list as a JSON Schema `enum`, so that schema, type and list stand in one place. */
export function oneOf<const T extends readonly string[]>(words: T): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...words] })
}

/** Where a registration stands. Who acts next in each is in `core/life.ts`. */
export const REGISTRATION_STATUSES = [
  'draft', 'submitted', 'checking', 'in_review', 'on_hold', 'resubmission_requested',
  'approved', 'rejected', 'expired', 'canceled', 'reverification_required', 'redacted',
] as const
export const RegistrationStatus = oneOf(REGISTRATION_STATUSES)
export type RegistrationStatus = Static<typeof RegistrationStatus>

/** Who has to do the next thing. */
export const NEXT_ACTORS = ['subscriber', 'system', 'staff', 'nobody'] as const
export const NextActor = oneOf(NEXT_ACTORS)
export type NextActor = Static<typeof NextActor>

/** Whether a line works; apart from the registration's status. */
export const LINE_STATUSES = ['locked', 'limited', 'active', 'suspended', 'deregistered'] as const
export const LineStatus = oneOf(LINE_STATUSES)
export type LineStatus = Static<typeof LineStatus>

/** What a line can carry, each locked or on. */
export const SERVICES = ['data', 'voice_sms_in', 'voice_sms_out'] as const
export const Service = oneOf(SERVICES)
export type Service = Static<typeof Service>

/** A kind of document, by the name of its description in `rulebook/documents/`. An open word: a new kind is data, not code. */
export const DocumentKind = Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$' })
export type DocumentKind = Static<typeof DocumentKind>

/** Sides a picture may show. A Chinese resident ID card has portrait and emblem, never front and back (its emblem side is officially the front). */
export const PHOTO_SIDES = ['portrait', 'emblem', 'data_page', 'front', 'back', 'selfie_with_document'] as const
export const PhotoSide = oneOf(PHOTO_SIDES)
export type PhotoSide = Static<typeof PhotoSide>

/** Fields a document carries or a person types. */
export const FIELD_NAMES = [
  'name', 'name_latin', 'name_native', 'date_of_birth', 'document_number', 'sex', 'nationality', 'issuing_country', 'document_type',
  'ethnicity', 'address', 'authority', 'issue_date', 'expiry_date', 'validity', 'personal_number',
  // The number a renewed document notes: of the travel permit on a residence permit, of the former card on a new one.
  'former_number',
  // How often the document was issued, as printed.
  'issue_count',
  'licence_classes',
] as const
export const FieldName = oneOf(FIELD_NAMES)
export type FieldName = Static<typeof FieldName>

/** What staff may do; the table of rights is `core/access.ts`. Support never sees a picture. */
export const STAFF_ROLES = ['reviewer', 'support', 'compliance', 'admin'] as const
export const StaffRole = oneOf(STAFF_ROLES)
export type StaffRole = Static<typeof StaffRole>

/** Who may call a route, and who is named in an event. */
export const CALLERS = ['anyone', 'subscriber', 'operator', 'staff'] as const
export const Caller = oneOf(CALLERS)
export type Caller = Static<typeof Caller>

/** Ways a person is reached and confirmed by a code. */
export const CHANNELS = ['email', 'phone'] as const
export const Channel = oneOf(CHANNELS)
export type Channel = Static<typeof Channel>

/** Languages the texts are complete in. */
export const LOCALES = ['en', 'zh-Hans'] as const
export const Locale = oneOf(LOCALES)
export type Locale = Static<typeof Locale>

/** UUIDv7, made by the application. */
export const Id = Type.String({ format: 'uuid' })
/** RFC 3339, UTC. */
export const Timestamp = Type.String({ format: 'date-time' })
/** ISO 8601 calendar date, `YYYY-MM-DD`. */
export const CalendarDate = Type.String({ format: 'date' })
/** ISO 3166-1 alpha-3 as in the MRZ (ICAO 9303-3 section 5), Utopia (UTO) included. */
export const StateCode = Type.String({ pattern: '^[A-Z]{1,3}$' })
/** ISO 3166-1 alpha-2 of the country whose law applies; `UT` stands for Utopia. */
export const CountryCode = Type.String({ pattern: '^[A-Z]{2}$' })
