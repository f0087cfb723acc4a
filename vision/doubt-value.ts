// Whether a value that was read is doubtful: what was read unsurely, or with room or ink for more, a person looks at.
import type { FieldDescription } from './documents.ts'
import { charactersOf, confidenceOf, leastOf, textOf, type Piece } from './pieces.ts'
import type { Character } from './recognised-text.ts'
import { offRow, SAME_ROW } from './rows.ts'
import { mayHoldStandIn } from './stand-ins.ts'
import { leftOf, type TextLine } from './text-line.ts'
import { OPEN_VALUES } from './value-candidates.ts'

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
/** Nothing else tells that a letter or figure of these is missing. */
const COUNTED = ['text', 'latin_name', 'comma_name', 'code']
/** Print that is not Chinese loses letters where it is dense: it must be read more surely. */
const SURE_TEXT = 0.9
/** And letter by letter: nothing else vouches for an address or an authority. */
const SURE_LETTER = 0.75
/** From one letter to the next across a space, against the usual way; across less two boxes may part one word. */
const OVER_SPACE = 1.5
/** Room for a character that was passed over, in heights of the line: a character outside the alphabet may be skipped without a trace. */
const ROOM_FOR_ONE = 1.35
/** In a name: from one character to the next 0.7 to 0.9 are usual, and 0.4 to 0.7 to either end. */
const ROOM_IN_NAME = { between: 1.1, beside: 0.9 }

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
 * Whether a person should look at a value.
 * @param pieces what it was read from
 * @param isKnown whether a list of regions knows it
 */
export function isDoubtful(field: FieldDescription, pieces: readonly Piece[], { value, isKnown }: { value: string; isKnown: boolean }): boolean {
  const { confidence, least } = confidenceOf(pieces, value)
  const isOpen = OPEN_VALUES.includes(field.value) && !field.lexicon && !isKnown
  const isHan = field.value.startsWith('han')
  const isName = field.value.startsWith('han_name')
  const isText = field.value === 'text' || field.value === 'comma_name'
  const leastOfText = field.value === 'text' ? SURE_LETTER : SURE_CHARACTER
  return (
    (isName && (mayHoldStandIn(value) || isBrokenOddly(pieces) || leastOf(pieces, value, /[^·]/u) < SURE_IN_NAME)) ||
    // Where the last row of an address was not seen it ends within a street.
    (field.ends !== null && !field.ends.test(value)) ||
    (isOpen && !isHan && mayPartWord(pieces)) ||
    confidence < (isText ? SURE_TEXT : SURE_VALUE) ||
    (isOpen && least < leastOfText) ||
    (field.value === 'code' && leastOf(pieces, value, /./u) < SURE_CHARACTER) ||
    (field.value === 'validity' && value.endsWith('长期') && leastOf(pieces, value, /\d/) < SURE_FIGURE) ||
    (COUNTED.includes(field.value) && !field.lexicon && pieces.some(({ line }) => line.passedOver)) ||
    (isHan && !field.lexicon && !isKnown && hasRoom(pieces, isName))
  )
}
