// The pieces of text a field's value may be, by where its description says it stands.
import type { FieldDescription } from './documents.ts'
import type { LabelHit } from './find-labels.ts'
import type { Layout } from './layout.ts'
import type { Piece } from './pieces.ts'

/** Dictionary-bound values prove themselves; in these a character outside the recogniser's alphabet may hide. */
export const OPEN_VALUES = ['han', 'han_name', 'han_name_traditional', 'text', 'latin_name', 'comma_name']

/** `isPart`: the second part of the value was not found. */
export type Candidate = { pieces: Piece[]; isPart: boolean }

/** The pieces of text a field's value may be, likeliest first. */
export function candidatesOf(field: FieldDescription, layout: Layout): Candidate[] {
  const found: Candidate[] = []
  const isAmong = (pieces: readonly Piece[], { line, from }: Piece): boolean => pieces.some((piece) => piece.line === line && piece.from === from)
  const second = layout.hits.find((hit) => hit.field === field && hit.part === 1)
  // Under a name stands another field: its rows are those beside its label.
  const isName = field.value.startsWith('han_name')
  const extend = (pieces: Piece[]): Piece[] => (field.rows > 1 && !isName && pieces[0] ? [...pieces, ...layout.following(pieces[0], field.rows - 1)] : pieces)
  // What stands beside a value of a set shape may be another, of which the label was not made out.
  const besideIt = (pieces: Piece[]): Piece[][] => (pieces.length > 1 && !OPEN_VALUES.includes(field.value) ? [pieces, pieces.slice(0, 1)] : [pieces])
  const after = (hit: LabelHit): Piece[][] => [
    ...(isName && field.rows > 1 ? [layout.stackedBeside(hit)] : []),
    ...(field.place === 'below' ? [] : besideIt(layout.rightOf(hit))),
    ...(field.place === 'below' || field.place === 'right_or_below' ? [layout.under(hit)] : []),
  ]
  const rest = second ? (after(second).find((pieces) => pieces.length > 0) ?? []) : []
  for (const hit of layout.hits.filter((each) => each.field === field && each.part === 0)) {
    found.push(...after(hit).map((pieces) => {
      const own = pieces.length > 0 ? extend(pieces) : []
      // A second part that stands close by may have been taken with the first already.
      const others = rest.filter((piece) => !isAmong(own, piece))
      // What both labels claim is one of the parts, and the other was not found.
      const isPart = field.followed_by.length > 0 && own.every((piece) => isAmong(rest, piece) || rest.length === 0)
      return { pieces: own.length > 0 ? [...own, ...others] : [], isPart }
    }))
  }
  const isFirst = isName && field.place === 'right' && layout.hits.every((hit) => hit.field !== field)
  const line = isFirst ? layout.first() : null
  // A person sees what was found without its label.
  if (line) found.push({ pieces: [{ line, from: 0, to: line.characters.length }], isPart: true })
  if (field.place === 'anywhere') {
    found.push(...layout.lines.map((line) => ({ pieces: [{ line, from: 0, to: line.characters.length }], isPart: false })))
  }
  return found.filter(({ pieces }) => pieces.length > 0)
}
