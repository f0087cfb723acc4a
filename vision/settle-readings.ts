// Makes one reading out of two of the same line, read in two widths: what both say stays, what only one says is doubted.
import { foldCharacter } from './match-text.ts'
import type { Character, RecognisedText } from './recognised-text.ts'

/** A reading less sure than the other by more than this says nothing against its letters: those too near one another are swallowed. */
const FAR_LESS_SURE = 0.1
/** What the other reading does not say is no surer than this. */
const DIFFERS = 0.5

/** `lost`: what the other has more before the character, or, of the last one, after it. */
type Said = { stays: boolean; lost: string }

/** For each character of `own` whether it stands in the other too, in one order: the longest sequence both have. */
function compare(own: readonly Character[], other: readonly Character[]): Said[] {
  const lengths = Array.from({ length: own.length + 1 }, () => new Uint16Array(other.length + 1))
  const isSame = (i: number, j: number): boolean => foldCharacter(own[i]!.character) === foldCharacter(other[j]!.character)
  for (let i = own.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      lengths[i]![j] = isSame(i, j) ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  let [j, lost] = [0, '']
  return own.map((_, i) => {
    while (j < other.length && !isSame(i, j) && lengths[i]![j + 1]! >= lengths[i + 1]![j]! && lengths[i]![j + 1]! > 0) {
      lost += other[j++]!.character
    }
    const stays = j < other.length && isSame(i, j)
    if (stays) j++
    const after = i === own.length - 1 ? other.slice(j).map(({ character }) => character).join('') : ''
    const said = { stays, lost: lost + after }
    lost = ''
    return said
  })
}

/** A space beside a comma or bracket says nothing. */
function tellingOf({ characters }: RecognisedText): Character[] {
  const isSign = (each: Character | undefined): boolean => each === undefined || /[^\p{L}\p{N}\s]/u.test(each.character)
  return characters.filter(({ character }, i) => character.trim() !== '' || !(isSign(characters[i - 1]) || isSign(characters[i + 1])))
}

/**
 * The better of two readings of a line: the one that passed over no stroke, else the surer one. Where neither is ruled out, what they differ in is doubted.
 * @param first `drawn` is kept of it, for the width the line has
 */
export function settleReadings(first: RecognisedText, second: RecognisedText): RecognisedText {
  const isSecond = first.passedOver === second.passedOver ? second.confidence > first.confidence : first.passedOver
  const [taken, other] = isSecond ? [second, first] : [first, second]
  if (first.passedOver !== second.passedOver || taken.text === other.text) return { ...taken, drawn: first.drawn }
  const isFarLess = other.confidence < taken.confidence - FAR_LESS_SURE
  const own = tellingOf(taken)
  const said = compare(own, tellingOf(other))
  // A space that only one of them has makes the letter after it doubtful; one that even the far less sure reading saw is not made up.
  const isDoubted = (i: number): boolean => (isFarLess ? said[i]!.lost.trim() === '' && said[i]!.lost !== ''
    : !said[i]!.stays || said[i]!.lost !== '' || (i > 0 && own[i - 1]!.character === ' ' && !said[i - 1]!.stays))
  const doubted = new Set(own.filter((_, i) => isDoubted(i)))
  const characters = taken.characters.map((each): Character => (doubted.has(each) ? { ...each, confidence: Math.min(each.confidence, DIFFERS) } : each))
  return { ...taken, characters, drawn: first.drawn }
}
