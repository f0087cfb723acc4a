// Draws the flat of one side of a document.
import type { PhotoSide } from '#contract/words.ts'
import { drawHkCard } from './draw-hk-card.ts'
import { drawHmtEmblem, drawHmtPortrait } from './draw-hmt-permit.ts'
import { drawIdCardBack, drawIdCardFront } from './draw-id-card.ts'
import { drawPassport } from './draw-passport.ts'
import { drawResidentEmblem, drawResidentPortrait } from './draw-resident-id.ts'
import { drawFrenchFront, drawLargeBack, drawTd2Front } from './draw-td2-card.ts'
import { drawVisa } from './draw-visa.ts'
import type { FontSet } from './fonts.ts'
import { hasZoneInFront, type Layout } from './layouts.ts'
import { isPassportStyle } from './passport-layouts.ts'
import type { SpecimenPerson } from './person.ts'
import { CARD, LARGE_CARD, PAGE, VISA, type Sheet } from './sheet.ts'
import type { SpecimenKind } from './kinds.ts'

type Draw = (person: SpecimenPerson, seed: number, set: FontSet, density: number, layout: Layout | null) => Sheet

const drawCardFront: Draw = (person, seed, set, density, layout) =>
  (layout === 'td2' ? drawTd2Front : layout === 'french_card' ? drawFrenchFront : drawIdCardFront)(person, seed, set, density)
const drawCardBack: Draw = (person, seed, set, density, layout) =>
  hasZoneInFront(layout) ? drawLargeBack(person, seed, set, density, layout === 'french_card') : drawIdCardBack(person, seed, set, density)

const DRAWINGS = {
  cn_resident_id: { portrait: drawResidentPortrait, emblem: drawResidentEmblem },
  passport: {
    data_page: (person, seed, set, density, layout) => drawPassport(person, seed, set, density, isPassportStyle(layout) ? layout : undefined),
  },
  id_card: { front: drawCardFront, back: drawCardBack },
  visa: { data_page: (person, seed, set, density, layout) => drawVisa(person, seed, set, density, layout === 'mrvb' ? 'mrvb' : 'mrva') },
  hk_identity_card: { front: drawHkCard },
  cn_hmt_residence_permit: { portrait: drawHmtPortrait, emblem: drawHmtEmblem },
} as const satisfies Record<SpecimenKind, Partial<Record<PhotoSide, Draw>>>

/** Width and height of a document in millimetres; of the usual layout where none is named. */
export function sizeOf(kind: SpecimenKind, layout: Layout | null = null): { width: number; height: number } {
  if (kind === 'passport') return PAGE
  if (kind === 'visa') return layout === 'mrvb' ? LARGE_CARD : VISA
  return hasZoneInFront(layout) ? LARGE_CARD : CARD
}

/** The flat, straight on, at `density` pixels per millimetre. @throws {Error} when the kind has no such side. */
export function drawFlat(
  kind: SpecimenKind, side: PhotoSide, person: SpecimenPerson, seed: number, set: FontSet, density: number,
  layout: Layout | null = null,
): Sheet {
  const drawings: Partial<Record<PhotoSide, Draw>> = DRAWINGS[kind]
  const draw = drawings[side]
  if (!draw) throw new Error(`a ${kind} has no side ${side}`)
  return draw(person, seed, set, density, layout)
}
