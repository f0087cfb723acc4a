// Parts a line that runs through two columns: a value that fills its own reaches the next, and the detector sees one line.
import type { LabelHit } from './find-labels.ts'
import type { Character } from './recognised-text.ts'
import { leftOf, rightOf, sliceQuad, type TextLine } from './text-line.ts'

/** How far down a value stands under its label, in heights of the larger. */
const BELOW = { least: 0.4, most: 2.2 }
/** The labels of columns stand on one row, this far off it at most, in heights. */
const SAME_ROW = 0.6
/** A value begins this near to where its label does, in heights; columns are at least so many wide. */
const ALIGNED = 0.6
const NARROWEST = 2
const UNSURE = 0.5

function downTo(from: TextLine, to: TextLine): number {
  const guide = from.width > to.width ? from : to
  return to.v - from.v - (Math.abs(guide.slope) < 0.35 ? Math.tan(guide.slope) : 0) * (to.u - from.u)
}

/** The piece of a line between two of its characters, its letters in their places. */
function pieceOf(line: TextLine, from: number, to: number, left: number, right: number): TextLine {
  const share = right - left
  const characters = line.characters.slice(from, to).map((each): Character => ({ ...each, at: (each.at - left) / share }))
  const shift = ((left + right) / 2 - 0.5) * line.width
  const confidence = characters.reduce((sum, each) => sum + each.confidence, 0) / Math.max(1, characters.length)
  return {
    ...line, quad: sliceQuad(line.quad, left, right), u: line.u + shift * Math.cos(line.slope), v: line.v + shift * Math.sin(line.slope), width: line.width * share,
    characters, text: characters.map((each) => each.character).join(''), confidence, drawn: line.drawn * share,
  }
}

/** Where labels over a line say that later columns begin in it, in shares of its width. */
function startsIn(line: TextLine, hits: readonly LabelHit[]): number[] {
  if (hits.some((hit) => hit.line === line)) return []
  const downOf = (hit: LabelHit): number => downTo(hit.line, line) / Math.max(hit.line.height, line.height)
  const above = hits.filter((hit) => hit.from === 0 && downOf(hit) > BELOW.least && downOf(hit) < BELOW.most)
  // Labels of the row before stand over values of their own.
  const nearest = Math.min(...above.map(downOf))
  const over = above.filter((hit) => downOf(hit) < nearest + SAME_ROW)
  const isFirst = (hit: LabelHit): boolean => Math.abs(leftOf(hit.line) - leftOf(line)) < 1.5 * line.height
  return over.flatMap((hit) => {
    const start = leftOf(hit.line)
    const isLater = start > leftOf(line) + NARROWEST * line.height && start < rightOf(line) - NARROWEST * line.height
    const isRow = over.some((other) => isFirst(other) && Math.abs(downTo(other.line, hit.line)) < SAME_ROW * hit.line.height)
    return isLater && isRow ? [(start - leftOf(line)) / line.width] : []
  })
}

/** The space before a column that begins about there; -1 where there is none. */
function spaceBefore(line: TextLine, start: number): number {
  return line.characters.findIndex(({ character }, i) => {
    const next = line.characters[i + 1]
    return i > 0 && character.trim() === '' && next !== undefined && Math.abs(next.at - start) * line.width < ALIGNED * line.height
  })
}

/** The lines, each that runs through two columns in two; where no space parts them the line is not sure. */
export function partColumns(lines: readonly TextLine[], hits: readonly LabelHit[]): readonly TextLine[] {
  return lines.flatMap((line) => {
    const starts = startsIn(line, hits)
    if (starts.length === 0) return [line]
    const space = starts.map((start) => spaceBefore(line, start)).find((at) => at > 0)
    if (space !== undefined) {
      const share = line.characters[space]!.at
      return [pieceOf(line, 0, space, 0, share), pieceOf(line, space + 1, line.characters.length, share, 1)]
    }
    const first = line.characters.findIndex(({ at }) => at > starts[0]!)
    return [{ ...line, characters: line.characters.map((each, i) => (i === first ? { ...each, confidence: Math.min(UNSURE, each.confidence) } : each)) }]
  })
}
