// The operator's blocklist: values that send a registration to a person. A value is told once, when it is given; afterwards only masked.
import { Type, type Static } from 'typebox'
import { Email, Phone } from './account.ts'
import { CalendarDate, Id, Timestamp, oneOf } from './words.ts'

/** What may be blocked. */
export const BLOCKED_KINDS = ['document_number', 'phone', 'email', 'name_and_birth'] as const
export const BlockedKind = oneOf(BLOCKED_KINDS)
export type BlockedKind = Static<typeof BlockedKind>

/** Why something is blocked. */
export const BLOCK_REASONS = ['forged_document', 'borrowed_identity', 'stolen_document', 'fraud', 'repeat', 'authority_order', 'other'] as const
export const BlockReason = oneOf(BLOCK_REASONS)
export type BlockReason = Static<typeof BlockReason>

/** Why a block is lifted. */
export const LIFT_REASONS = ['by_mistake', 'other_person', 'settled', 'authority_order', 'other'] as const
export const LiftReason = oneOf(LIFT_REASONS)
export type LiftReason = Static<typeof LiftReason>

const closed = { additionalProperties: false } as const
/** A value by its kind. A name may be written in any script and order of words; it counts only together with the birth date. */
export const BlockedValue = Type.Union([
  Type.Object({ kind: Type.Literal('document_number'), document_number: Type.String({ minLength: 4, maxLength: 30, pattern: '^[()<\\- ]*(?:[A-Za-z0-9][()<\\- ]*){4,}$' }) }, closed),
  Type.Object({ kind: Type.Literal('phone'), phone: Phone }, closed),
  Type.Object({ kind: Type.Literal('email'), email: Email }, closed),
  Type.Object({ kind: Type.Literal('name_and_birth'), name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\p{L}' }), date_of_birth: CalendarDate }, closed),
])
export type BlockedValue = Static<typeof BlockedValue>

export const NewBlock = Type.Object(
  {
    value: BlockedValue,
    reason: BlockReason,
    /** For staff only; kept sealed. */
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    /** The first moment it no longer counts; without one it counts until it is lifted. */
    expires_at: Type.Optional(Timestamp),
  },
  closed,
)
export type NewBlock = Static<typeof NewBlock>

export const LiftBlock = Type.Object({ reason: LiftReason, note: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })) }, closed)
export type LiftBlock = Static<typeof LiftBlock>

/** Whether an entry counts now. */
export const BLOCK_STATES = ['active', 'expired', 'lifted'] as const
export const BlockState = oneOf(BLOCK_STATES)
export type BlockState = Static<typeof BlockState>

/** Who wrote: a member of staff with name, or one of the operator's own systems. */
const Author = Type.Object({ actor: oneOf(['staff', 'operator']), id: Id, name: Type.Union([Type.String(), Type.Null()]) })

/** An entry of the list. Lifted and expired ones stay, so that it can be told later why somebody was looked at. */
export const Block = Type.Object({
  id: Id,
  kind: BlockedKind,
  /** Enough to recognise the value, too little to use it. */
  masked: Type.String(),
  state: BlockState,
  reason: BlockReason,
  note: Type.Union([Type.String(), Type.Null()]),
  author: Author,
  created_at: Timestamp,
  expires_at: Type.Union([Timestamp, Type.Null()]),
  /** The case it was added from. */
  registration_id: Type.Union([Id, Type.Null()]),
  lifted: Type.Union([
    Type.Object({ at: Timestamp, reason: LiftReason, note: Type.Union([Type.String(), Type.Null()]), author: Author }),
    Type.Null(),
  ]),
})
export type Block = Static<typeof Block>

export const BlockPage = Type.Object({ items: Type.Array(Block), next: Type.Union([Id, Type.Null()]) })
export type BlockPage = Static<typeof BlockPage>
