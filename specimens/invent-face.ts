// The traits of a face that nobody has: shape, colours, hair, by a seed.
import { chanceOf } from './chance.ts'
import type { SpecimenPerson } from './person.ts'

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number]
/** Lengths in shares of half the width of the head, unless said otherwise. */
export type FaceTraits = {
  readonly skin: Colour
  readonly hair: Colour
  readonly iris: Colour
  readonly lips: Colour
  /** Width of the head against its height. */
  readonly width: number
  /** Width at the jaw, and how pointed the chin is. */
  readonly jaw: number
  readonly chin: number
  readonly eyes: { readonly apart: number; readonly wide: number; readonly high: number; readonly slant: number; readonly lid: number; readonly level: number }
  readonly brows: { readonly thick: number; readonly above: number; readonly arch: number; readonly slant: number }
  readonly nose: { readonly wide: number; readonly long: number; readonly bridge: number }
  readonly mouth: { readonly wide: number; readonly upper: number; readonly lower: number; readonly level: number; readonly bend: number }
  readonly hairline: number
  readonly parting: number
  readonly longHair: boolean
  readonly beard: number
  readonly wrinkles: number
  readonly glasses: boolean
}

const SKINS: readonly Colour[] = [[243, 212, 190], [232, 192, 164], [220, 172, 138], [198, 146, 108], [164, 112, 80], [122, 80, 58], [92, 60, 46]]
const HAIRS: readonly Colour[] = [[26, 22, 20], [44, 32, 26], [78, 54, 36], [118, 82, 48], [150, 72, 40]]
const GREYS: readonly Colour[] = [[196, 194, 190], [150, 148, 146], [110, 106, 104]]
const IRISES: readonly Colour[] = [[62, 40, 26], [88, 58, 34], [92, 104, 72], [92, 122, 142]]

/** Invents a face; the same seed and person give the same. Born before 1965 it is grey and has lines. */
export function inventFace(seed: number, person: Pick<SpecimenPerson, 'sex' | 'date_of_birth'>): FaceTraits {
  const chance = chanceOf(seed, 'traits')
  const old = Number(person.date_of_birth.slice(0, 4)) < 1965
  const isWoman = person.sex === 'F' || (person.sex === 'X' && chance.often(0.5))
  const skinAt = chance.whole(0, SKINS.length - 1)
  const skin = SKINS[skinAt]!
  const between = (low: number, high: number): number => chance.between(low, high)
  return {
    skin,
    hair: old ? chance.pick(GREYS) : skinAt > 3 ? HAIRS[chance.whole(0, 1)]! : chance.pick(HAIRS),
    iris: skinAt > 2 ? IRISES[0]! : chance.pick(IRISES),
    lips: skin.map((each, i) => each * (isWoman ? [0.82, 0.5, 0.52] : [0.82, 0.64, 0.62])[i]!) as unknown as Colour,
    width: between(0.64, 0.84), jaw: between(0.66, 0.94) - (isWoman ? 0.05 : 0), chin: between(0.16, 0.5),
    eyes: { apart: between(0.36, 0.5), wide: between(0.17, 0.26), high: between(0.3, 0.58), slant: between(-0.2, 0.24), lid: between(0.1, 0.5), level: between(-0.08, 0.06) },
    brows: { thick: between(0.03, 0.11) * (isWoman ? 0.75 : 1.1), above: between(0.17, 0.3), arch: between(0.01, 0.12), slant: between(-0.1, 0.12) },
    nose: { wide: between(0.17, 0.36), long: between(0.4, 0.62), bridge: between(0.05, 0.14) },
    mouth: { wide: between(0.26, 0.48), upper: between(0.035, 0.11), lower: between(0.05, 0.14), level: between(0.7, 0.84), bend: between(-0.04, 0.06) },
    hairline: between(0.55, 0.85), parting: between(-0.6, 0.6), longHair: isWoman, beard: !isWoman && chance.often(0.35) ? between(0.25, 0.6) : 0,
    wrinkles: old ? between(0.3, 0.7) : 0, glasses: chance.often(0.15),
  }
}

/** The person a seed stands for where none is given. */
export function personOf(seed: number): Pick<SpecimenPerson, 'sex' | 'date_of_birth'> {
  return { sex: seed % 2 === 0 ? 'M' : 'F', date_of_birth: `${1950 + ((seed * 7) % 55)}-01-01` }
}
