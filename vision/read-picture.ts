// Reads one picture from bytes to facts: decode, corners, text, direction, machine-readable zone, kind and side, fields, quality.
import type { PictureFault, Point, Quad, ReadFailure, Reading, ReadField, ReadMrz } from '#contract/reading.ts'
import type { DocumentKind, PhotoSide } from '#contract/words.ts'
import { decodePicture, type DecodedPicture } from './decode-picture.ts'
import { detectText } from './detect-text.ts'
import type { DocumentDescription, SideDescription, ValueKind } from './documents.ts'
import type { Engines } from './engines.ts'
import { findQuads, type Corners } from '#optics/find-corners.ts'
import { secondQuad } from './find-second.ts'
import { findLabels } from './find-labels.ts'
import { findVouched } from './find-vouched.ts'
import { trustCorners, widthByPrint, type Print } from './frame-document.ts'
import { isInside, mapQuad, quadCentre, quadSize } from '#optics/geometry.ts'
import { identifyDocument, type Identified } from './identify-document.ts'
import { lookAgain } from './look-again.ts'
import { measureQuality } from '#optics/measure-quality.ts'
import { cutRaster, turnRaster, type Raster } from '#optics/raster.ts'
import { readFields } from './read-fields.ts'
import { readMrz, type MrzReading } from './read-mrz.ts'
import { isDense, recogniseStretched, recogniseText } from './recognise-text.ts'
import { findDirection, linesAcross, placeLines, runsUpright, type PlacedLine } from './text-direction.ts'
import { spaceByZone } from './space-by-zone.ts'
import { supposeLines } from './suppose-lines.ts'
import { bearsCode, expectsCode, seekCode, type SeenCode } from './seek-code.ts'
import type { TextLine } from './text-line.ts'

export type Expected = { kind: DocumentKind; side: PhotoSide }

/** Long sides the detector looks at: enough for a card cut out, for its smallest print, and for one lying anywhere in the picture. */
const DETECT_WITHIN = 704
const DETECT_CLOSELY = 1088
const DETECT_WHOLE = 960
/** Quads looked at: the likeliest may be a sheet the card lies on. */
const MOST_QUADS = 8
/** Corners surer than this are cut to before text is sought; less sure ones might be a photo on the card. */
const SURE_CORNERS = 0.12
/** Lines lower than this, in pixels, hold no readable text. */
const LOWEST_LINE = 7
/** Most lines read in one attempt: a page of a book is no document. */
const MOST_LINES = 90
/** A line of which labels take more than this share says nothing else. */
const MOSTLY = 0.8
/** Text read where no line was found must be this sure: the network sees letters in ornaments. */
const SURE_SUPPOSED = 0.75
/** A line read as surely as this is not read again where a second look finds it in the same place. */
const SURE_KNOWN = 0.96
/** Values of these kinds have no check and no lexicon. */
const READ_TWICE: readonly ValueKind[] = ['code', 'latin_name', 'comma_name']
/** Corners that lie no further apart than this share of the line's height are the same. */
const SAME_CORNERS = 0.2
/** `Sex (M/F)` is a question. */
const SAYS_LITTLE: readonly ReadField['name'][] = ['sex']
/** Fewer lines than this across the direction are ornaments. */
const FEWEST_OTHERS = 5

type Attempt = { lines: TextLine[]; direction: number; mrz: MrzReading | null; identified: Identified | null; /** Boxes in pixels of the raster. */ printed: ReadField[] }
const NOTHING_READ: Attempt = { lines: [], direction: 0, mrz: null, identified: null, printed: [] }
type Clock = (step: string) => void

/** The part of a picture text is sought in, where it lies, and the quad text must lie in. */
type View = { raster: Raster; left: number; top: number; longSide: number; within: Quad | null }

function viewWithin(raster: Raster, quad: Quad, longSide: number): View {
  const [xs, ys] = [quad.map((point) => point[0]), quad.map((point) => point[1])]
  const margin = 0.02 * Math.max(raster.width, raster.height)
  const [left, top] = [Math.max(0, Math.floor(Math.min(...xs) - margin)), Math.max(0, Math.floor(Math.min(...ys) - margin))]
  return { raster: cutRaster(raster, left, top, Math.max(...xs) + margin, Math.max(...ys) + margin), left, top, longSide, within: quad }
}

