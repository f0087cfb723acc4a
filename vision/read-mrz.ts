// Reads the machine-readable zone of a picture: blocks of rows, each format tried, the best-scoring one told with its check digits.
import type { MrzFormat, Quad } from '#contract/reading.ts'
import type { FieldName } from '#contract/words.ts'
import { correctMrz } from '#core/mrz-correct.ts'
import { MRZ_CHARACTERS, MRZ_LAYOUTS, type MrzPartName } from '#core/mrz-format.ts'
import { parseMrz, type ParsedMrz } from '#core/mrz-parse.ts'
import type { Raster } from '#optics/raster.ts'
import type { Engines } from './engines.ts'
import { fitFormat, type MrzFit, type PitchedStrip } from './mrz-fit.ts'
import { findMrzBlocks, type MrzPiece, type MrzRow } from './mrz-rows.ts'
import { readStrip } from './mrz-strip.ts'
import { isShort, rowChoices, rowQuad, stripQuad, zoneOf, type Cut, type Zone, type ZoneRow } from './mrz-zone.ts'
import type { PlacedLine } from './text-direction.ts'

export type MrzReading = {
  format: MrzFormat
  lines: string[]
  /** Confidence of each line, geometric mean of its characters. */
  confidences: number[]
  parsed: ParsedMrz
  accepted: boolean
  /** Fields not sure even where the zone is accepted: above all the name, which no check digit guards. */
  doubtful: FieldName[]
  corrected: boolean
  quads: Quad[]
  /** The text lines it was read from. */
  sources: PlacedLine[]
  score: number
}

const FORMATS = Object.keys(MRZ_LAYOUTS) as MrzFormat[]
/** How rows are cut, best first; the second round adds to the first, for detectors lie too high, too low, too wide. */
const FIRST_CUTS: readonly Cut[] = [{ height: 1, lower: 0, tilt: 0 }]
const MORE_CUTS: readonly Cut[] = [...FIRST_CUTS, { height: 0.82, lower: -0.07, tilt: 0 }, { height: 1.2, lower: 0.07, tilt: 0 }]
/** A row only the beginning of which was seen may run a little otherwise. */
const CUTS_OF_SHORT: readonly Cut[] = [...FIRST_CUTS, ...[-0.028, -0.014, 0.014, 0.028].map((tilt) => ({ height: 1, lower: 0, tilt }))]
const CUTS_OF_SUPPOSED: readonly Cut[] = [...FIRST_CUTS, { height: 1, lower: -0.35, tilt: 0 }, { height: 1, lower: 0.35, tilt: 0 }]
/** Below this the network sees letters in anything. So many formats and rows are tried that chance makes two check digits right. */
const READABLE = { confidence: 0.45, digits: 3 }
const SURE = 0.8
/** A row nobody saw must spell this much to be one. */
const FEWEST_OF_SUPPOSED = 8
/** Characters a row may show more than the format has (what lies beside it), and fewer (fillers are faint). */
const EXCESS = 1.6
const SHORTFALL = 0.4
/** A first letter that a shape does not begin with counts as so many characters too few or too many. */
const FOREIGN_LETTER = 10

type Found = MrzFit & { rows: ZoneRow[]; pitch: number }

/** Reads the strips of one zone, each once. */
class ZoneReader {
  readonly #engines: Engines
  readonly #raster: Raster
  readonly #zone: Zone
  readonly #strips = new Map<string, PitchedStrip>()

  constructor(engines: Engines, raster: Raster, zone: Zone) {
    this.#engines = engines
    this.#raster = raster
    this.#zone = zone
  }

  /** A row's strip cut round `length` characters. */
  async strip(row: ZoneRow, length: number, cut: Cut): Promise<PitchedStrip> {
    const { pitch } = this.#zone
    const quad = stripQuad(row, pitch, length, cut)
    const key = `${length} ${quad.flat().join()}`
    const known = this.#strips.get(key)
    if (known) return known
    const strip = await readStrip(this.#engines, this.#raster, quad)
    const width = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1])
    const read = { strip, pitch: (pitch * strip.steps) / width }
    this.#strips.set(key, read)
    return read
  }
}

/** The strip a row's only piece was found by, where that piece is the whole row. */
function ownStrip({ row }: ZoneRow): PitchedStrip | null {
  const piece = row?.pieces.length === 1 ? row.pieces[0]! : null
  return piece && { strip: piece.strip, pitch: piece.pitch / piece.pixelsPerStep }
}

function better<T extends MrzFit>(a: T | null, b: T | null): T | null {
  if (!a || !b) return a ?? b
  return b.score + (b.accepted ? 1 : 0) > a.score + (a.accepted ? 1 : 0) ? b : a
}

/** The best of the formats of one shape. */
function fitShape(zone: Zone, rows: ZoneRow[], strips: readonly (readonly PitchedStrip[])[], length: number, today: string): Found | null {
  let best: Found | null = null
  for (const format of FORMATS) {
    const layout = MRZ_LAYOUTS[format]
    if (layout.length !== length || layout.lines !== rows.length) continue
    const fit = fitFormat(strips, format, today)
    best = better(best, fit && { ...fit, rows, pitch: zone.pitch })
  }
  return best
}

/** The shapes of zones, and the letters they may begin with. */
const SHAPES = [{ lines: 2, length: 44, codes: 'PV' }, { lines: 2, length: 36, codes: 'IACV' }, { lines: 3, length: 30, codes: 'IAC' }] as const

