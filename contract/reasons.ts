// The closed list of reason codes: who may see each, whether it can be mended, what it is about. Texts are in rulebook/texts.
import { Type, type Static } from 'typebox'
import { FIELD_NAMES, PHOTO_SIDES, oneOf } from './words.ts'

/** `shown`: named to the subscriber. `neutral`: the subscriber gets one neutral text, the code stays with staff. */
type Audience = 'shown' | 'neutral'
/** `retryable`: the subscriber can mend it. `final`: nobody mends it in this registration. */
type Weight = 'retryable' | 'final'
/** What must be done again: the picture of a side, a field, a contact, or nothing. */
type About = 'photo' | 'selfie' | 'field' | 'contact' | 'registration'
export type ReasonRow = { readonly audience: Audience; readonly weight: Weight; readonly about: About }

const photo = { audience: 'shown', weight: 'retryable', about: 'photo' } as const
const selfie = { audience: 'shown', weight: 'retryable', about: 'selfie' } as const
const field = { audience: 'shown', weight: 'retryable', about: 'field' } as const
const contact = { audience: 'shown', weight: 'retryable', about: 'contact' } as const
const final = { audience: 'shown', weight: 'final', about: 'registration' } as const
const neutral = { audience: 'neutral', weight: 'final', about: 'registration' } as const

export const REASONS = {
  document_blurred: photo, document_glare: photo, document_too_dark: photo, document_cut_off: photo,
  document_covered: photo, document_damaged: photo, low_resolution: photo, document_too_small: photo,
  no_document_in_image: photo, two_documents: photo, front_missing: photo, back_missing: photo,
  same_side_twice: photo, sides_mismatch: photo, black_and_white: photo, photocopy: photo, screenshot: photo,
  photo_of_screen: photo, document_expired: photo, document_type_not_supported: photo, wrong_document_type: photo,
  data_not_readable: photo, mrz_not_readable: photo,
  name_mismatch: field, dob_mismatch: field, document_number_mismatch: field, sex_mismatch: field,
  selfie_no_face: selfie, selfie_multiple_faces: selfie, selfie_face_covered: selfie,
  selfie_id_not_readable: selfie, selfie_without_id: selfie, face_not_comparable: selfie,
  contact_not_confirmed: contact,
  under_age: final, country_not_supported: final, remote_not_allowed: final, line_quota_reached: final, attempts_exceeded: final,
  forgery_suspected: neutral, portrait_manipulated: neutral, specimen_or_public_image: neutral, mrz_inconsistent: neutral,
  face_mismatch: neutral, liveness_attack: neutral, third_party_involved: neutral, duplicate_person: neutral,
  duplicate_document: neutral, duplicate_device: neutral, blocklisted: neutral,
} as const satisfies Record<string, ReasonRow>

export type ReasonCode = keyof typeof REASONS
export const REASON_CODES = Object.keys(REASONS) as ReasonCode[]
export const ReasonCode = oneOf(REASON_CODES)

/** What a reason points at: one side, one field, one contact, or the whole. */
export const REASON_PLACES = [...PHOTO_SIDES, ...FIELD_NAMES, 'email', 'phone', 'registration'] as const
export const ReasonPlace = oneOf(REASON_PLACES)
export type ReasonPlace = Static<typeof ReasonPlace>

/** A reason as staff and operators see it. */
export const Reason = Type.Object({ code: ReasonCode, at: ReasonPlace })
export type Reason = Static<typeof Reason>

/** A reason as the subscriber sees it, in the registration's language; `code` is null for neutral ones. */
export const ToldReason = Type.Object({
  code: Type.Union([ReasonCode, Type.Null()]),
  at: ReasonPlace,
  retryable: Type.Boolean(),
  title: Type.String(),
  remedy: Type.String(),
})
export type ToldReason = Static<typeof ToldReason>

export const CHECK_NAMES = [
  'image_quality', 'supported_document', 'colour_picture', 'document_detected', 'front_back_pair', 'original_document_present',
  'mrz', 'barcode', 'document_numbers', 'date_of_birth', 'document_expiry', 'data_consistency', 'data_comparison',
  'template', 'digital_tampering', 'face_integrity', 'face_detected', 'face_match', 'document_in_hand', 'liveness',
  'document_repeat', 'face_repeat', 'image_reuse', 'contact_repeat', 'lines_per_id_quota',
  'age', 'country_allowed', 'remote_allowed', 'blocklist', 'phone_confirmed', 'email_confirmed', 'velocity', 'ip_country',
] as const
export const CheckName = oneOf(CHECK_NAMES)
export type CheckName = Static<typeof CheckName>

/** One check's outcome. `field` is set for `data_comparison`, which runs once per field. */
export const Check = Type.Object({
  name: CheckName,
  field: Type.Optional(oneOf(FIELD_NAMES)),
  status: oneOf(['passed', 'warning', 'failed', 'not_applicable']),
  requirement: oneOf(['required', 'not_required']),
  reasons: Type.Array(Reason),
  score: Type.Optional(Type.Number()),
  /** Codes and numbers that explain the outcome; never a name, a number of a document or a picture. */
  evidence: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
})
export type Check = Static<typeof Check>
