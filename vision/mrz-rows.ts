// Finds the rows of a machine-readable zone among text lines: the network reads every long one, and pieces become rows, rows a block.
import type { Quad } from '#contract/reading.ts'
import { MRZ_CHARACTERS } from '#core/mrz-format.ts'
import type { Engines } from './engines.ts'
import { growQuad, mapQuad, quadCentre, distance } from '#optics/geometry.ts'
import { medianOf, readStrip } from './mrz-strip.ts'
import type { Raster } from '#optics/raster.ts'
import type { PlacedLine } from './text-direction.ts'

/** `u0`, `u1`: its ends along the reading direction. `count`, `fillers`: characters spelt. `lines`: the text lines it was made of; none for a row that is only supposed. */
export type MrzRow = { quad: Quad; u0: number; u1: number; v: number; height: number; slope: number; likeness: number; count: number; fillers: number; lines: PlacedLine[] }

const LEAST_ASPECT = 4.2
const LEAST_HEIGHT = 6
/** A zone is among the longest lines there are; pieces shorter than this share of the longest line are not looked at. */
const LEAST_OF_LONGEST = 0.22
const FEWEST_CHARACTERS = 6
/** A character of OCR-B is about this much of a detected line's height wide, pitch included. */
const PITCH_OF_HEIGHT = 0.57
const LEAST_LIKENESS = 0.38
/** A piece less like the zone than this share of the likeliest one of its row is something else beside it. */
const LEAST_SHARE = 0.6
/** A line of digits alone, as the number of a card, is no zone: its rows hold fillers, or are longer. */
const FEWEST_WITHOUT_FILLER = 24
/** Distance of two rows when only one was found, in heights of a detected line. */
const USUAL_STEP = 1.45

/** A line as a piece of MRZ, or null. Its likeness, 0 to 1: sure characters, as many as its shape suggests. */
async function pieceOf(engines: Engines, raster: Raster, line: PlacedLine): Promise<MrzRow | null> {
  const { quad, u, v, width, height, slope } = line
  if (width / height < LEAST_ASPECT || height < LEAST_HEIGHT) return null
  const { runs, confidence } = await readStrip(engines, raster, growQuad(quad, 0.08, 0.01))
  const count = runs.length
  if (count < FEWEST_CHARACTERS) return null
  const expected = width / (height * PITCH_OF_HEIGHT)
  const likeness = confidence * Math.min(1, count / 14) * Math.exp(-1.2 * Math.abs(Math.log(count / expected)))
  if (likeness <= LEAST_LIKENESS) return null
  const fillers = runs.filter((run) => MRZ_CHARACTERS[run.index] === '<' && run.confidence > 0.6).length
  return { quad, v, height, slope, u0: u - width / 2, u1: u + width / 2, likeness, count, fillers, lines: [line] }
}

const alike = (a: number, b: number, share: number): boolean => Math.min(a, b) / Math.max(a, b) > share

/** Joins pieces that lie on one line, left to right. */
function joinPieces(pieces: readonly MrzRow[]): MrzRow[] {
  const rows: MrzRow[][] = []
  for (const piece of pieces.toSorted((a, b) => a.u0 - b.u0)) {
    const home = rows.find((row) => {
      const last = row[row.length - 1]!
      const height = Math.max(piece.height, last.height)
      const slope = last.u1 - last.u0 > 3 * last.height ? Math.tan(last.slope) : 0
      const expected = last.v + (slope * (piece.u0 + piece.u1 - last.u0 - last.u1)) / 2
      return Math.abs(expected - piece.v) < 0.6 * height && piece.u0 > last.u1 - 1.2 * last.height && alike(piece.height, last.height, 0.5)
    })
    if (home) home.push(piece)
    else rows.push([piece])
  }
  return rows.map((pieces) => {
    const most = Math.max(...pieces.map((piece) => piece.likeness))
    const row = pieces.filter((piece) => piece.likeness >= LEAST_SHARE * most)
    const [first, last] = [row[0]!, row[row.length - 1]!]
    return {
      quad: [first.quad[0], last.quad[1], last.quad[2], first.quad[3]] as Quad,
      u0: first.u0, u1: last.u1, v: first.v, slope: first.slope,
      height: medianOf(row.map((piece) => piece.height)),
      likeness: most,
      count: row.reduce((sum, piece) => sum + piece.count, 0),
      fillers: row.reduce((sum, piece) => sum + piece.fillers, 0),
      lines: row.flatMap((piece) => piece.lines),
    }
  })
}