/** The shapes the zone may have, by the characters its longest row shows: those its first letter speaks for, then the nearest first. */
function shapesOf({ span, rows }: Zone): { lines: number; length: number }[] {
  const first = rows[0]?.row?.pieces[0]?.strip.runs[0]
  const letter = first && first.confidence > SURE ? MRZ_CHARACTERS[first.index]! : null
  const strangeness = ({ length, codes }: (typeof SHAPES)[number]): number =>
    Math.abs(length - span) + (letter === null || codes.includes(letter) ? 0 : FOREIGN_LETTER)
  return SHAPES.filter(({ length }) => span < length + EXCESS && span > length * SHORTFALL).toSorted((a, b) => strangeness(a) - strangeness(b))
}

type Choice = { rows: ZoneRow[]; length: number }

/** Reads a choice of rows by these cuts, and by the strips they were found by; null where a supposed row holds nothing of the kind. */
async function readChoice(reader: ZoneReader, zone: Zone, { rows, length }: Choice, cuts: readonly Cut[], today: string): Promise<Found | null> {
  const strips: PitchedStrip[][] = []
  for (const row of rows.toSorted((a, b) => Number(a.row !== null) - Number(b.row !== null))) {
    const own = ownStrip(row)
    const read: PitchedStrip[] = own ? [own] : []
    const fitting = !row.row ? CUTS_OF_SUPPOSED : isShort(row, zone.pitch, length) ? [...CUTS_OF_SHORT, ...cuts.slice(1)] : cuts
    for (const cut of fitting) read.push(await reader.strip(row, length, cut))
    if (!row.row && read.every(({ strip }) => strip.runs.length < FEWEST_OF_SUPPOSED || strip.confidence < READABLE.confidence)) return null
    strips[rows.indexOf(row)] = read
  }
  return fitShape(zone, rows, strips, length, today)
}

/** From cheap to dear: the strips the rows were found by, strips cut to measure, more cuts of the best, rows the detector missed. */
async function readBlock(engines: Engines, raster: Raster, block: readonly MrzRow[], isAll: boolean, today: string): Promise<Found | null> {
  const zone = zoneOf(block)
  if (!zone) return null
  const reader = new ZoneReader(engines, raster, zone)
  const choices = shapesOf(zone).flatMap(({ lines, length }): Choice[] => rowChoices(zone, lines).map((rows) => ({ rows, length })))
  const seen = choices.filter(({ rows }) => rows.every((row) => row.row !== null))
  let best: Found | null = null
  const more = async (found: Found): Promise<Found | null> =>
    readChoice(reader, zone, { rows: found.rows, length: MRZ_LAYOUTS[found.format].length }, MORE_CUTS, today)
  /** What is accepted but for a doubt is looked at again, and the doubt stays where that does not dispel it. */
  const sure = async (found: Found): Promise<Found> => {
    const again = found.unsure.length > 0 ? await more(found) : null
    return again?.accepted ? again : found
  }
  for (const { rows, length } of seen) {
    const own = rows.flatMap((row) => ownStrip(row) ?? [])
    if (own.length === rows.length) best = better(best, fitShape(zone, rows, own.map((strip) => [strip]), length, today))
    if (best?.accepted) return sure(best)
  }
  if (best?.isValid) return better(best, await more(best))
  // Rows are supposed only where no line was left unread.
  const supposed = isAll ? choices.filter((choice) => !seen.includes(choice)) : []
  for (const [tried, cuts] of [[seen, FIRST_CUTS], [supposed, MORE_CUTS]] as const) {
    for (const choice of tried) {
      best = better(best, await readChoice(reader, zone, choice, cuts, today))
      if (best?.accepted) return sure(best)
    }
    if (best) best = better(best, await more(best))
    if (best?.isValid) return best
  }
  return best
}

/** Whether a reading that was not accepted is a zone at all. */
function isTelling({ confidences, parsed }: MrzFit): boolean {
  const right = parsed.check_digits.filter((digit) => digit.right).length
  const confidence = Math.min(...confidences)
  if (confidence < READABLE.confidence) return false
  return right >= READABLE.digits || parsed.oddities.length === 0 || (confidence > SURE && right > 0)
}

const FIELD_OF: Partial<Record<MrzPartName, FieldName>> = {
  name: 'name', given_names: 'name', document_code: 'document_type', optional: 'personal_number', optional_2: 'personal_number',
}

function tell(found: Found, today: string): MrzReading {
  const { format, lines, confidences, parsed, accepted, unsure, score, rows, pitch } = found
  const corrected = accepted ? null : correctMrz(lines, format)
  const told = corrected ? { lines: corrected, parsed: parseMrz(corrected, format, today) } : { lines, parsed }
  return {
    format, ...told, confidences, accepted, corrected: corrected !== null, score,
    doubtful: [...new Set(unsure.flatMap((part) => FIELD_OF[part] ?? []))],
    quads: rows.map((row) => rowQuad(row, pitch, MRZ_LAYOUTS[format].length)),
    sources: rows.flatMap(({ row }) => row?.pieces.map((piece) => piece.line) ?? []),
  }
}

/**
 * Reads the machine-readable zone among the text lines of a picture.
 * @param lines in the frame of the reading direction
 * @param today `YYYY-MM-DD`, decides centuries
 * @returns the best reading, accepted or not; null where nothing looks like one
 */
export async function readMrz(engines: Engines, raster: Raster, lines: readonly PlacedLine[], today: string): Promise<MrzReading | null> {
  const seen = new Map<PlacedLine, MrzPiece | null>()
  let best: Found | null = null
  for (const which of ['longest', 'all'] as const) {
    const blocks = await findMrzBlocks(engines, raster, lines, which, seen)
    for (const block of blocks.slice(0, 2)) {
      best = better(best, await readBlock(engines, raster, block, which === 'all', today))
      if (best?.accepted) return tell(best, today)
    }
  }
  return best && isTelling(best) ? tell(best, today) : null
}
