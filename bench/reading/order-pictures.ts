// Which pictures are made: every kind, side and level, as many documents of each as asked, all sides of one document from one seed.
import { LEVELS, type Level } from '#specimens/conditions.ts'
import type { FontSet } from '#specimens/fonts.ts'
import { SIDES, SPECIMEN_KINDS, type SpecimenKind } from '#specimens/kinds.ts'
import type { SpecimenOrder } from '#specimens/specimen.ts'

export type PictureOrder = SpecimenOrder & { level: Level; fontSet: FontSet }
export type Wish = { kinds?: readonly SpecimenKind[]; levels?: readonly Level[]; count: number; seed: number; set: FontSet; today: string }

/** Orders by document, the kinds and levels in turn, so that a run cut short has some of each. */
export function orderPictures({ kinds = SPECIMEN_KINDS, levels = LEVELS, count, seed, set, today }: Wish): PictureOrder[] {
  return Array.from({ length: count }, (_, i) => seed + i).flatMap((each) => kinds.flatMap((kind) => levels.flatMap((level) => SIDES[kind].map((side) => ({
    kind, side, level, seed: each, fontSet: set, backgrounds: set, today,
  })))))
}

/** So many documents of each kind for a comparison with others, the levels taking turns from the medium one. */
export function orderForPeers({ levels = LEVELS, count, ...wish }: Wish): PictureOrder[] {
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const level = levels.at((levels.length > 1 ? i + 1 : i) % levels.length)!
    return orderPictures({ ...wish, seed: wish.seed + i, levels: [level], count: 1 })
  })
}

/** Documents per kind and level that make about so many pictures. */
export function countFor(pictures: number, kinds: readonly SpecimenKind[] = SPECIMEN_KINDS, levels: readonly Level[] = LEVELS): number {
  const sides = kinds.reduce((sum, kind) => sum + SIDES[kind].length, 0)
  return Math.max(1, Math.round(pictures / (sides * levels.length)))
}
