// Where values stand to their labels: beside, under, stacked beside, first of all; and the rows that go on under a value.
import type { LabelHit } from './find-labels.ts'
import { textOf, type Piece } from './pieces.ts'
import type { Character } from './recognised-text.ts'
import { downTo, isReadAgain, offRow, SAME_ROW } from './rows.ts'
import { leftOf, rightOf, type TextLine } from './text-line.ts'

/** Rows of one value are of one size; a row lower than this share of the one before is a label. */
const LEAST_HEIGHT_OF_SAME = 0.72
/** A row of one character is cut tightly: 号 alone at the end of an address was 0.64 to 0.9 as high as the rows before it. */
const LEAST_HEIGHT_OF_ONE = 0.5
/** What lies on a label and is lower than this share of it is dirt, or small writing in letters unknown here. */
const DIRT = 0.65
/** What is as low, and read less surely than this, is dirt wherever it lies. */
const SURE_SPECK = 0.5
/** Boxes are grown beyond their letters: that of a label may reach so far into that of its value, in heights. */
const MOST_OVERLAP = 0.9
/** Over so many labels with their values beside them, so far above the first and so near their left edge, in heights, stands a value without its label. */
const FEWEST_FOR_FIRST = 3
const ABOVE = { least: 0.7, most: 4.2 }
const ALIGNED = 1.2
/** Between name and date of birth stands one row, in heights of the date. */
const OVER_DATE = { least: 2.2, most: 5.2 }
/** A name stands in two rows only where it is long; each row is less than this off the label's, in heights. */
const FEWEST_IN_STACK = 8
const MOST_OFF_STACK = 0.95
/** Boxes of one row are no farther apart than the next word, in heights. */
const NEXT_WORD = 0.6
/** Labels are numbered: `9 CLASS`. */
const MOST_OF_NUMBER = 2
/** Distance of a column of values from its labels, in heights. */
const FAR_COLUMN = 9

/** The lines of one side and the labels found in them. */
export class Layout {
  readonly lines: readonly TextLine[]
  readonly hits: readonly LabelHit[]
  constructor(lines: readonly TextLine[], hits: readonly LabelHit[]) {
    this.lines = lines
    this.hits = hits
  }

  /** The end of what may belong to a value that begins at a character: the next label, or the end of the line. */
  endIn(line: TextLine, from: number): number {
    const next = this.hits.filter((hit) => hit.line === line && hit.from >= from).map((hit) => hit.from)
    return Math.min(line.characters.length, ...next)
  }

  /** Everything to the right on the row, up to the next label or a wide gap. */
  rightOf(hit: LabelHit): Piece[] {
    // Lines run askew: what stands more nearly on the row of another label is that one's.
    const isOthers = (line: TextLine): boolean => this.hits.some((other) => other.line !== hit.line && other.line !== line && other.field !== hit.field &&
      leftOf(other.line) < leftOf(line) && Math.abs(leftOf(other.line) - leftOf(hit.line)) < 2 * hit.line.height && offRow(other.line, line) < offRow(hit.line, line))
    const isDirt = (line: TextLine): boolean => line.height < DIRT * hit.line.height && (line.u < rightOf(hit.line) || line.confidence < SURE_SPECK)
    const row = this.lines.filter((line) => line !== hit.line && offRow(hit.line, line) < 0.55 && leftOf(line) > rightOf(hit.line) - MOST_OVERLAP * hit.line.height &&
      !isDirt(line) && !isOthers(line))
      .toSorted((a, b) => leftOf(a) - leftOf(b))
    // The box of a label may reach into its value, whose first strokes are then read twice.
    const isReadTwice = ({ at }: Character): boolean => row[0] !== undefined && leftOf(hit.line) + at * hit.line.width > leftOf(row[0])
    const end = hit.line.characters.findIndex((each, i) => i >= hit.to && isReadTwice(each))
    const own: Piece = { line: hit.line, from: hit.to, to: end < 0 ? this.endIn(hit.line, hit.to) : Math.min(end, this.endIn(hit.line, hit.to)) }
    // Recognisers end labels with stray spaces and dots; some passports number them.
    const pieces = /[\p{L}\p{N}<]/u.test(textOf([own]).normalize('NFKC').replace(/\(\s*\d{1,2}\s*\)?/g, '')) ? [own] : []
    if (end < 0 && own.to < hit.line.characters.length) return pieces
    let last = hit.line
    for (const line of row) {
      // Where two labels were found as one high line, its row holds those of both.
      if (last !== hit.line && offRow(last, line) >= 0.55) continue
      // Where values only ever stand beside their labels, they may stand in a column far off.
      const most = last === hit.line && hit.field?.place === 'right' ? FAR_COLUMN : 4
      if (leftOf(line) - rightOf(last) > most * Math.max(line.height, last.height)) break
      const to = this.endIn(line, 0)
      const from = pieces.at(-1)?.line === last && isReadAgain(last, line) ? 1 : 0
      // A letter or two before the next label are what was made of its number.
      const isLabels = hit.field?.value === 'code' && to < line.characters.length && to - from <= MOST_OF_NUMBER
      if (to > from && !isLabels) pieces.push({ line, from, to })
      if (to < line.characters.length) break
      last = line
    }
    return pieces
  }

