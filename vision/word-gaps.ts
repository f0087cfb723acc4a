// Puts back the spaces and hyphens a recogniser drops: where a line of Latin print has no ink for the width of a space, words part.
import type { LineInk } from './line-ink.ts'
import type { Character } from './recognised-text.ts'

/** A space is wider than this share of the height of the letters. */
const SPACE = 0.36
/** And than so many times the usual gap of the line: some print sets its letters wide. */
const USUAL = 1.8
/** The hook of a J reaches back under the letter before it, by this share of the height. */
const HOOK = 0.1
/** A character's place is known to so many columns. */
const ASIDE = 6
const UNSURE = 0.5

/** Gaps within words hardly reach the lower share of the width of a space, and spaces seldom stay under the upper one: between them either may be. */
const DOUBTED = { from: 0.85, to: 1.05 }

const isLatin = (character: string): boolean => /\p{Script=Latin}/u.test(character)

/**
 * The characters of a line with the spaces between its words, and hyphens passed over, which are never sure.
 * @param width of the line, in pixels as it was read
 * @param ink as measured of it
 * @param stretch how many times wider than high it was drawn
 */
export function spaceWords(characters: readonly Character[], width: number, ink: LineInk | null, stretch = 1): Character[] {
  const letters = characters.filter(({ character }) => isLatin(character)).length
  if (letters < 3 || letters * 2 < characters.length) return [...characters]
  const { gaps, hyphens, high } = ink ?? { gaps: [], hyphens: [], high: 0 }
  const spaced = [...characters]
  const widths = gaps.map(({ from, to }) => to - from).toSorted((a, b) => a - b)
  const usual = widths[(widths.length - 1) >> 1] ?? 0
  const put = (character: string, from: number, to: number, most: number): void => {
    const at = (from + to) / 2 / width
    const next = spaced.findIndex((each) => each.at > at)
    const [before, after] = [spaced[next - 1], spaced[next]]
    if (!before || !after || before.character.trim() === '' || after.character.trim() === '') return
    spaced.splice(next, 0, { character, confidence: Math.min(before.confidence, after.confidence, most), at })
  }
  for (const { from, to } of gaps) {
    const next = spaced.findIndex((each) => each.at > (from + to) / 2 / width)
    const reach = spaced[next]?.character === 'J' ? HOOK * high * stretch : 0
    const share = (to - from + reach) / Math.max(SPACE * high * stretch, USUAL * usual)
    if (share < DOUBTED.from) continue
    const [before, after] = [spaced[next - 1]?.character ?? ' ', spaced[next]?.character ?? ' ']
    // Where a character was read in a gap, the gap is print too faint to be measured.
    const isFaint = spaced.some(({ character, at }) => character.trim() !== '' && at * width > from + ASIDE && at * width < to - ASIDE)
    // Figures stand in cells of one width, in which a 1 is narrow.
    if (isFaint || (/\d/.test(before) && /\d/.test(after))) continue
    // What may be a space or none makes the letter after it doubtful.
    if (share < DOUBTED.to && isLatin(before) && isLatin(after)) spaced[next] = { ...spaced[next]!, confidence: Math.min(UNSURE, spaced[next]!.confidence) }
    if (share > 1) put(' ', from, to, 1)
  }
  if (hyphens.length > characters.filter(({ character }) => /[-–—]/.test(character)).length) {
    for (const { from, to } of hyphens) if (!spaced.some(({ character, at }) => /[-–—]/.test(character) && Math.abs(at * width - from) < high)) put('-', from, to, UNSURE)
  }
  return spaced
}
