// A text line as read and where it stands: in the picture, and in the frame of the reading direction.
import type { Quad } from '#contract/reading.ts'
import type { RecognisedText } from './recognised-text.ts'
import type { PlacedLine } from './text-direction.ts'

export type TextLine = PlacedLine & RecognisedText

export const leftOf = (line: PlacedLine): number => line.u - line.width / 2
export const rightOf = (line: PlacedLine): number => line.u + line.width / 2

const spelt = new WeakMap<TextLine, readonly string[]>()

/** The characters of a line without their places. */
export function charactersIn(line: TextLine): readonly string[] {
  const known = spelt.get(line)
  if (known) return known
  const characters = line.characters.map((each) => each.character)
  spelt.set(line, characters)
  return characters
}

/** The piece of a line's quad between two shares of its width. */
export function sliceQuad(quad: Quad, from: number, to: number): Quad {
  const at = (a: readonly [number, number], b: readonly [number, number], share: number): [number, number] =>
    [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
  return [at(quad[0], quad[1], from), at(quad[0], quad[1], to), at(quad[3], quad[2], to), at(quad[3], quad[2], from)]
}
