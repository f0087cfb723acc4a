// One attempt at a picture: finds the text in a part of it, reads it, and says which document it belongs to.
import type { Point, Quad, ReadField, Reading } from '#contract/reading.ts'
import { isInside, mapQuad, quadCentre, quadSize } from '#optics/geometry.ts'
import { turnRaster, type Raster } from '#optics/raster.ts'
import { detectText } from './detect-text.ts'
import type { DocumentDescription, SideDescription } from './documents.ts'
import type { Engines } from './engines.ts'
import { findVouched } from './find-vouched.ts'
import { identifyDocument, type Identified } from './identify-document.ts'
import { lookAgain } from './look-again.ts'
import { readFields } from './read-fields.ts'
import { readClosely, recogniseLines } from './read-lines.ts'
import { readMrz, type MrzReading } from './read-mrz.ts'
import { spaceByZone } from './space-by-zone.ts'
import { supposeLines } from './suppose-lines.ts'
import { findDirection, linesAcross, placeLines, runsUpright } from './text-direction.ts'
import type { TextLine } from './text-line.ts'

/** Most lines read in one attempt: a page of a book is no document. */
const MOST_LINES = 90
/** Text read where no line was found must be this sure: the network sees letters in ornaments. */
const SURE_SUPPOSED = 0.75
/** `Sex (M/F)` is a question. */
const SAYS_LITTLE: readonly ReadField['name'][] = ['sex']
/** Fewer lines than this across the direction are ornaments. */
const FEWEST_OTHERS = 5

/** What was seen of a picture at one look. */
export type Attempt = { lines: TextLine[]; direction: number; mrz: MrzReading | null; identified: Identified | null; /** Boxes in pixels of the raster. */ printed: ReadField[] }
/** Notes that a step has ended. */
export type Clock = (step: string) => void

/** The part of a picture text is sought in, where it lies, and the quad text must lie in. */
export type View = { raster: Raster; left: number; top: number; longSide: number; within: Quad | null }

/** The fields of a zone, boxes in pixels of the raster times `scale`. */
export function mrzFields(mrz: MrzReading | null, scale: number): ReadField[] {
  if (!mrz) return []
  return mrz.parsed.fields.map(({ name, value, raw, line }) => {
    const confidence = mrz.confidences[line] ?? 0
    const quad = mrz.quads[line]
    const box = quad ? mapQuad(quad, ([x, y]) => [x * scale, y * scale]) : null
    return { name, source: 'mrz', value, raw, confidence, box, doubtful: !mrz.accepted || mrz.doubtful.includes(name) }
  })
}

/** The fields a side must bear that are not among those read. */
export const missingOf = (identified: Identified | null, fields: readonly ReadField[]): Reading['missing'] =>
  (identified?.side.required ?? []).filter((name) => !fields.some((field) => field.name === name))

/** Whether nothing is left to look for: the document is known, its zone checks out, no field is missing. */
export function isWhole({ identified, printed, mrz }: Attempt): boolean {
  if (!identified) return false
  if (identified.side.mrz.length > 0 && !mrz?.accepted) return false
  return missingOf(identified, [...mrzFields(mrz, 1), ...printed]).length === 0
}

/** Of two attempts the one that knows the document, then whose zone checks out, then with fewer fields missing, then the one that read more. */
export function better(a: Attempt, b: Attempt): Attempt {
  const rank = ({ identified, mrz, lines, printed }: Attempt): number => {
    const missing = missingOf(identified, [...mrzFields(mrz, 1), ...printed]).length
    const text = lines.reduce((sum, line) => sum + line.confidence * line.text.length, 0)
    return (identified ? 1e8 : 0) + (mrz?.accepted ? 1e7 : 0) - 1e5 * missing + 1e4 * (identified?.confidence ?? 0) + text
  }
  return rank(b) > rank(a) ? b : a
}

/** Detects text; where it stands upright the view is turned first, for the detector knows lines that lie better. */
async function detectUpright(engines: Engines, { raster, longSide }: View): Promise<Quad[]> {
  const quads = await detectText(engines, raster, longSide)
  if (!runsUpright(quads)) return quads
  const clockwise = (await findDirection(engines, raster, quads)) < 0
  const turned = await detectText(engines, turnRaster(raster, clockwise), longSide)
  return turned.map((quad) => mapQuad(quad, ([x, y]): Point => (clockwise ? [y, raster.height - x] : [raster.width - y, x])))
}

