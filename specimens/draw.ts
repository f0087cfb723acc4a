// Draws the flat of one side of a document.
import type { PhotoSide } from '#contract/words.ts'
import { drawHkCard } from './draw-hk-card.ts'
import { drawHmtEmblem, drawHmtPortrait } from './draw-hmt-permit.ts'
import { drawIdCardBack, drawIdCardFront } from './draw-id-card.ts'
import { drawLicenceBack, drawLicenceFront } from './draw-licence.ts'
import { drawPassport } from './draw-passport.ts'
import { drawPermanentBack, drawPermanentFront } from './draw-permanent-residence.ts'
import { drawResidentEmblem, drawResidentPortrait } from './draw-resident-id.ts'
import { drawFrenchFront, drawLargeBack, drawTd2Front } from './draw-td2-card.ts'
import { drawTravelBack, drawTravelFront } from './draw-travel-permit.ts'
import { drawVisa } from './draw-visa.ts'
import type { FontSet } from './fonts.ts'
import { hasZoneInFront, type Layout } from './layouts.ts'
import { isPassportStyle } from './passport-layouts.ts'
import type { CodePattern } from './pdf417.ts'
import type { SpecimenPerson } from './person.ts'
import { CARD, LARGE_CARD, PAGE, VISA, type Sheet } from './sheet.ts'
import type { SpecimenKind } from './kinds.ts'

type Draw = (person: SpecimenPerson, seed: number, set: FontSet, density: number, layout: Layout | null, code?: CodePattern) => Sheet

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
  cn_travel_permit: { front: drawTravelFront, back: drawTravelBack },
  cn_permanent_residence: { front: drawPermanentFront, back: drawPermanentBack },
  hk_identity_card: { front: drawHkCard },
  driving_licence: {
    front: drawLicenceFront,
    back: (person, seed, set, density, _layout, code) => drawLicenceBack(person, seed, set, density, code),
  },
  cn_hmt_residence_permit: { portrait: drawHmtPortrait, emblem: drawHmtEmblem },
} as const satisfies Record<SpecimenKind, Partial<Record<PhotoSide, Draw>>>

/** Width and height of a document in millimetres; of the usual layout where none is named. */
export function sizeOf(kind: SpecimenKind, layout: Layout | null = null): { width: number; height: number } {
  if (kind === 'passport') return PAGE
  if (kind === 'visa') return layout === 'mrvb' ? LARGE_CARD : VISA
  return hasZoneInFront(layout) ? LARGE_CARD : CARD
}

/** The flat, straight on, at `density` pixels per millimetre; `code` is that of a licence's back. @throws {Error} when the kind has no such side. */
export function drawFlat(
  kind: SpecimenKind, side: PhotoSide, person: SpecimenPerson, seed: number, set: FontSet, density: number,
  layout: Layout | null = null, code?: CodePattern,
): Sheet {
  const drawings: Partial<Record<PhotoSide, Draw>> = DRAWINGS[kind]
  const draw = drawings[side]
  if (!draw) throw new Error(`a ${kind} has no side ${side}`)
  return draw(person, seed, set, density, layout, code)
}
