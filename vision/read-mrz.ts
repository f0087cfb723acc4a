// Reads the machine-readable zone of a picture: blocks of rows, each format tried, the best-scoring one told with its check digits.
import type { MrzFormat, Point, Quad } from '#contract/reading.ts'
import { correctMrz } from '#core/mrz-correct.ts'
import { MRZ_LAYOUTS, mrzAlphabetAt } from '#core/mrz-format.ts'
import { parseMrz, type ParsedMrz } from '#core/mrz-parse.ts'
import type { Engines } from './engines.ts'
import { growQuad, mapQuad } from '#optics/geometry.ts'
import { alignStrip, bestOf } from './mrz-align.ts'
import { findMrzBlocks, type MrzRow } from './mrz-rows.ts'
import { medianOf, pitchOf, readStrip, type Strip } from './mrz-strip.ts'
import type { Raster } from '#optics/raster.ts'
import type { PlacedLine } from './text-direction.ts'

export type MrzReading = {
  format: MrzFormat
  lines: string[]
  /** Confidence of each line, geometric mean of its characters. */
  confidences: number[]
  parsed: ParsedMrz
  accepted: boolean
  corrected: boolean
  /** Each row from its first character to its last. */
  quads: Quad[]
  /** The text lines it was read from. */
  sources: PlacedLine[]
  score: number
}

const FORMATS: readonly MrzFormat[] = ['TD3', 'TD1', 'TD2', 'FRID', 'MRVA', 'MRVB']
/** Vertical offset and growth of the crop, in heights: detectors cut too tight or too loose, the surest reading wins. */
const CROPS = [[0, 0.08], [0, 0.25], [0, -0.08], [0.1, 0.1], [-0.1, 0.1]] as const
const CROPS_OF_SUPPOSED_ROW = [...CROPS, [0.2, 0.1], [-0.2, 0.1]] as const
/** Confidence of every line from which a zone with right check digits is accepted. */
const SURE = 0.8
/** Below this the network sees letters in anything. So many formats and rows are tried that chance makes two check digits right. */
const READABLE = { confidence: 0.45, digits: 3 }
const LENGTHS = [44, 36, 30]
/** Formats with fewer check digits must be so much likelier: a blurred passport was once read as a visa. */
const HANDICAP: Record<MrzFormat, number> = { TD3: 0, TD1: 0, TD2: 0.15, FRID: 0, MRVA: 0.25, MRVB: 0.25 }
const CERTAIN_VISA = 0.8

type ReadRow = { row: MrzRow; strip: Strip; quad: Quad; /** Pixels along the reading direction for one step. */ pixelsPerStep: number }

/** A row's quad stretched along its own direction to other ends. */
function stretch(row: MrzRow, u0: number, u1: number): Quad {
  const width = row.u1 - row.u0 || 1
  const [before, after] = [(row.u0 - u0) / width, (u1 - row.u1) / width]
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = row.quad
  return [
    [ax - (bx - ax) * before, ay - (by - ay) * before], [bx + (bx - ax) * after, by + (by - ay) * after],
    [cx + (cx - dx) * after, cy + (cy - dy) * after], [dx - (cx - dx) * before, dy - (cy - dy) * before],
  ]
}

/** The part of a row between two shares of its width: the characters without the margins. */
function between([tl, tr, br, bl]: Quad, from: number, to: number): Quad {
  const along = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
  return [along(tl, tr, from), along(tl, tr, to), along(bl, br, to), along(bl, br, from)]
}

async function readRow(engines: Engines, raster: Raster, row: MrzRow, u0: number, u1: number): Promise<ReadRow> {
  const plain = stretch(row, u0, u1)
  let best: (ReadRow & { merit: number }) | null = null
  for (const [offset, growth] of row.lines.length > 0 ? CROPS : CROPS_OF_SUPPOSED_ROW) {
    const [dx, dy] = [(plain[3][0] - plain[0][0]) * offset, (plain[3][1] - plain[0][1]) * offset]
    const quad = mapQuad(growQuad(plain, growth, 0), ([x, y]) => [x + dx, y + dy])
    const strip = await readStrip(engines, raster, quad)
    const count = strip.runs.length
    const merit = strip.confidence * Math.min(1, count / 12) * (LENGTHS.includes(count) ? 1.06 : 1)
    if (!best || merit > best.merit) best = { row, strip, quad, pixelsPerStep: (u1 - u0) / strip.steps, merit }
    if (merit > 1) break
  }
  return best!
}