/** The printed fields, the name in the words of an accepted zone that is sure of them. */
function spacedBy(mrz: MrzReading | null, printed: readonly ReadField[]): ReadField[] {
  const told = mrz?.doubtful.includes('name') ? undefined : mrz?.parsed.fields.find(({ name }) => name === 'name')
  return printed.map((field) => (field.name === 'name' && told ? { ...field, value: spaceByZone(field.value, told.value) } : field))
}

/** The printed fields; where a label has no value, what stands at the place it should is read too. */
async function readPrint(
  engines: Engines, raster: Raster, first: readonly TextLine[], side: SideDescription, direction: number, today: string,
): Promise<ReadField[]> {
  const lines = await lookAgain(engines, raster, first, side, readFields(first, side, today))
  const printed = readFields(lines, side, today)
  const missing = side.fields.filter(({ name, value }) => value === 'sex' && !printed.some((field) => field.name === name)).map(({ name }) => name)
  const supposed = missing.length === 0 ? [] : supposeLines(lines, side, missing, direction)
  if (supposed.length === 0) return printed
  const more = (await recogniseLines(engines, raster, supposed)).filter((line) => line.confidence > SURE_SUPPOSED)
  if (more.length === 0) return printed
  // A letter seen and misread gives way to the same place read with some room round it.
  const others = lines.filter((line) => !more.some((each) => isInside(quadCentre(line.quad), each.quad, 0)))
  // What was read of other fields stands.
  return [...printed, ...readFields([...others, ...more], side, today).filter(({ name }) => missing.includes(name))]
}

const sameQuad = (a: Quad, b: Quad): boolean => {
  const [p, q] = [quadCentre(a), quadCentre(b)]
  return Math.hypot(p[0] - q[0], p[1] - q[1]) < 1
}

/** Reads text lines that run one way, and says which document they belong to. */
async function attemptLines(
  engines: Engines, documents: readonly DocumentDescription[], whole: Raster, quads: readonly Quad[], known: readonly TextLine[], today: string, clock: Clock,
): Promise<Attempt> {
  const direction = await findDirection(engines, whole, quads)
  clock('direction')
  const mrz = await readMrz(engines, whole, placeLines(quads, direction), today)
  clock('mrz')
  const used = new Set(mrz?.accepted ? mrz.sources.map((line) => line.quad) : [])
  const placed = placeLines(quads, direction).filter((line) => ![...used].some((quad) => sameQuad(quad, line.quad)))
  const first = await recogniseLines(engines, whole, placed.slice(0, MOST_LINES), known)
  const seen = identifyDocument(documents, first, mrz)
  const glance = seen ? readFields(first, seen.side, today) : []
  // Labels without any value are a form to be filled in.
  const identified = seen?.byLabels && glance.every(({ name }) => SAYS_LITTLE.includes(name)) ? null : seen
  const isMissing = missingOf(identified, [...mrzFields(mrz, 1), ...glance]).length > 0
  const isGuarded = mrz?.accepted === true
  const lines = identified ? await readClosely(engines, whole, first, identified.side, glance, { isMissing, isGuarded }) : first
  const labelled = identified ? await readPrint(engines, whole, lines, identified.side, direction, today) : []
  const zone = mrz?.accepted ? { fields: mrz.parsed.fields, quads: mrz.quads } : null
  const read = identified && zone ? spacedBy(mrz, [...labelled, ...findVouched(lines, identified.side, labelled, zone, today)]) : labelled
  // A form that somebody filled in has labels and values too.
  const printed = identified?.byLabels ? read.map((field) => ({ ...field, doubtful: true })) : read
  clock('recognise')
  return { lines, direction, mrz, identified, printed }
}

/** Finds the text in a view and reads it. */
export async function attempt(
  engines: Engines, documents: readonly DocumentDescription[], whole: Raster, view: View, known: readonly TextLine[], today: string, clock: Clock,
): Promise<Attempt> {
  const { left, top, within } = view
  const margin = within ? 0.01 * quadSize(within).width : 0
  const seen = await detectUpright(engines, view)
  const quads = seen.map((quad) => mapQuad(quad, ([x, y]): Point => [x + left, y + top]))
    .filter((quad) => !within || isInside(quadCentre(quad), within, margin))
  clock('detect')
  const first = await attemptLines(engines, documents, whole, quads, known, today, clock)
  const others = within ? [] : linesAcross(quads, first.direction)
  if (isWhole(first) || others.length < FEWEST_OTHERS) return first
  // Other lettering lies about: the document may be what runs the other way.
  return better(first, await attemptLines(engines, documents, whole, others, [...known, ...first.lines], today, clock))
}