/** `known`: lines of an earlier look; what was read surely where a line lies now is not read again. */
async function recogniseLines(engines: Engines, raster: Raster, placed: readonly PlacedLine[], known: readonly TextLine[] = []): Promise<TextLine[]> {
  const readable = placed.filter((line) => line.height >= LOWEST_LINE && line.width >= line.height * 0.4)
  const lines: TextLine[] = []
  for (const line of readable) {
    const before = known.find((each) => each.confidence > SURE_KNOWN && isSamePlace(each, line))
    lines.push(before ? { ...before, ...line } : { ...line, ...(await recogniseText(engines, raster, line.quad)) })
  }
  return lines
}

/** Whether two lines have the same corners, but for what the detector wavers between two looks. */
function isSamePlace(a: PlacedLine, b: PlacedLine): boolean {
  const most = SAME_CORNERS * Math.min(a.height, b.height)
  return a.quad.every(([x, y], i) => Math.abs(x - b.quad[i]![0]) < most && Math.abs(y - b.quad[i]![1]) < most)
}

/**
 * Reads dense lines once more where they hold values; where a field is missing, all that are no labels. Names and numbers that no zone guards
 * are always read twice. Labels are known words, and found in spite of lost letters; what stands beside the document's own print is of no interest.
 */
async function readClosely(
  engines: Engines, raster: Raster, lines: readonly TextLine[], side: SideDescription, printed: readonly ReadField[],
  { isMissing, isGuarded }: { isMissing: boolean; isGuarded: boolean },
): Promise<TextLine[]> {
  const hits = findLabels(lines, side)
  const labelled = (line: TextLine): number => hits.filter((hit) => hit.line === line).reduce((sum, hit) => sum + hit.to - hit.from, 0)
  const holdsValue = (line: TextLine, fields = printed): boolean => fields.some(({ box }) => box !== null && isInside(quadCentre(line.quad), box, 0))
  const unguarded = isGuarded ? [] : printed.filter(({ name }) => READ_TWICE.includes(side.fields.find((field) => field.name === name)!.value))
  const read: TextLine[] = []
  for (const line of lines) {
    const isWanted = labelled(line) <= MOSTLY * line.characters.length && (isDense(line) ? isMissing || holdsValue(line) : holdsValue(line, unguarded))
    read.push(isWanted ? { ...line, ...(await recogniseStretched(engines, raster, line.quad, line)) } : line)
  }
  return read
}

/** Detects text; where it stands upright the view is turned first, for the detector knows lines that lie better. */
async function detectUpright(engines: Engines, { raster, longSide }: View): Promise<Quad[]> {
  const quads = await detectText(engines, raster, longSide)
  if (!runsUpright(quads)) return quads
  const clockwise = (await findDirection(engines, raster, quads)) < 0
  const turned = await detectText(engines, turnRaster(raster, clockwise), longSide)
  return turned.map((quad) => mapQuad(quad, ([x, y]): Point => (clockwise ? [y, raster.height - x] : [raster.width - y, x])))
}

/** Finds the text in a view and reads it. */
async function attempt(
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
  return readFields([...others, ...more], side, today)
}

const sameQuad = (a: Quad, b: Quad): boolean => {
  const [p, q] = [quadCentre(a), quadCentre(b)]
  return Math.hypot(p[0] - q[0], p[1] - q[1]) < 1
}

/** Of two attempts the one that knows the document, then whose zone checks out, then with fewer fields missing, then the one that read more. */
function better(a: Attempt, b: Attempt): Attempt {
  const rank = ({ identified, mrz, lines, printed }: Attempt): number => {
    const missing = missingOf(identified, [...mrzFields(mrz, 1), ...printed]).length
    const text = lines.reduce((sum, line) => sum + line.confidence * line.text.length, 0)
    return (identified ? 1e8 : 0) + (mrz?.accepted ? 1e7 : 0) - 1e5 * missing + 1e4 * (identified?.confidence ?? 0) + text
  }
  return rank(b) > rank(a) ? b : a
}

/** Turns the corners so that the first is the top left of the document as it is read. */
function alongReading(quad: Quad, direction: number): Quad {
  return placeLines([quad], direction)[0]!.quad
}

function mrzFields(mrz: MrzReading | null, scale: number): ReadField[] {
  if (!mrz) return []
  return mrz.parsed.fields.map(({ name, value, raw, line }) => {
    const confidence = mrz.confidences[line] ?? 0
    const quad = mrz.quads[line]
    const box = quad ? mapQuad(quad, ([x, y]) => [x * scale, y * scale]) : null
    return { name, source: 'mrz', value, raw, confidence, box, doubtful: !mrz.accepted || mrz.doubtful.includes(name) }
  })
}

