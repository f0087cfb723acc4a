// Reads the printed fields of a side by its description: each value beside, under or after its label, or wherever its pattern is met.
import type { Quad, ReadField } from '#contract/reading.ts'
import { correctRegion } from './correct-region.ts'
import type { FieldDescription, SideDescription } from './documents.ts'
import { findLabels, type LabelHit } from './find-labels.ts'
import { foldCharacter } from './match-text.ts'
import type { Letter } from './nearest-form.ts'
import { normaliseValue } from './normalise-value.ts'
import { partColumns } from './part-columns.ts'
import type { Character } from './recognised-text.ts'
import { mayHoldStandIn } from './stand-ins.ts'
import { leftOf, rightOf, sliceQuad, type TextLine } from './text-line.ts'

/** Characters of one line, from a place on. */
type Piece = { line: TextLine; from: number; to: number }
/** `isPart`: the second part of the value was not found. */
type Candidate = { pieces: Piece[]; isPart: boolean }

/** A name with a rare character is read as a similar one, less surely than common ones are: below this a person looks. */
const SURE_CHARACTER = 0.55
/**
 * A Chinese name has no lexicon, and each of its characters counts. Of 80 names with a character outside the alphabet 74 came out doubtful by
 * this and `ROOM_IN_NAME`, the others read as a twin of nearly the same strokes; of 79 others one.
 */
const SURE_IN_NAME = 0.92
const SURE_VALUE = 0.75
/** Figures nothing guards: two dates of a validity guard one another, one alone does not. */
const SURE_FIGURE = 0.7
/** Dictionary-bound values prove themselves; in these a character outside the recogniser's alphabet may hide. */
const OPEN_VALUES = ['han', 'han_name', 'han_name_traditional', 'text', 'latin_name', 'comma_name']
/** Nothing else tells that a letter or figure of these is missing. */
const COUNTED = ['text', 'latin_name', 'comma_name', 'code']
/** Print that is not Chinese loses letters where it is dense: it must be read more surely. */
const SURE_TEXT = 0.9
/** And letter by letter: nothing else vouches for an address or an authority. */
const SURE_LETTER = 0.75
/** Rows of one value are of one size; a row lower than this share of the one before is a label. */
const LEAST_HEIGHT_OF_SAME = 0.72
/** A row of one character is cut tightly: 号 alone at the end of an address was 0.64 to 0.9 as high as the rows before it. */
const LEAST_HEIGHT_OF_ONE = 0.5
/** What lies on a label and is lower than this share of it is dirt, or small writing in letters unknown here. */
const DIRT = 0.65
/** Boxes are grown by 0.4 heights: the middle of a character farther than that in the next box stands in both. */
const TWICE = 0.4
/** What is as low, and read less surely than this, is dirt wherever it lies. */
const SURE_SPECK = 0.5
/** Boxes are grown beyond their letters: that of a label may reach so far into that of its value, in heights. */
const MOST_OVERLAP = 0.9
/** Over so many labels with their values beside them, so far above the first and so near their left edge, in heights, stands a value without its label. */
const FEWEST_FOR_FIRST = 3
const ABOVE = { least: 0.7, most: 4.2 }
const ALIGNED = 1.2
/** A name stands in two rows only where it is long; each row is less than this off the label's, in heights. */
const FEWEST_IN_STACK = 8
const MOST_OFF_STACK = 0.95
/** Boxes of one row are less than this off it, and no farther apart than the next word, in heights. */
const SAME_ROW = 0.35
const NEXT_WORD = 0.6
/** From one letter to the next across a space, against the usual way; across less two boxes may part one word. */
const OVER_SPACE = 1.5
/** Distance of a column of values from its labels, in heights. */
const FAR_COLUMN = 9
/** Room for a character that was passed over, in heights of the line: a character outside the alphabet may be skipped without a trace. */
const ROOM_FOR_ONE = 1.35
/** In a name: from one character to the next 0.7 to 0.9 are usual, and 0.4 to 0.7 to either end. */
const ROOM_IN_NAME = { between: 1.1, beside: 0.9 }

const charactersOf = (piece: Piece): Character[] => piece.line.characters.slice(piece.from, piece.to)
const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => charactersOf(piece).map((each) => each.character).join('')).join(' ')

/** How far a line stands under another, by the slope of the longer. */
function downTo(from: TextLine, to: TextLine): number {
  const guide = from.width > to.width ? from : to
  const slope = guide.width > 2.5 * guide.height && Math.abs(guide.slope) < 0.35 ? Math.tan(guide.slope) : 0
  return to.v - from.v - slope * (to.u - from.u)
}

