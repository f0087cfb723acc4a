// The kinds of document specimens are drawn of, and the sides each can be photographed from.
import type { PhotoSide } from '#contract/words.ts'

/** Sides each kind can be photographed from. */
export const SIDES = {
  cn_resident_id: ['portrait', 'emblem'],
  passport: ['data_page'],
  id_card: ['front', 'back'],
  visa: ['data_page'],
  driving_licence: ['front', 'back'],
  cn_hmt_residence_permit: ['portrait', 'emblem'],
  hk_identity_card: ['front'],
  cn_travel_permit: ['front', 'back'],
  cn_permanent_residence: ['front', 'back'],
} as const satisfies Record<string, readonly PhotoSide[]>

/** Kinds specimens are drawn of. */
export type SpecimenKind = keyof typeof SIDES
export const SPECIMEN_KINDS = Object.keys(SIDES) as SpecimenKind[]

/** The state that issues each kind. */
export const ISSUERS: Readonly<Record<SpecimenKind, string>> = {
  cn_resident_id: 'CHN',
  passport: 'UTO',
  id_card: 'UTO',
  visa: 'UTO',
  driving_licence: 'UTO',
  cn_hmt_residence_permit: 'CHN',
  hk_identity_card: 'HKG',
  cn_travel_permit: 'CHN',
  cn_permanent_residence: 'CHN',
}
