// A text line as read and where it stands: in the picture, and in the frame of the reading direction.
import type { Point, Quad } from '#contract/reading.ts'
import { quadSize } from '#optics/geometry.ts'
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

/** A line's quad with so much more room before and after it, and over and under it, in its heights; less where negative. */
export function growQuad(quad: Quad, along: number, across: number): Quad {
  const [a, b, c, d] = quad
  const { width, height } = quadSize(quad)
  const [u, v] = [along * height / Math.max(1, width), across]
  const move = (corner: Point, next: Point, below: Point): Point =>
    [corner[0] - u * (next[0] - corner[0]) - v * (below[0] - corner[0]), corner[1] - u * (next[1] - corner[1]) - v * (below[1] - corner[1])]
  return [move(a, b, d), move(b, a, c), move(c, d, b), move(d, c, a)]
}
