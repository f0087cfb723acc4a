// Draws the flat of one side of a document.
import type { PhotoSide } from '#contract/words.ts'
import { drawHmtEmblem, drawHmtPortrait } from './draw-hmt-permit.ts'
import { drawIdCardBack, drawIdCardFront } from './draw-id-card.ts'
import { drawPassport, passportStyleOf } from './draw-passport.ts'
import { drawResidentEmblem, drawResidentPortrait } from './draw-resident-id.ts'
import type { FontSet } from './fonts.ts'
import type { PassportStyle } from './passport-layouts.ts'
import type { SpecimenPerson } from './person.ts'
import { CARD, PAGE, type Sheet } from './sheet.ts'
import type { SpecimenKind } from './kinds.ts'

/** How a document is laid out, where its kind has more than one way. */
export type Layout = PassportStyle
type Draw = (person: SpecimenPerson, seed: number, set: FontSet, density: number, layout?: Layout) => Sheet

const DRAWINGS = {
  cn_resident_id: { portrait: drawResidentPortrait, emblem: drawResidentEmblem },
  passport: { data_page: drawPassport },
  id_card: { front: drawIdCardFront, back: drawIdCardBack },
  cn_hmt_residence_permit: { portrait: drawHmtPortrait, emblem: drawHmtEmblem },
} as const satisfies Record<SpecimenKind, Partial<Record<PhotoSide, Draw>>>

/** Width and height of a document in millimetres. */
export function sizeOf(kind: SpecimenKind): { width: number; height: number } {
  return kind === 'passport' ? PAGE : CARD
}

/** The layout of a seed's document; null where its kind has one only. */
export function layoutOf(kind: SpecimenKind, seed: number): Layout | null {
  return kind === 'passport' ? passportStyleOf(seed) : null
}

/** The flat, straight on, at `density` pixels per millimetre. @throws {Error} when the kind has no such side. */
export function drawFlat(
  kind: SpecimenKind, side: PhotoSide, person: SpecimenPerson, seed: number, set: FontSet, density: number,
  layout?: Layout | null,
): Sheet {
  const drawings: Partial<Record<PhotoSide, Draw>> = DRAWINGS[kind]
  const draw = drawings[side]
  if (!draw) throw new Error(`a ${kind} has no side ${side}`)
  return draw(person, seed, set, density, layout ?? undefined)
}