function tellMrz(mrz: MrzReading, scale: number): ReadMrz {
  return {
    format: mrz.format, lines: mrz.lines, confidence: Math.min(...mrz.confidences), check_digits: mrz.parsed.check_digits,
    accepted: mrz.accepted, corrected: mrz.corrected, boxes: mrz.quads.map((quad) => mapQuad(quad, ([x, y]) => [x * scale, y * scale])),
  }
}

/** Faults that explain why something card-shaped says nothing. */
const HIDES_TEXT: readonly PictureFault['code'][] = ['document_blurred', 'document_too_dark', 'low_resolution', 'document_too_small', 'document_glare']
/** Faults that by themselves prove little, and are the reason where a field could not be read. */
const EXPLAINS_GAPS: readonly PictureFault['code'][] = ['document_glare', 'document_cut_off', 'document_covered']
/** With so many characters read surely the picture is readable, whatever it shows. */
const READABLE_TEXT = 25

/** What the reading adds to the gate: that nothing was found, and which fault is to blame for what is missing. */
function faultsOf(faults: readonly PictureFault[], seen: Attempt, missing: number, hasCorners: boolean): PictureFault[] {
  const refuse = (codes: readonly PictureFault['code'][]): PictureFault[] =>
    faults.map((fault) => (codes.includes(fault.code) ? { ...fault, weight: 'refuse' } : fault))
  if (seen.identified) return missing > 0 ? refuse(EXPLAINS_GAPS) : [...faults]
  const read = seen.lines.reduce((sum, line) => sum + (line.confidence > 0.8 ? line.text.length : 0), 0)
  const isDark = faults.some((fault) => fault.code === 'document_too_dark')
  const hasText = isDark || seen.lines.length > 0
  if (hasCorners && hasText && read < READABLE_TEXT && faults.some((fault) => HIDES_TEXT.includes(fault.code))) return refuse(HIDES_TEXT)
  return [...faults, { code: 'no_document_in_image', weight: 'refuse', box: null }]
}

/** Where the print of the document lies. */
function printOf({ identified, lines, mrz, direction, printed }: Attempt): Print {
  const side = identified?.side ?? null
  const labelled = side ? [...findLabels(lines, side).map((hit) => hit.line.quad), ...printed.flatMap(({ box }) => (box ? [box] : []))] : []
  const zone = mrz?.accepted ? mrz.quads : []
  return { lines: [...lines.map((line) => line.quad), ...zone], own: [...labelled, ...zone], side, direction }
}

/** Where text is sought next: within sure corners, then more closely there if they hold the document's print, else in the whole picture. */
function nextView(raster: Raster, quads: readonly Corners[], views: readonly View[], found: Attempt | null): View | null {
  const whole: View = { raster, left: 0, top: 0, longSide: DETECT_WHOLE, within: null }
  const likely = quads[0]
  const isSure = likely !== undefined && likely.score > SURE_CORNERS
  if (!found) return isSure ? viewWithin(raster, likely.quad, DETECT_WITHIN) : whole
  if (views.length > 1 || !isSure || isWhole(found)) return null
  // A zone that is not where the corners are lies beyond them: its plain strip has edges of its own.
  const lacksZone = found.identified && found.identified.side.mrz.length > 0 && !found.mrz
  const trusted = found.identified && !lacksZone ? trustCorners(quads, printOf(found)) : null
  return trusted ? viewWithin(raster, trusted.quad, DETECT_CLOSELY) : whole
}

const missingOf = (identified: Identified | null, fields: readonly ReadField[]): Reading['missing'] =>
  (identified?.side.required ?? []).filter((name) => !fields.some((field) => field.name === name))

/**
 * Reads a picture.
 * @param bytes the file as it came, of unknown content
 * @param documents what is known of each kind of document
 * @param expected what the sender says it is; told apart from what is seen, never trusted
 * @param today `YYYY-MM-DD`, decides the centuries of an MRZ
 * @returns what was seen; quads in pixels of the upright original. A failure for what is no readable picture
 */
export async function readPicture(
  bytes: Uint8Array, engines: Engines, documents: readonly DocumentDescription[], expected?: Expected, today?: string,
): Promise<Reading | ReadFailure> {
  const began = performance.now()
  const decoded = await decodePicture(bytes)
  return 'problem' in decoded ? decoded : readDecoded(decoded, engines, documents, expected, today, began)
}