/** How far two lines are from standing on one row, in heights; a long line's own slope is followed. */
function offRow(a: TextLine, b: TextLine): number {
  return Math.abs(downTo(a, b)) / Math.max(a.height, b.height)
}

/** Whether the last character of a line is the first of the next: two boxes of one value overlap, and what stands in both is read twice. */
function isReadAgain(last: TextLine, line: TextLine): boolean {
  const [end, begin] = [last.characters.at(-1), line.characters[0]]
  return end !== undefined && end.character === begin?.character && leftOf(last) + end.at * last.width > leftOf(line) + TWICE * line.height
}

class Layout {
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
      if (to > from) pieces.push({ line, from, to })
      if (to < line.characters.length) break
      last = line
    }
    return pieces
  }

  /**
   * The topmost line not far over the labels, at the left edge of the values beside them: what stands first on a card, its own label not made out.
   * Null where there are too few labels to tell.
   */
  first(): TextLine | null {
    const rows = this.hits.filter((hit) => hit.field !== null && hit.from === 0).map((hit) => ({ label: hit.line, value: this.rightOf(hit)[0] }))
      .toSorted((a, b) => a.label.v - b.label.v)
    const [top] = rows
    if (!top || rows.length < FEWEST_FOR_FIRST) return null
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
      leftOf(line) - rightOf(label) < 4 * label.height && !this.hits.some((other) => other.line === line))
    const [upper, lower] = near.toSorted((a, b) => a.v - b.v)
    if (near.length !== 2 || !upper || !lower) return []
    const isStack = Math.abs(leftOf(upper) - leftOf(lower)) < upper.height && offRow(upper, lower) > 0.6 && lower.v > label.v && upper.v < label.v
    const isLong = upper.characters.length + lower.characters.length >= FEWEST_IN_STACK
    return isStack && isLong ? near.toSorted((a, b) => a.v - b.v).map((line) => ({ line, from: 0, to: line.characters.length })) : []
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

/** The pieces of text a field's value may be, likeliest first. */
function candidatesOf(field: FieldDescription, layout: Layout): Candidate[] {
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

/** The box round the pieces: of one line its slice, of several the hull of first and last. */
function boxOf(pieces: readonly Piece[]): Quad {
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
function confidenceOf(pieces: readonly Piece[], value: string): { confidence: number; least: number } {
  const wanted = new Set(Array.from(value, foldCharacter))
  const all = pieces.flatMap(charactersOf).filter((each) => each.character.trim() !== '')
  const own = all.filter((each) => wanted.has(foldCharacter(each.character)))
  const used = own.length > 0 ? own : all
  if (used.length === 0) return { confidence: 0, least: 0 }
  return { confidence: used.reduce((sum, each) => sum + each.confidence, 0) / used.length, least: Math.min(...used.map((each) => each.confidence)) }
}

/** The least sure of those characters of a value that count: a name's dots have no twins, and signs between figures say nothing. */
function leastOf(pieces: readonly Piece[], value: string, counts: RegExp): number {
  return Math.min(...lettersOf(pieces, value).flatMap(({ character, confidence }) => (counts.test(character) ? [confidence] : [])))
}

/** The value character by character with how surely each was read; what normalising put in its place counts as sure. */
function lettersOf(pieces: readonly Piece[], value: string): Letter[] {
  const read = pieces.flatMap(charactersOf)
  let at = 0
  return Array.from(value, (character) => {
    const found = read.findIndex((each, i) => i >= at && foldCharacter(each.character) === foldCharacter(character))
    if (found >= 0) at = found + 1
    return { character, confidence: found >= 0 ? read[found]!.confidence : 1 }
  })
}

/** Whether the first of two rows of a name ends without the dot it is broken after. */
function isBrokenOddly(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, i) => i > 0 && piece.line.v - pieces[i - 1]!.line.v > 0.6 * piece.line.height && !/[・•‧∙●.．·]$/.test(textOf([pieces[i - 1]!]).trim()))
}

/** Whether between, before or after the Chinese characters read there is room for one that was not. */
function hasRoom(pieces: readonly Piece[], isName: boolean): boolean {
  const [gap, edge] = isName ? [ROOM_IN_NAME.between, ROOM_IN_NAME.beside] : [ROOM_FOR_ONE, ROOM_FOR_ONE]
  return pieces.some((piece) => {
    const { line } = piece
    const read = charactersOf(piece).filter((each) => each.character.trim() !== '')
    const places = read.map((each) => each.at * line.width)
    const isHan = read.map((each) => /\p{Script=Han}/u.test(each.character))
    const between = places.some((place, i) => i > 0 && isHan[i] && isHan[i - 1] && place - places[i - 1]! > gap * line.height)
    const before = piece.from === 0 && isHan[0] === true && places[0]! > edge * line.height
    const after = piece.to >= line.characters.length && line.width - (places.at(-1) ?? line.width) > edge * line.height
    return between || before || after
  })
}

