// Finds the rows of a machine-readable zone among text lines: the network reads the long ones, and pieces become rows, rows a block.
import { MRZ_CHARACTERS } from '#core/mrz-format.ts'
import { growQuad } from '#optics/geometry.ts'
import type { Raster } from '#optics/raster.ts'
import type { Engines } from './engines.ts'
import { medianOf, pitchOf, readStrip, type Strip } from './mrz-strip.ts'
import type { PlacedLine } from './text-direction.ts'

/**
 * A text line that spells a stretch of a row.
 * `left`, `right`: where its characters begin and end; `pitch`: their distance; in pixels along the reading direction.
 */
export type MrzPiece = {
  line: PlacedLine; strip: Strip; pixelsPerStep: number; likeness: number; count: number; fillers: number; left: number; right: number; pitch: number
}
/** Pieces on one line, left to right. */
export type MrzRow = { pieces: MrzPiece[]; left: number; right: number; v: number; height: number; likeness: number; count: number; fillers: number }

const LEAST_ASPECT = 4.2
const LEAST_HEIGHT = 6
/** A zone is among the longest lines there are; pieces shorter than this share of the longest line are not looked at. */
const LEAST_OF_LONGEST = 0.22
/** Lines as long as this against the longest and their own height are looked at first: mostly they are the whole zone. */
const WHOLE_ROW = { ofLongest: 0.6, aspect: 9 }
/** Most lines looked at: a page of a book is no document. */
const MOST_LINES = 40
const FEWEST_CHARACTERS = 6
/** A character of OCR-B is about this much of a detected line's height wide, pitch included. */
const PITCH_OF_HEIGHT = 0.57
const LEAST_LIKENESS = 0.38
/** A piece less like the zone than this share of the likeliest one of its row is something else beside it. */
const LEAST_SHARE = 0.6
/** A line of digits alone, as the number of a card, is no zone: its rows hold fillers, or are longer. */
const FEWEST_WITHOUT_FILLER = 24

/** A line as a piece of a zone, or null. Its likeness, 0 to 1: sure characters, as many as its shape suggests. */
async function pieceOf(engines: Engines, raster: Raster, line: PlacedLine): Promise<MrzPiece | null> {
  const { quad, u, width, height } = line
  const beside = (0.5 * height) / width
  const strip = await readStrip(engines, raster, growQuad(quad, 0.08, beside))
  const { runs, confidence, steps } = strip
  const count = runs.length
  if (count < FEWEST_CHARACTERS) return null
  const expected = width / (height * PITCH_OF_HEIGHT)
  const likeness = confidence * Math.min(1, count / 14) * Math.exp(-1.2 * Math.abs(Math.log(count / expected)))
  if (likeness <= LEAST_LIKENESS) return null
  const fillers = runs.filter((run) => MRZ_CHARACTERS[run.index] === '<' && run.confidence > 0.6).length
  const pixelsPerStep = (width * (1 + 2 * beside)) / steps
  const pitch = pitchOf(runs) * pixelsPerStep
  const from = u - width * (0.5 + beside) + pixelsPerStep / 2
  const [left, right] = [from + runs[0]!.at * pixelsPerStep - pitch / 2, from + runs[count - 1]!.at * pixelsPerStep + pitch / 2]
  return { line, strip, pixelsPerStep, likeness, count, fillers, left, right, pitch }
}

const alike = (a: number, b: number, share: number): boolean => Math.min(a, b) / Math.max(a, b) > share

function rowOf(all: readonly MrzPiece[]): MrzRow {
  const most = Math.max(...all.map((piece) => piece.likeness))
  const pieces = all.filter((piece) => piece.likeness >= LEAST_SHARE * most)
  const sum = (of: (piece: MrzPiece) => number): number => pieces.reduce((total, piece) => total + of(piece), 0)
  return {
    pieces, left: pieces[0]!.left, right: pieces[pieces.length - 1]!.right, v: pieces[0]!.line.v,
    height: medianOf(pieces.map((piece) => piece.line.height)), likeness: most, count: sum((piece) => piece.count), fillers: sum((piece) => piece.fillers),
  }
}

/** Joins pieces that lie on one line, left to right. */
function joinPieces(pieces: readonly MrzPiece[]): MrzRow[] {
  const rows: MrzPiece[][] = []
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    const home = rows.find((row) => {
      const last = row[row.length - 1]!.line
      const own = piece.line
      const slope = last.width > 3 * last.height ? Math.tan(last.slope) : 0
      const expected = last.v + slope * (own.u - last.u)
      return Math.abs(expected - own.v) < 0.6 * Math.max(own.height, last.height) && alike(own.height, last.height, 0.5) &&
        own.u - own.width / 2 > last.u + last.width / 2 - 1.2 * last.height
    })
    if (home) home.push(piece)
    else rows.push([piece])
  }
  return rows.map(rowOf)
}

/** Puts rows of like height that follow one another closely into blocks; the likeliest block first. */
function blocksOf(rows: readonly MrzRow[]): MrzRow[][] {
  const blocks: MrzRow[][] = []
  for (const row of rows.toSorted((a, b) => a.v - b.v)) {
    const home = blocks.find((block) => {
      const last = block[block.length - 1]!
      const step = Math.abs(row.v - last.v)
      return alike(row.height, last.height, 0.55) && step < 3.4 * Math.max(row.height, last.height) &&
        step > 0.5 * Math.min(row.height, last.height) && Math.abs(row.left - last.left) < 8 * row.height
    })
    if (home) home.push(row)
    else blocks.push([row])
  }
  const weight = (block: readonly MrzRow[]): number => block.reduce((sum, row) => sum + row.likeness * (row.right - row.left), 0)
  return blocks.filter((block) => block.some((row) => row.fillers > 0 || row.count >= FEWEST_WITHOUT_FILLER))
    .toSorted((a, b) => weight(b) - weight(a))
}

/**
 * The blocks of rows that look like a machine-readable zone, likeliest first: of the longest lines, then of all that could be pieces of one.
 * @param seen what earlier calls read; added to
 */
export async function findMrzBlocks(
  engines: Engines, raster: Raster, lines: readonly PlacedLine[], which: 'longest' | 'all', seen: Map<PlacedLine, MrzPiece | null>,
): Promise<MrzRow[][]> {
  const longest = Math.max(0, ...lines.map((line) => line.width))
  const { ofLongest, aspect } = which === 'longest' ? WHOLE_ROW : { ofLongest: LEAST_OF_LONGEST, aspect: LEAST_ASPECT }
  const fit = lines.filter((line) => line.width >= ofLongest * longest && line.width >= aspect * line.height && line.height >= LEAST_HEIGHT)
  const pieces: MrzPiece[] = []
  for (const line of fit.toSorted((a, b) => b.width - a.width).slice(0, MOST_LINES)) {
    const known = seen.get(line)
    const piece = known === undefined ? await pieceOf(engines, raster, line) : known
    seen.set(line, piece)
    if (piece) pieces.push(piece)
  }
  return blocksOf(joinPieces(pieces))
}
