// Puts back the spaces and hyphens a recogniser drops: where a line of Latin print has no ink for the width of a space, words part.
import { lumaOf, type Raster } from '#optics/raster.ts'
import type { Character } from './recognised-text.ts'

/** The row with most ink is sought between these shares of the height, and letters reach as far from it as rows have ink. */
const MIDDLE = { from: 0.3, to: 0.7 }
/** Rows looked at for paper and ink: what is above or below may belong to neighbours. */
const ROWS = { from: 0.2, to: 0.84 }
/** Ink of a row within the letters, against the row with most; the bar of one T among low letters is some. */
const LEAST_OF_ROW = 0.03
/** A pixel is ink when it is darker than the paper by this share of the way to the darkest. */
const INK = 0.38
const FEWEST_INK = 2
/** A space is wider than this share of the height of the letters. */
const SPACE = 0.36
/** And than so many times the usual gap of the line: some print sets its letters wide. */
const USUAL = 1.8
/** Less contrast than this is no print to measure. */
const LEAST_CONTRAST = 40

/** Ink is told from paper in blocks of so many columns, by what lies so many blocks around; with less contrast than this share of the line's there is none. */
const BLOCK = 12
const AROUND = 2
const LEAST_LOCAL = 0.2
/** A character's place is known to so many columns. */
const ASIDE = 6
/** A hyphen, in shares of the height of the letters. */
const HYPHEN = { narrowest: 0.2, widest: 0.6, thickest: 0.25, top: 0.35, bottom: 0.8 }
const UNSURE = 0.5

/** Gaps within words hardly reach the lower share of the width of a space, and spaces seldom stay under the upper one: between them either may be. */
const DOUBTED = { from: 0.85, to: 1.05 }

type Run = { from: number; to: number; top: number; bottom: number }

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

/** The luma below which a pixel is ink, by block of columns: glare fades some letters of a line and not others, and the paler side counts. */
function limitsOf(data: Uint8Array, width: number, from: number, to: number, contrast: number): number[] {
  const counts = Array.from({ length: Math.ceil(width / BLOCK) }, (_, block) => {
    const seen = new Uint16Array(256)
    for (let y = from; y < to; y++) for (let x = block * BLOCK; x < Math.min(width, (block + 1) * BLOCK); x++) seen[data[y * width + x]!]!++
    return seen
  })
  const limitOf = (blocks: readonly Uint16Array[]): number => {
    const seen = new Uint16Array(256)
    let total = 0
    for (const block of blocks) for (let i = 0; i < 256; i++) [seen[i], total] = [seen[i]! + block[i]!, total + block[i]!]
    const quantile = (share: number): number => {
      let [luma, left] = [0, Math.floor(total * share)]
      while (luma < 255 && left >= seen[luma]!) left -= seen[luma++]!
      return luma
    }
    const [dark, paper] = [quantile(0.02), quantile(0.6)]
    return paper - dark < LEAST_LOCAL * contrast ? -1 : paper - INK * (paper - dark)
  }
  return counts.map((_, block) => Math.max(limitOf(counts.slice(Math.max(0, block - AROUND), block + 1)), limitOf(counts.slice(block, block + 1 + AROUND))))
}

/** Columns with ink side by side, from the left, with the rows they reach over, and how high the letters are; null where ink and paper cannot be told apart. */
function runsOf(line: Raster): { runs: Run[]; high: number } | null {
  const { data, width, height } = lumaOf(line)
  const [from, to] = [Math.floor(height * ROWS.from), Math.ceil(height * ROWS.to)]
  const sorted = data.slice(from * width, to * width).sort()
  const [dark, paper, light] = [quantileOf(sorted, 0.02), quantileOf(sorted, 0.6), quantileOf(sorted, 0.98)]
  // Light print on a dark ground is not measured: it stands on coloured bars, in titles.
  if (paper - dark < LEAST_CONTRAST || light - paper > paper - dark) return null
  const limits = limitsOf(data, width, from, to, paper - dark)
  const isInk = (x: number, y: number): boolean => data[y * width + x]! < limits[Math.floor(x / BLOCK)]!
  const { top, bottom } = bandOf(isInk, width, height)
  const runs: Run[] = []
  for (let x = 0; x < width; x++) {
    let [count, first, lowest] = [0, 0, 0]
    for (let y = top; y <= bottom; y++) if (isInk(x, y)) [count, first, lowest] = [count + 1, count === 0 ? y - top : first, y - top]
    if (count < FEWEST_INK) continue
    const last = runs.at(-1)
    if (last && x - last.to < 2) [last.to, last.top, last.bottom] = [x + 1, Math.min(last.top, first), Math.max(last.bottom, lowest)]
    else runs.push({ from: x, to: x + 1, top: first, bottom: lowest })
  }
  return { runs, high: bottom - top + 1 }
}