/** Reads a picture that is decoded already. @param began when its decoding began, for the timing */
export async function readDecoded(
  decoded: DecodedPicture, engines: Engines, documents: readonly DocumentDescription[], expected?: Expected,
  today: string = new Date().toISOString().slice(0, 10), began: number = performance.now(),
): Promise<Reading> {
  const timing: Record<string, number> = {}
  let last = began
  const clock: Clock = (step) => {
    const now = performance.now()
    timing[step] = (timing[step] ?? 0) + Math.round(now - last)
    last = now
  }
  clock('decode')
  const { raster } = decoded
  const quads = findQuads(raster, MOST_QUADS)
  clock('corners')

  const views: View[] = []
  // Undefined while none was sought: only where the side seen or expected bears one, or nothing else was made out.
  let code: SeenCode | null | undefined
  const seek = async (): Promise<SeenCode | null> => {
    const seen = await seekCode(raster, quads.map((each) => each.quad), documents)
    clock('barcode')
    return seen
  }
  if (expectsCode(documents, expected)) code = await seek()
  let found: Attempt | null = code?.identified ? withCode(NOTHING_READ, code) : null
  for (let view = found ? null : nextView(raster, quads, views, found); view; view = nextView(raster, quads, views, found)) {
    views.push(view)
    const next: Attempt = await attempt(engines, documents, raster, view, found?.lines ?? [], today, clock)
    found = found ? better(found, next) : next
    if (code === undefined && found.identified && bearsCode(found.identified.side)) code = await seek()
    if (code?.identified) found = withCode(found, code)
  }
  if (code === undefined && !found?.identified && documents.some(({ sides }) => sides.some(bearsCode))) {
    code = await seek()
    if (code?.identified && found) found = withCode(found, code)
  }
  const reading = tell(decoded, quads, found!, code ?? null, expected, timing)
  clock('fields')
  const own = found?.identified ? trustCorners(quads, printOf(found)) : null
  const second = own && secondQuad(quads, own)
  if (second) {
    const other = await attempt(engines, documents, raster, viewWithin(raster, second.quad, DETECT_WITHIN), [], today, clock)
    const box = mapQuad(second.quad, ([x, y]) => [x * decoded.scale, y * decoded.scale])
    if (other.identified) reading.quality.faults.push({ code: 'two_documents', weight: 'refuse', box })
  }
  return reading
}

/** What a code says, beside what was read of the print. */
function withCode(seen: Attempt, { identified, direction, fields }: SeenCode): Attempt {
  const printed = [...seen.printed.filter((field) => field.source !== 'barcode'), ...fields]
  return { ...seen, identified: identified ?? seen.identified, direction, printed }
}

function isWhole({ identified, printed, mrz }: Attempt): boolean {
  if (!identified) return false
  if (identified.side.mrz.length > 0 && !mrz?.accepted) return false
  return missingOf(identified, [...mrzFields(mrz, 1), ...printed]).length === 0
}

function tell(
  decoded: DecodedPicture, found: readonly Corners[], seen: Attempt, code: SeenCode | null, expected: Expected | undefined, timing: Record<string, number>,
): Reading {
  const { raster, scale, width, height, sha256 } = decoded
  const { identified, direction } = seen
  const toOriginal = (quad: Quad): Quad => mapQuad(quad, ([x, y]) => [x * scale, y * scale])
  const print = printOf(seen)
  const corners = trustCorners(found, print)
  // A zone that could not be what this side carries is some other text in capitals.
  const mrz = seen.mrz && (!identified || identified.side.mrz.includes(seen.mrz.format)) && (identified || seen.mrz.accepted) ? seen.mrz : null
  const printed = seen.printed.map((field) => ({ ...field, box: field.box && toOriginal(field.box) }))
  const fields = [...printed, ...mrzFields(mrz, scale)]
  const missing = missingOf(identified, fields)
  const sizeMm = identified?.side.size_mm ?? (expected?.kind === 'passport' ? ([125, 88] as const) : ([85.6, 54] as const))
  const quality = measureQuality(raster, corners, { sizeMm, scale, widthByText: widthByPrint(print) })
  return {
    picture: { width, height, sha256 },
    document: {
      kind: identified?.document.kind ?? null,
      side: identified?.side.side ?? null,
      confidence: identified?.confidence ?? 0,
      corners: corners && toOriginal(alongReading(corners.quad, direction)),
      direction: (direction * 180) / Math.PI,
    },
    quality: { ...quality, faults: faultsOf(quality.faults, seen, missing.length, corners !== null) },
    mrz: mrz && tellMrz(mrz, scale),
    barcode: code && { ...code.barcode, box: toOriginal(code.barcode.box) },
    fields,
    missing,
    lines: seen.lines.filter((line) => line.text !== '').map(({ text, confidence, quad }) => ({ text, confidence, box: toOriginal(quad) })),
    timing,
  }
}