  /**
   * The topmost line not far over the labels, at the left edge of the values beside them: what stands first on a card, its own label not made out.
   * Where there are too few labels to tell, the name two rows over a date written in Chinese; null where there is none.
   */
  first(): TextLine | null {
    const rows = this.hits.filter((hit) => hit.field !== null && hit.from === 0).map((hit) => ({ label: hit.line, value: this.rightOf(hit)[0] }))
      .toSorted((a, b) => a.label.v - b.label.v)
    const [top] = rows
    if (!top || rows.length < FEWEST_FOR_FIRST) return this.#overDate()
    const { label } = top
    const edgeOf = ({ line, from }: Piece): number => leftOf(line) + (from === 0 ? 0 : (line.characters[from]?.at ?? 0) * line.width - 0.5 * line.height)
    const edges = rows.flatMap(({ value }) => (value ? [edgeOf(value)] : []))
    const over = this.lines.filter((line) => {
      const up = -downTo(label, line) / label.height
      return up > ABOVE.least && up < ABOVE.most && edges.some((edge) => Math.abs(leftOf(line) - edge) < ALIGNED * label.height)
    })
    return over.toSorted((a, b) => a.v - b.v)[0] ?? null
  }

  /** Two rows beside a label, half above and half below its own: a long name. */
  stackedBeside(hit: LabelHit): Piece[] {
    const { line: label } = hit
    const near = this.lines.filter((line) => line !== label && offRow(label, line) < MOST_OFF_STACK && leftOf(line) > rightOf(label) - 0.6 * label.height &&
      leftOf(line) - rightOf(label) < 4 * label.height && /\p{Script=Han}/u.test(line.text) && !this.hits.some((other) => other.line === line))
    const [upper, lower] = near.toSorted((a, b) => a.v - b.v)
    if (near.length !== 2 || !upper || !lower) return []
    const isStack = Math.abs(leftOf(upper) - leftOf(lower)) < upper.height && offRow(upper, lower) > 0.6 && lower.v > label.v && upper.v < label.v
    const isLong = upper.characters.length + lower.characters.length >= FEWEST_IN_STACK
    return isStack && isLong ? near.toSorted((a, b) => a.v - b.v).map((line) => ({ line, from: 0, to: line.characters.length })) : []
  }

