// Draws the flat of one side of a document.
import type { PhotoSide } from '#contract/words.ts'
import { drawIdCardBack, drawIdCardFront } from './draw-id-card.ts'
import { drawPassport } from './draw-passport.ts'
import { drawResidentEmblem, drawResidentPortrait } from './draw-resident-id.ts'
import type { FontSet } from './fonts.ts'
import type { SpecimenPerson } from './person.ts'
import { CARD, PAGE, type Sheet } from './sheet.ts'
import type { SpecimenKind } from './kinds.ts'

type Draw = (person: SpecimenPerson, seed: number, set: FontSet, density: number) => Sheet

const DRAWINGS = {
  cn_resident_id: { portrait: drawResidentPortrait, emblem: drawResidentEmblem },
  passport: { data_page: drawPassport },
  id_card: { front: drawIdCardFront, back: drawIdCardBack },
} as const satisfies Record<SpecimenKind, Partial<Record<PhotoSide, Draw>>>

/** Width and height of a document in millimetres. */
export function sizeOf(kind: SpecimenKind): { width: number; height: number } {
  return kind === 'passport' ? PAGE : CARD
}

/** The flat, straight on, at `density` pixels per millimetre. @throws {Error} when the kind has no such side. */
export function drawFlat(
  kind: SpecimenKind, side: PhotoSide, person: SpecimenPerson, seed: number, set: FontSet, density: number,
): Sheet {
  const drawings: Partial<Record<PhotoSide, Draw>> = DRAWINGS[kind]
  const draw = drawings[side]
  if (!draw) throw new Error(`a ${kind} has no side ${side}`)
  return draw(person, seed, set, density)
}
