// The ways each kind of document is laid out, and which of them a seed's document has.
import { chanceOf } from './chance.ts'
import { passportStyleOf } from './draw-passport.ts'
import type { VisaStyle } from './draw-visa.ts'
import type { SpecimenKind } from './kinds.ts'
import { PASSPORT_STYLES, type PassportStyle } from './passport-layouts.ts'

/** `td1`: zone on the back; `td2` and the French-like card: zone in front, 105 x 74 mm. */
export type CardStyle = 'td1' | 'td2' | 'french_card'
export type Layout = PassportStyle | CardStyle | VisaStyle

/** Kinds not named here have one layout only. */
const LAYOUTS: Partial<Record<SpecimenKind, readonly Layout[]>> = {
  passport: PASSPORT_STYLES, id_card: ['td1', 'td2', 'french_card'], visa: ['mrva', 'mrvb'],
}

function throwLayout(kind: SpecimenKind, seed: number): Layout | null {
  const chance = chanceOf(seed, 'layout')
  switch (kind) {
    case 'passport': return passportStyleOf(seed)
    // Most cards of the world are of the small size today.
    case 'id_card': return chance.often(0.8) ? 'td1' : chance.pick(['td2', 'td2', 'french_card'] as const)
    case 'visa': return chance.pick(['mrva', 'mrvb'] as const)
    default: return null
  }
}

/** The layout asked for, or that of the seed; null where the kind has one only. @throws {Error} where the kind has no such layout. */
export function layoutOf(kind: SpecimenKind, seed: number, asked?: Layout): Layout | null {
  if (asked === undefined) return throwLayout(kind, seed)
  if (LAYOUTS[kind]?.includes(asked)) return asked
  throw new Error(`a ${kind} has no layout ${asked}; it has ${LAYOUTS[kind]?.join(', ') ?? 'one only'}`)
}

/** Whether the zone stands on the front, where it otherwise would on the back. */
export function hasZoneInFront(layout: Layout | null): boolean {
  return layout === 'td2' || layout === 'french_card'
}

/** The layout most states use, and the document alone on a table: for what is about something else than reading. */
export function plainLayout(kind: SpecimenKind): { layout?: Layout; scene: 'photo' } {
  const first = LAYOUTS[kind]?.[0]
  return { scene: 'photo', ...(first === undefined ? {} : { layout: first }) }
}