/** Whether two boxes on one row may part a word: what lies between them may be no space. */
function mayPartWord(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, i) => {
    const before = pieces[i - 1]
    if (!before || before.line === piece.line || offRow(before.line, piece.line) > SAME_ROW) return false
    const [a, b] = [charactersOf(before), charactersOf(piece)].map((each) => each.filter(({ character }) => character.trim() !== ''))
    if (!a?.length || !b?.length || a.length + b.length < 4) return true
    const span = (each: readonly Character[], { width }: TextLine): number => (each.at(-1)!.at - each[0]!.at) * width
    const usual = (span(a, before.line) + span(b, piece.line)) / (a.length + b.length - 2)
    const way = leftOf(piece.line) + b[0]!.at * piece.line.width - leftOf(before.line) - a.at(-1)!.at * before.line.width
    return way < OVER_SPACE * usual
  })
}

/**
 * The printed fields of one side that could be read, in the order of the description. Boxes in pixels of the raster.
 * @param today `YYYY-MM-DD`, decides the century of years printed with two figures
 */
export function readFields(lines: readonly TextLine[], side: SideDescription, today?: string): ReadField[] {
  const hits = findLabels(lines, side)
  const parted = partColumns(lines, hits)
  const layout = new Layout(parted, parted.every((line, i) => line === lines[i]) ? hits : findLabels(parted, side))
  const fields = side.fields.flatMap((field): ReadField[] => {
    for (const { pieces, isPart } of candidatesOf(field, layout)) {
      const raw = field.value.startsWith('han') ? textOf(pieces).replace(/ /g, '') : textOf(pieces)
      const normalised = normaliseValue(raw, field, today)
      if (!normalised) continue
      const meant = field.regions ? correctRegion(field.name, lettersOf(pieces, normalised.value), field.regions) : { ...normalised, isKnown: false }
      const { value, isKnown } = meant
      const isGuess = normalised.isGuess || meant.isGuess || (field.value.startsWith('han_name') && mayHoldStandIn(value))
      const { confidence, least } = confidenceOf(pieces, value)
      const isOpen = OPEN_VALUES.includes(field.value) && !field.lexicon && !isKnown
      const isHan = field.value.startsWith('han')
      const isName = field.value.startsWith('han_name')
      const isText = field.value === 'text' || field.value === 'comma_name'
      const isUnsure = confidence < (isText ? SURE_TEXT : SURE_VALUE) || (isOpen && least < (field.value === 'text' ? SURE_LETTER : SURE_CHARACTER)) || (isName && leastOf(pieces, value, /[^·]/u) < SURE_IN_NAME) ||
        (field.value === 'code' && leastOf(pieces, value, /./u) < SURE_CHARACTER) ||
        (field.value === 'validity' && value.endsWith('长期') && leastOf(pieces, value, /\d/) < SURE_FIGURE)
      // Where the last row of an address was not seen it ends within a street.
      const isCut = field.ends !== null && !field.ends.test(value)
      const isOdd = isGuess || isPart || isCut || (isName && isBrokenOddly(pieces)) || (isOpen && !isHan && mayPartWord(pieces))
      const hasPassed = COUNTED.includes(field.value) && !field.lexicon && pieces.some(({ line }) => line.passedOver)
      const doubtful = isOdd || isUnsure || hasPassed || (isHan && !field.lexicon && !isKnown && hasRoom(pieces, isName))
      return [{ name: field.name, source: 'printed', value, raw, confidence, box: boxOf(pieces), doubtful }]
    }
    return []
  })
  // One piece of print is one value: where two labels claim it, one of them is wrong.
  const isClaimedTwice = (own: ReadField): boolean => fields.some((other) => other !== own && other.value === own.value && isDate(other) && isDate(own) && isSamePlace(own, other))
  return fields.map((field) => (isClaimedTwice(field) ? { ...field, doubtful: true } : field))
}

const isDate = ({ name }: ReadField): boolean => name.endsWith('_date') || name === 'date_of_birth'
const isSamePlace = (a: ReadField, b: ReadField): boolean =>
  a.box !== null && b.box !== null && a.box.every(([x, y], i) => Math.hypot(x - b.box![i]![0], y - b.box![i]![1]) < 1)
