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

const LAYOUTS: Readonly<Record<string, Layout>> = {
  cn_resident_id: {
    sides: ['portrait', 'emblem'],
    mrz: null,
    elsewhere: { authority: 'emblem', validity: 'emblem', issue_date: 'emblem', expiry_date: 'emblem' },
  },
  passport: { sides: ['data_page'], mrz: 'data_page', elsewhere: {} },
  id_card: { sides: ['front', 'back'], mrz: 'back', elsewhere: {} },
  cn_hmt_residence_permit: {
    sides: ['portrait', 'emblem'],
    mrz: null,
    elsewhere: { authority: 'emblem', validity: 'emblem', issue_date: 'emblem', expiry_date: 'emblem', former_number: 'emblem', issue_count: 'emblem' },
  },
  // All that counts stands in front. What their backs bear, and the layout of a zone there, is not established: nobody is asked for them.
  cn_travel_permit: { sides: ['front'], mrz: null, elsewhere: {} },
  cn_permanent_residence: { sides: ['front'], mrz: null, elsewhere: {} },
  hk_identity_card: { sides: ['front'], mrz: null, elsewhere: {} },
  visa: { sides: ['data_page'], mrz: 'data_page', elsewhere: {} },
  driving_licence: { sides: ['front', 'back'], mrz: null, elsewhere: {} },
}
/** A kind this table does not name has two sides, and everything that counts on the first. */
const USUAL: Layout = { sides: ['front', 'back'], mrz: 'back', elsewhere: {} }

function layoutOf(kind: DocumentKind): Layout {
  return LAYOUTS[kind] ?? USUAL
}

/** The sides of a kind, in the order they are asked for. */
export function sidesOf(kind: DocumentKind): readonly PhotoSide[] {
  return layoutOf(kind).sides
}

/** The side that bears the holder's portrait: of every kind the first. */
export function portraitSideOf(kind: DocumentKind): PhotoSide {
  return layoutOf(kind).sides[0]
}

/** The side that bears the machine-readable zone, or null. */
export function mrzSideOf(kind: DocumentKind): PhotoSide | null {
  return layoutOf(kind).mrz
}

/** The side a field is printed on. */
export function sideOfField(kind: DocumentKind, field: FieldName): PhotoSide {
  const layout = layoutOf(kind)
  return layout.elsewhere[field] ?? layout.sides[0]
}

/** What to say where a side does not show: the first side of a kind is its front, the other its back. */
export function missingCode(kind: DocumentKind, side: PhotoSide): 'front_missing' | 'back_missing' {
  return layoutOf(kind).sides[0] === side ? 'front_missing' : 'back_missing'
}