  #overDate(): TextLine | null {
    const date = this.lines.find(({ text }) => /\d{4}年\d{1,2}月\d{1,2}/.test(text))
    if (!date) return null
    const over = this.lines.filter((line) => {
      const up = -downTo(date, line) / date.height
      return up > OVER_DATE.least && up < OVER_DATE.most && Math.abs(leftOf(line) - leftOf(date)) < ALIGNED * date.height && /^[\p{Script=Han}·]{2,}$/u.test(line.text)
    })
    return over.length === 1 ? over[0]! : null
  }

  /** The nearest line under the label that begins about where it does. */
  under(hit: LabelHit): Piece[] {
    const { line: label } = hit
    const placeOf = (index: number): number => leftOf(label) + (label.characters[index]?.at ?? 0) * label.width
    const at = placeOf(hit.from) - label.height * 0.5
    // What stands before a label is the same in another language, perhaps in letters unknown here: the value begins under that.
    const before = this.hits.filter((other) => other.line === label && other.to <= hit.from).map((other) => other.to)
    const begin = before.length > 0 ? placeOf(Math.max(...before)) : leftOf(label)
    const candidates = this.lines.filter((line) => {
      const slope = Math.abs(label.slope) < 0.35 && label.width > 2.5 * label.height ? Math.tan(label.slope) : Math.tan(line.slope)
      const down = line.v - label.v - slope * (line.u - label.u)
      const near = 2.2 * Math.max(line.height, label.height)
      return line !== label && down > 0.5 * label.height && down < 3.2 * label.height && leftOf(line) > Math.min(at, begin) - near && leftOf(line) < at + near &&
        !this.hits.some((other) => other.line === line && other.from === 0 && other.wrong === 0)
    })
    const nearest = candidates.toSorted((a, b) => a.v - b.v)[0]
    if (!nearest) return []
    const first: Piece = { line: nearest, from: 0, to: this.endIn(nearest, 1) }
    return first.to < nearest.characters.length ? [first] : [first, ...this.#onwards(nearest)]
  }

  /** What goes on beside a line in boxes of its own: of one size, close by, and under no label of its own. */
  #onwards(first: TextLine): Piece[] {
    const pieces: Piece[] = []
    for (let last: TextLine | undefined = first; last;) {
      const end: TextLine = last
      const next = this.lines.filter((line) => line !== end && offRow(end, line) < SAME_ROW && leftOf(line) > rightOf(end) - 0.7 * end.height &&
        leftOf(line) - rightOf(end) < NEXT_WORD * end.height && Math.min(line.height, end.height) > LEAST_HEIGHT_OF_SAME * Math.max(line.height, end.height))
        .toSorted((a, b) => leftOf(a) - leftOf(b))[0]
      last = next && !this.hits.some((hit) => hit.line === next || this.#isOver(hit, next)) ? next : undefined
      if (last) pieces.push({ line: last, from: 0, to: last.characters.length })
    }
    return pieces
  }

  /** Whether a label stands right over a line and begins about where it does. */
  #isOver({ line: label, from }: LabelHit, line: TextLine): boolean {
    const down = downTo(label, line)
    const left = leftOf(label) + (from === 0 ? 0 : (label.characters[from]?.at ?? 0) * label.width)
    return down > 0.4 * label.height && down < 2.2 * Math.max(label.height, line.height) && Math.abs(leftOf(line) - left) < 1.2 * line.height
  }

  /** Whether a label stands between two rows, over the lower one: that is a value of its own. */
  #stands({ line }: LabelHit, upper: TextLine, lower: TextLine): boolean {
    const isOver = Math.abs(leftOf(line) - leftOf(lower)) < 1.8 * lower.height
    return line !== upper && isOver && downTo(line, upper) < -0.25 * line.height && downTo(line, lower) > 0.25 * line.height
  }

  /** The rows that go on under a value, aligned with its first. */
  following(first: Piece, most: number): Piece[] {
    const pieces: Piece[] = []
    let last = first.line
    const startOf = (piece: Piece): number => leftOf(piece.line) + Math.max(0, (piece.line.characters[piece.from]?.at ?? 0) * piece.line.width - piece.line.height * 0.5)
    const left = startOf(first)
    while (pieces.length < most) {
      const next = this.lines.filter((line) => {
        const slope = Math.abs(last.slope) < 0.35 ? Math.tan(last.width > line.width ? last.slope : line.slope) : 0
        const down = line.v - last.v - slope * (line.u - last.u)
        return down > 0.5 * last.height && down < 1.9 * last.height && Math.abs(leftOf(line) - left) < 1.8 * last.height &&
          line.height > (line.width < 1.5 * line.height ? LEAST_HEIGHT_OF_ONE : LEAST_HEIGHT_OF_SAME) * last.height
      }).toSorted((a, b) => a.v - b.v)[0]
      if (!next || this.hits.some((hit) => hit.line === next || this.#stands(hit, last, next))) break
      pieces.push({ line: next, from: 0, to: next.characters.length })
      last = next
    }
    return pieces
  }
}