/** One format fitted to as many rows as it has; null where a row cannot hold so many characters. */
function fitFormat(rows: readonly ReadRow[], format: MrzFormat, pitch: number, anyExtent: boolean, today: string): MrzReading | null {
  const layout = MRZ_LAYOUTS[format]
  const lines: string[] = []
  const confidences: number[] = []
  const likelihoods: Float32Array[][] = []
  const quads: Quad[] = []
  let exact = 0
  for (const [line, { strip, quad, pixelsPerStep }] of rows.entries()) {
    const alphabets = Array.from({ length: layout.length }, (_, position) => mrzAlphabetAt(format, line, position))
    const alignment = alignStrip(strip, alphabets, pitch / pixelsPerStep, anyExtent)
    if (!alignment) return null
    const best = alignment.positions.map((row, k) => bestOf(row, alphabets[k]!))
    lines.push(best.map((each) => each.character).join(''))
    confidences.push(Math.exp(best.reduce((sum, each) => sum + Math.log(Math.min(1, each.likelihood) + 1e-3), 0) / best.length))
    likelihoods.push(alignment.positions)
    quads.push(between(quad, ...alignment.extent))
    if (alignment.exact) exact++
  }
  if (layout.codes === 'V' && bestOf(likelihoods[0]![0]!, 'V').likelihood < CERTAIN_VISA) return null
  const parsed = parseMrz(lines, format, today)
  const right = parsed.check_digits.filter((each) => each.right).length
  const [isValid, isPlausible] = [right === parsed.check_digits.length, parsed.oddities.length === 0]
  const likelihood = confidences.reduce((sum, each) => sum + Math.log(each), 0) / rows.length
  const score = likelihood + 0.2 * right + (0.25 * exact) / rows.length + (isValid && isPlausible ? 0.6 : 0) + (isPlausible ? 0.15 : -0.3) -
    HANDICAP[format]
  return {
    format, lines, confidences, parsed, score, corrected: false,
    accepted: isValid && isPlausible && Math.min(...confidences) > SURE,
    quads,
    sources: rows.flatMap((row) => row.row.lines),
  }
}

function fitFormats(rows: readonly ReadRow[], pitch: number, length: number | null, today: string): MrzReading | null {
  let best: MrzReading | null = null
  for (const format of FORMATS) {
    const layout = MRZ_LAYOUTS[format]
    if (length !== null && layout.length !== length) continue
    for (let first = 0; first + layout.lines <= rows.length; first++) {
      const reading = fitFormat(rows.slice(first, first + layout.lines), format, pitch, length !== null, today)
      if (reading && (!best || reading.score > best.score)) best = reading
    }
  }
  return best
}

async function readBlock(engines: Engines, raster: Raster, block: readonly MrzRow[], today: string): Promise<MrzReading | null> {
  const seen = block.filter((row) => row.lines.length > 0)
  const longest = seen.reduce((a, b) => (b.u1 - b.u0 > a.u1 - a.u0 ? b : a))
  const [u0, u1] = [Math.min(...seen.map((row) => row.u0)), Math.max(...seen.map((row) => row.u1))]
  const margin = longest.height * 0.9
  const readRows = async (from: number, to: number): Promise<ReadRow[]> => {
    const rows: ReadRow[] = []
    for (const row of block) rows.push(await readRow(engines, raster, row, from - margin, to + margin))
    return rows
  }
  const rows = await readRows(u0, u1)
  const pitches = rows.filter(({ row, strip }) => row.lines.length > 0 && strip.runs.length >= 8)
    .map(({ strip, pixelsPerStep }) => pitchOf(strip.runs) * pixelsPerStep)
  if (pitches.length === 0) return null
  const pitch = medianOf(pitches)
  let best = fitFormats(rows, pitch, null, today)
  const count = (u1 - u0) / pitch
  for (const length of [44, 30]) {
    // The detector may have seen only the beginning of the rows: fillers are faint. Look as far as the format would reach.
    if (best?.accepted || count < length * 0.42 || count > length - 2) continue
    const longer = fitFormats(await readRows(u0, u0 + length * pitch), pitch, length, today)
    if (longer && (!best || longer.score > best.score)) best = longer
  }
  return best
}

/** Whether a reading that was not accepted is a zone at all. */
function isTelling({ confidences, parsed }: MrzReading): boolean {
  const right = parsed.check_digits.filter((digit) => digit.right).length
  const confidence = Math.min(...confidences)
  if (confidence < READABLE.confidence) return false
  return right >= READABLE.digits || parsed.oddities.length === 0 || (confidence > SURE && right > 0)
}

/**
 * Reads the machine-readable zone among the text lines of a picture.
 * @param lines in the frame of the reading direction
 * @param today `YYYY-MM-DD`, decides centuries
 * @returns the best reading, accepted or not; null where nothing looks like one
 */
export async function readMrz(engines: Engines, raster: Raster, lines: readonly PlacedLine[], today: string): Promise<MrzReading | null> {
  let best: MrzReading | null = null
  for (const block of (await findMrzBlocks(engines, raster, lines)).slice(0, 2)) {
    const reading = await readBlock(engines, raster, block, today)
    if (reading && (!best || reading.score > best.score)) best = reading
    if (best?.accepted) break
  }
  if (!best || best.accepted) return best
  if (!isTelling(best)) return null
  const corrected = correctMrz(best.lines, best.format)
  return corrected ? { ...best, lines: corrected, parsed: parseMrz(corrected, best.format, today), corrected: true } : best
}
