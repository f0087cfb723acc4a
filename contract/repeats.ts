// Repeats: other subscribers who gave the same document, contact or picture, and what staff has said of each pair.
import { Type, type Static } from 'typebox'
import { BlockReason, BlockedKind } from './blocklist.ts'
import { Channel, CountryCode, DocumentKind, Id, PhotoSide, RegistrationStatus, Timestamp, oneOf } from './words.ts'

/** What two registrations have in common. */
export const REPEAT_KINDS = ['document', 'contact', 'picture'] as const
export const RepeatKind = oneOf(REPEAT_KINDS)
export type RepeatKind = Static<typeof RepeatKind>

/** `same_person`: one person with two accounts. `not_the_same_person`: what they have in common is accounted for. `block`: onto the blocklist. */
export const REPEAT_ANSWERS = ['same_person', 'not_the_same_person', 'block'] as const
export const RepeatAnswer = oneOf(REPEAT_ANSWERS)
export type RepeatAnswer = Static<typeof RepeatAnswer>

/** Something said of a pair; the newest counts. */
export const RepeatAnswered = Type.Object({
  answer: RepeatAnswer,
  /** What the pair had in common then; something else in common is asked about anew. */
  kinds: Type.Array(RepeatKind),
  reason: Type.String(),
  staff_name: Type.String(),
  at: Timestamp,
})
export type RepeatAnswered = Static<typeof RepeatAnswered>

/** A picture of this case beside one sent before. `exact`: the same file; else a likeness from 0 to 1. */
export const RepeatedPicture = Type.Object({ side: PhotoSide, other_side: PhotoSide, exact: Type.Boolean(), likeness: Type.Number() })
export type RepeatedPicture = Static<typeof RepeatedPicture>

/** Another subscriber's registration with something in common. */
export const Repeat = Type.Object({
  registration_id: Id,
  subscriber_id: Id,
  status: RegistrationStatus,
  country: CountryCode,
  document_kind: Type.Union([DocumentKind, Type.Null()]),
  created_at: Timestamp,
  submitted_at: Type.Union([Timestamp, Type.Null()]),
  decided_at: Type.Union([Timestamp, Type.Null()]),
  kinds: Type.Array(RepeatKind),
  /** Whether an answer already accounts for all of it. */
  accounted_for: Type.Boolean(),
  contacts: Type.Array(Type.Object({ channel: Channel, masked: Type.String(), confirmed: Type.Boolean() })),
  /** Sides there are pictures of; empty for those who may not see pictures. */
  photos: Type.Array(Type.Object({ side: PhotoSide, received_at: Timestamp })),
  /** Pictures in common; empty for those who may not see pictures. */
  pictures: Type.Array(RepeatedPicture),
  /** Newest first. */
  answers: Type.Array(RepeatAnswered),
})
export type Repeat = Static<typeof Repeat>

/** An answer to a repeat. `block` says why, and which values of this case are blocked. */
export const AnswerRepeat = Type.Object(
  {
    answer: RepeatAnswer,
    /** Why; for staff only, kept sealed. */
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    block: Type.Optional(Type.Object({ reason: BlockReason, kinds: Type.Array(BlockedKind, { minItems: 1, uniqueItems: true }) }, { additionalProperties: false })),
  },
  { additionalProperties: false },
)
export type AnswerRepeat = Static<typeof AnswerRepeat>