const isLatin = (character: string): boolean => /\p{Script=Latin}/u.test(character)

/** Whether a run between two others is a stroke halfway up: a hyphen. */
function isHyphen({ from, to, top, bottom }: Run, high: number): boolean {
  const [wide, thick] = [(to - from) / high, (bottom - top + 1) / high]
  return wide > HYPHEN.narrowest && wide < HYPHEN.widest && thick < HYPHEN.thickest && top > HYPHEN.top * high && bottom < HYPHEN.bottom * high
}

/**
 * The characters of a line with the spaces between its words, and hyphens passed over, which are never sure.
 * @param line the picture they were read from, upright
 * @param stretch how many times wider than high it was drawn
 */
export function spaceWords(line: Raster, characters: readonly Character[], stretch = 1): Character[] {
  const letters = characters.filter(({ character }) => isLatin(character)).length
  if (letters < 3 || letters * 2 < characters.length) return [...characters]
  const { runs, high } = runsOf(line) ?? { runs: [], high: 0 }
  const spaced = [...characters]
  const gaps = runs.slice(1).map((run, i) => ({ from: runs[i]!.to, to: run.from }))
  const widths = gaps.map(({ from, to }) => to - from).toSorted((a, b) => a - b)
  const usual = widths[(widths.length - 1) >> 1] ?? 0
  const put = (character: string, from: number, to: number, most: number): void => {
    const at = (from + to) / 2 / line.width
    const next = spaced.findIndex((each) => each.at > at)
    const [before, after] = [spaced[next - 1], spaced[next]]
    if (!before || !after || before.character.trim() === '' || after.character.trim() === '') return
    spaced.splice(next, 0, { character, confidence: Math.min(before.confidence, after.confidence, most), at })
  }
  for (const { from, to } of gaps) {
    const share = (to - from) / Math.max(SPACE * high * stretch, USUAL * usual)
    if (share < DOUBTED.from) continue
    const next = spaced.findIndex((each) => each.at > (from + to) / 2 / line.width)
    const [before, after] = [spaced[next - 1]?.character ?? ' ', spaced[next]?.character ?? ' ']
    // Where a character was read in a gap, the gap is print too faint to be measured.
    const isFaint = spaced.some(({ character, at }) => character.trim() !== '' && at * line.width > from + ASIDE && at * line.width < to - ASIDE)
    // Figures stand in cells of one width, in which a 1 is narrow.
    if (isFaint || (/\d/.test(before) && /\d/.test(after))) continue
    // What may be a space or none makes the letter after it doubtful.
    if (share < DOUBTED.to && isLatin(before) && isLatin(after)) spaced[next] = { ...spaced[next]!, confidence: Math.min(UNSURE, spaced[next]!.confidence) }
    if (share > 1) put(' ', from, to, 1)
  }
  const hyphens = runs.slice(1, -1).filter((run) => isHyphen({ ...run, from: run.from / stretch, to: run.to / stretch }, high))
  if (hyphens.length > characters.filter(({ character }) => /[-–—]/.test(character)).length) {
    for (const { from, to } of hyphens) if (!spaced.some(({ character, at }) => /[-–—]/.test(character) && Math.abs(at * line.width - from) < high)) put('-', from, to, UNSURE)
  }
  return spaced
}
