// Puts back the spaces a recogniser drops: where a line of Latin print has no ink for the width of a space, words part.
import { lumaOf, type Raster } from '#optics/raster.ts'
import type { Character } from './recognised-text.ts'

/** The row with most ink is sought between these shares of the height, and letters reach as far from it as rows have ink. */
const MIDDLE = { from: 0.3, to: 0.7 }
/** Rows looked at for paper and ink: what is above or below may belong to neighbours. */
const ROWS = { from: 0.2, to: 0.84 }
/** Ink of a row within the letters, against the row with most; the bar of one T among low letters is some. */
const LEAST_OF_ROW = 0.03
/** A pixel is ink when it is darker than the paper by this share of the way to the darkest. */
const INK = 0.45
const FEWEST_INK = 2
/** A space is wider than this share of the height of the letters; narrower gaps part letters. */
const SPACE = 0.4
/** And than so many times the usual gap of the line: some print sets its letters wide. */
const USUAL = 1.8
/** Less contrast than this is no print to measure. */
const LEAST_CONTRAST = 40

type Gap = { from: number; to: number }

function quantileOf(sorted: Uint8Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

/** Where letters stand, whole: of a T without its bar, of a C without its bows, little is left, and the gaps beside it seem wide. */
function bandOf(isInk: (x: number, y: number) => boolean, width: number, height: number): { top: number; bottom: number } {
  const inks = Array.from({ length: height }, (_, y) => {
    let count = 0
    for (let x = 0; x < width; x++) if (isInk(x, y)) count++
    return count
  })
  let top = Math.floor(height * MIDDLE.from)
  for (let y = top; y < height * MIDDLE.to; y++) if (inks[y]! > inks[top]!) top = y
  let bottom = top
  const least = Math.max(FEWEST_INK, LEAST_OF_ROW * inks[top]!)
  while (top > 0 && inks[top - 1]! >= least) top--
  while (bottom < height - 1 && inks[bottom + 1]! >= least) bottom++
  return { top, bottom }
}

/** Columns without ink between inked ones, and how high the letters are; null where ink and paper cannot be told apart. */
function gapsOf(line: Raster): { gaps: Gap[]; high: number } | null {
  const { data, width, height } = lumaOf(line)
  const sorted = data.slice(Math.floor(height * ROWS.from) * width, Math.ceil(height * ROWS.to) * width).sort()
  const [dark, paper, light] = [quantileOf(sorted, 0.02), quantileOf(sorted, 0.6), quantileOf(sorted, 0.98)]
  // Light print on a dark ground is not measured: it stands on coloured bars, in titles.
  if (paper - dark < LEAST_CONTRAST || light - paper > paper - dark) return null
  const limit = paper - INK * (paper - dark)
  const isInk = (x: number, y: number): boolean => data[y * width + x]! < limit
  const { top, bottom } = bandOf(isInk, width, height)
  const gaps: Gap[] = []
  let last = -1
  for (let x = 0; x < width; x++) {
    let count = 0
    for (let y = top; y <= bottom; y++) if (isInk(x, y)) count++
    if (count < FEWEST_INK) continue
    if (last >= 0 && x - last > 1) gaps.push({ from: last + 1, to: x })
    last = x
  }
  return { gaps, high: bottom - top + 1 }
}

/**
 * The characters of a line with the spaces between its words.
 * @param line the picture they were read from, upright
 */
export function spaceWords(line: Raster, characters: readonly Character[]): Character[] {
  const letters = characters.filter(({ character }) => /\p{Script=Latin}/u.test(character)).length
  if (letters < 3 || letters * 2 < characters.length) return [...characters]
  const seen = gapsOf(line)
  const spaced = [...characters]
  const widths = (seen?.gaps ?? []).map(({ from, to }) => to - from).toSorted((a, b) => a - b)
  const usual = widths[(widths.length - 1) >> 1] ?? 0
  for (const { from, to } of seen?.gaps ?? []) {
    if (to - from <= Math.max(SPACE * seen!.high, USUAL * usual)) continue
    const at = (from + to) / 2 / line.width
    const next = spaced.findIndex((each) => each.at > at)
    // Figures stand in cells of one width, in which a 1 is narrow.
    if (next > 0 && /\d/.test(spaced[next]!.character) && /\d/.test(spaced[next - 1]!.character)) continue
    const isParted = next <= 0 || spaced[next]!.character.trim() === '' || spaced[next - 1]!.character.trim() === ''
    if (!isParted) spaced.splice(next, 0, { character: ' ', confidence: Math.min(spaced[next - 1]!.confidence, spaced[next]!.confidence), at })
  }
  return spaced
}
