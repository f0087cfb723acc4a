// Which sides a kind of document has, and what stands on each.
import type { DocumentKind, FieldName, PhotoSide } from '#contract/words.ts'

type Layout = {
  /** In the order they are asked for. */
  readonly sides: readonly [PhotoSide, ...PhotoSide[]]
  /** Where its machine-readable zone stands, if this kind has one. */
  readonly mrz: PhotoSide | null
  /** Fields that do not stand on the first side. */
  readonly elsewhere: Readonly<Partial<Record<FieldName, PhotoSide>>>
}

export const LAYOUTS = {
  cn_resident_id: {
    sides: ['portrait', 'emblem'],
    mrz: null,
    elsewhere: { authority: 'emblem', validity: 'emblem', issue_date: 'emblem', expiry_date: 'emblem' },
  },
  passport: { sides: ['data_page'], mrz: 'data_page', elsewhere: {} },
  id_card: { sides: ['front', 'back'], mrz: 'back', elsewhere: {} },
} as const satisfies Record<DocumentKind, Layout>

/** The sides of a kind, in the order they are asked for. */
export function sidesOf(kind: DocumentKind): readonly PhotoSide[] {
  return LAYOUTS[kind].sides
}

/** The side that bears the machine-readable zone, or null. */
export function mrzSideOf(kind: DocumentKind): PhotoSide | null {
  return LAYOUTS[kind].mrz
}

/** The side a field is printed on. */
export function sideOfField(kind: DocumentKind, field: FieldName): PhotoSide {
  const layout: Layout = LAYOUTS[kind]
  return layout.elsewhere[field] ?? layout.sides[0]
}

/** What to say where a side does not show: the first side of a kind is its front, the other its back. */
export function missingCode(kind: DocumentKind, side: PhotoSide): 'front_missing' | 'back_missing' {
  return LAYOUTS[kind].sides[0] === side ? 'front_missing' : 'back_missing'
}
