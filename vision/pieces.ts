// What a value is made of: characters of one line or several, with the box round them and how surely each was read.
import type { Quad } from '#contract/reading.ts'
import { foldCharacter } from './match-text.ts'
import type { Letter } from './nearest-form.ts'
import type { Character } from './recognised-text.ts'
import { sliceQuad, type TextLine } from './text-line.ts'

/** Characters of one line, from a place on. */
export type Piece = { line: TextLine; from: number; to: number }

export const charactersOf = (piece: Piece): Character[] => piece.line.characters.slice(piece.from, piece.to)

export const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => charactersOf(piece).map((each) => each.character).join('')).join(' ')

/** The box round the pieces: of one line its slice, of several the hull of first and last. */
export function boxOf(pieces: readonly Piece[]): Quad {
  const quads = pieces.map(({ line, from, to }) => {
    const half = 0.5 / Math.max(1, line.characters.length)
    const first = from === 0 ? 0 : Math.max(0, (line.characters[from]?.at ?? 0) - half)
    const last = to >= line.characters.length ? 1 : Math.min(1, (line.characters[to - 1]?.at ?? 1) + half)
    return sliceQuad(line.quad, first, Math.max(first, last))
  })
  const widest = quads.reduce((a, b) => (Math.hypot(b[1][0] - b[0][0], b[1][1] - b[0][1]) > Math.hypot(a[1][0] - a[0][0], a[1][1] - a[0][1]) ? b : a))
  if (quads.length === 1) return widest
  const [first, last] = [quads[0]!, quads[quads.length - 1]!]
  return pieces[0]!.line.v + pieces[0]!.line.height * 0.5 < pieces[pieces.length - 1]!.line.v
    ? [first[0], [first[0][0] + widest[1][0] - widest[0][0], first[0][1] + widest[1][1] - widest[0][1]],
      [last[3][0] + widest[2][0] - widest[3][0], last[3][1] + widest[2][1] - widest[3][1]], last[3]]
    : [first[0], last[1], last[2], first[3]]
}

/** The value's own characters: those of the raw text that stand in it. */
export function confidenceOf(pieces: readonly Piece[], value: string): { confidence: number; least: number } {
  const wanted = new Set(Array.from(value, foldCharacter))
  const all = pieces.flatMap(charactersOf).filter((each) => each.character.trim() !== '')
  const own = all.filter((each) => wanted.has(foldCharacter(each.character)))
  const used = own.length > 0 ? own : all
  if (used.length === 0) return { confidence: 0, least: 0 }
  return { confidence: used.reduce((sum, each) => sum + each.confidence, 0) / used.length, least: Math.min(...used.map((each) => each.confidence)) }
}

/** The least sure of those characters of a value that count: a name's dots have no twins, and signs between figures say nothing. */
export function leastOf(pieces: readonly Piece[], value: string, counts: RegExp): number {
  return Math.min(...lettersOf(pieces, value).flatMap(({ character, confidence }) => (counts.test(character) ? [confidence] : [])))
}

/** The value character by character with how surely each was read; what normalising put in its place counts as sure. */
export function lettersOf(pieces: readonly Piece[], value: string): Letter[] {
  const read = pieces.flatMap(charactersOf)
  let at = 0
  return Array.from(value, (character) => {
    const found = read.findIndex((each, i) => i >= at && foldCharacter(each.character) === foldCharacter(character))
    if (found >= 0) at = found + 1
    return { character, confidence: found >= 0 ? read[found]!.confidence : 1 }
  })
}