/** Puts rows of like height that follow one another closely into blocks; the likeliest block first. */
function blocksOf(rows: readonly MrzRow[]): MrzRow[][] {
  const blocks: MrzRow[][] = []
  for (const row of rows.toSorted((a, b) => a.v - b.v)) {
    const home = blocks.find((block) => {
      const last = block[block.length - 1]!
      const step = Math.abs(row.v - last.v)
      return alike(row.height, last.height, 0.55) && step < 3.4 * Math.max(row.height, last.height) &&
        step > 0.5 * Math.min(row.height, last.height) && Math.abs(row.u0 - last.u0) < 8 * row.height
    })
    if (home) home.push(row)
    else blocks.push([row])
  }
  const weight = (block: readonly MrzRow[]): number => block.reduce((sum, row) => sum + row.likeness * (row.u1 - row.u0), 0)
  return blocks.toSorted((a, b) => weight(b) - weight(a))
}

export const moveRow = (row: MrzRow, by: readonly [number, number], times: number): MrzRow => ({
  ...row,
  quad: mapQuad(row.quad, ([x, y]) => [x + by[0] * times, y + by[1] * times]),
  v: row.v + Math.hypot(...by) * times,
  lines: [],
})

/** A short row has no direction of its own: it takes the longest row's, and its extent, moved to where it lies. */
function likeLongest(row: MrzRow, longest: MrzRow): MrzRow {
  if (row === longest || row.u1 - row.u0 > 0.75 * (longest.u1 - longest.u0)) return row
  const [from, to] = [longest.quad[0], longest.quad[1]]
  const length = distance(from, to) || 1
  const [ex, ey] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const [a, b] = [quadCentre(longest.quad), quadCentre(row.quad)]
  const along = (b[0] - a[0]) * ex + (b[1] - a[1]) * ey
  const off: [number, number] = [b[0] - a[0] - along * ex, b[1] - a[1] - along * ey]
  return { ...row, quad: mapQuad(longest.quad, ([x, y]) => [x + off[0], y + off[1]]), u0: longest.u0, u1: longest.u1 }
}

/**
 * The blocks of rows that look like a machine-readable zone, likeliest first.
 * A block of one or two rows is given the rows above and below that the detector may have missed.
 */
export async function findMrzBlocks(engines: Engines, raster: Raster, lines: readonly PlacedLine[]): Promise<MrzRow[][]> {
  const pieces: MrzRow[] = []
  const longest = Math.max(0, ...lines.map((line) => line.width))
  for (const line of lines) {
    if (line.width < LEAST_OF_LONGEST * longest) continue
    const piece = await pieceOf(engines, raster, line)
    if (piece) pieces.push(piece)
  }
  const blocks = blocksOf(joinPieces(pieces)).filter((block) => block.some((row) => row.fillers > 0 || row.count >= FEWEST_WITHOUT_FILLER))
  return blocks.map((block) => {
    const longest = block.reduce((a, b) => (b.u1 - b.u0 > a.u1 - a.u0 ? b : a))
    const rows = block.map((row) => likeLongest(row, longest))
    const [top, next] = [rows[0]!.quad[0], rows[1]?.quad[0]]
    const down = longest.quad
    const step: [number, number] = next
      ? [next[0] - top[0], next[1] - top[1]]
      : [(down[3][0] - down[0][0]) * USUAL_STEP, (down[3][1] - down[0][1]) * USUAL_STEP]
    if (rows.length > 2) return rows
    return [moveRow(rows[0]!, step, -1), ...rows, moveRow(rows[rows.length - 1]!, step, 1)]
  })
}
