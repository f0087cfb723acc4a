// How lines stand to one another: on one row, or how far under.
import { leftOf, type TextLine } from './text-line.ts'

/** Boxes of one row are less than this off it, in heights. */
export const SAME_ROW = 0.35
/** Boxes are grown by 0.4 heights: the middle of a character farther than that in the next box stands in both. */
const TWICE = 0.4

/** How far a line stands under another, by the slope of the longer. */
export function downTo(from: TextLine, to: TextLine): number {
  const guide = from.width > to.width ? from : to
  const slope = guide.width > 2.5 * guide.height && Math.abs(guide.slope) < 0.35 ? Math.tan(guide.slope) : 0
  return to.v - from.v - slope * (to.u - from.u)
}

/** How far two lines are from standing on one row, in heights; a long line's own slope is followed. */
export function offRow(a: TextLine, b: TextLine): number {
  return Math.abs(downTo(a, b)) / Math.max(a.height, b.height)
}

/** Whether the last character of a line is the first of the next: two boxes of one value overlap, and what stands in both is read twice. */
export function isReadAgain(last: TextLine, line: TextLine): boolean {
  const [end, begin] = [last.characters.at(-1), line.characters[0]]
  return end !== undefined && end.character === begin?.character && leftOf(last) + end.at * last.width > leftOf(line) + TWICE * line.height
}
