// Tells ink from paper along a line of print: where letters stand, the gaps between them, and strokes that are hyphens.
import { lumaOf, type Raster } from '#optics/raster.ts'

/** The row with most ink is sought between these shares of the height, and letters reach as far from it as rows have ink. */
const MIDDLE = { from: 0.3, to: 0.7 }
/** Rows looked at for paper and ink: what is above or below may belong to neighbours. */
const ROWS = { from: 0.2, to: 0.84 }
/** Ink of a row within the letters, against the row with most; the bar of one T among low letters is some. */
const LEAST_OF_ROW = 0.03
/** A pixel is ink when it is darker than the paper by this share of the way to the darkest. */
const INK = 0.38
const FEWEST_INK = 2
/** A piece of ink higher than this share of the letters is no dot, hyphen or apostrophe. */
const TALL = 0.6
/** Less contrast than this is no print to measure. */
const LEAST_CONTRAST = 40

/** Ink is told from paper in blocks of so many columns, by what lies so many blocks around; with less contrast than this share of the line's there is none. */
const BLOCK = 12
const AROUND = 2
const LEAST_LOCAL = 0.2
/** A hyphen, in shares of the height of the letters. */
const HYPHEN = { narrowest: 0.2, widest: 0.6, thickest: 0.25, flat: 1.3, top: 0.35, bottom: 0.8 }
/** Columns, the first included, the last not. */
export type Gap = { from: number; to: number }
/** `gaps`: columns without ink between inked ones; `high`: how high the letters are, in pixels; `strokes`: pieces of ink about as high, side by side. */
export type LineInk = { gaps: Gap[]; hyphens: Gap[]; high: number; strokes: number }

function quantileOf(sorted: Uint8Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

/** Where letters stand, whole: of a T without its bar, of a C without its bows, little is left, and the gaps beside it seem wide. */
function bandOf(ink: Uint8Array, width: number, height: number): { top: number; bottom: number } {
  const inks = Array.from({ length: height }, (_, y) => {
    let count = 0
    for (let x = 0; x < width; x++) count += ink[y * width + x]!
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

/** Strokes halfway up that touch no letter: hyphens. They are sought in two dimensions, for feet of letters reach under them. */
function hyphensIn(ink: Uint8Array, { width, top, bottom, stretch }: { width: number; top: number; bottom: number; stretch: number }): Gap[] {
  const high = bottom - top + 1
  const left = ink.slice(top * width, (bottom + 1) * width)
  const stack: number[] = []
  const hyphens: Gap[] = []
  const push = (at: number): void => {
    if (!left[at]) return
    left[at] = 0
    stack.push(at)
  }
  for (let start = Math.floor(HYPHEN.top * high) * width; start < HYPHEN.bottom * high * width; start++) {
    push(start)
    let [from, to, upper, lower] = [width, 0, high, 0]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width
      const y = (at - x) / width
      if (x < from) from = x
      if (x > to) to = x
      if (y < upper) upper = y
      if (y > lower) lower = y
      if (x > 0) push(at - 1)
      if (x < width - 1) push(at + 1)
      push(at - width)
      push(at + width)
    }
    const [wide, thick] = [(to - from + 1) / stretch / high, (lower - upper + 1) / high]
    const isStroke = lower > upper && wide > HYPHEN.narrowest && wide < HYPHEN.widest && thick < HYPHEN.thickest && wide > HYPHEN.flat * thick
    const isAmid = upper > HYPHEN.top * high && lower < HYPHEN.bottom * high && from > high / 2 && to < width - high / 2
    if (isStroke && isAmid) hyphens.push({ from, to: to + 1 })
  }
  return hyphens
}

/** The highest and the lowest row of ink in a column; null where there is none. */
function rowsOf(ink: Uint8Array, { x, width, top, bottom }: { x: number; width: number; top: number; bottom: number }): { upper: number; lower: number } | null {
  let [upper, lower] = [bottom + 1, -1]
  for (let y = top; y <= bottom; y++) {
    if (!ink[y * width + x]) continue
    upper = Math.min(upper, y)
    lower = y
  }
  return lower < 0 ? null : { upper, lower }
}

/** Pieces of ink with nothing beside them that are as high as letters: no more than there are letters, for some touch. */
function strokesIn(ink: Uint8Array, { width, top, bottom }: { width: number; top: number; bottom: number }): number {
  const least = TALL * (bottom - top + 1)
  let strokes = 0
  let [upper, lower, wide] = [bottom, top, 0]
  for (let x = 0; x <= width; x++) {
    const rows = x < width ? rowsOf(ink, { x, width, top, bottom }) : null
    if (rows) [upper, lower, wide] = [Math.min(upper, rows.upper), Math.max(lower, rows.lower), wide + 1]
    else {
      if (wide >= FEWEST_INK && lower - upper + 1 > least) strokes++
      ;[upper, lower, wide] = [bottom, top, 0]
    }
  }
  return strokes
}

/**
 * Measures the ink of a line.
 * @param line the picture of it, upright
 * @param stretch how many times wider than high it was drawn
 * @returns null where ink and paper cannot be told apart
 */
export function measureInk(line: Raster, stretch: number): LineInk | null {
  const { data, width, height } = lumaOf(line)
  const [from, to] = [Math.floor(height * ROWS.from), Math.ceil(height * ROWS.to)]
  const sorted = data.slice(from * width, to * width).sort()
  const [dark, paper, light] = [quantileOf(sorted, 0.02), quantileOf(sorted, 0.6), quantileOf(sorted, 0.98)]
  // Light print on a dark ground is not measured: it stands on coloured bars, in titles.
  if (paper - dark < LEAST_CONTRAST || light - paper > paper - dark) return null
  const limits = limitsOf(data, width, from, to, paper - dark)
  const ink = data.map((luma, i) => (luma < limits[Math.floor((i % width) / BLOCK)]! ? 1 : 0))
  const { top, bottom } = bandOf(ink, width, height)
  const gaps: Gap[] = []
  let last = -1
  for (let x = 0; x < width; x++) {
    let count = 0
    for (let y = top; y <= bottom; y++) count += ink[y * width + x]!
    if (count < FEWEST_INK) continue
    if (last >= 0 && x - last > 1) gaps.push({ from: last + 1, to: x })
    last = x
  }
  return { gaps, hyphens: hyphensIn(ink, { width, top, bottom, stretch }), high: bottom - top + 1, strokes: strokesIn(ink, { width, top, bottom }) }
}
