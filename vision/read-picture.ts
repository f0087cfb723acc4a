// Reads one picture from bytes to facts: decode, corners, text, direction, machine-readable zone, kind and side, fields, quality.
import type { Quad, ReadFailure, Reading } from '#contract/reading.ts'
import { findQuads, type Corners } from '#optics/find-corners.ts'
import { mapQuad } from '#optics/geometry.ts'
import { cutRaster, type Raster } from '#optics/raster.ts'
import { attempt, better, isWhole, type Attempt, type Clock, type View } from './attempt.ts'
import { decodePicture, type DecodedPicture } from './decode-picture.ts'
import type { DocumentDescription } from './documents.ts'
import type { Engines } from './engines.ts'
import type { Expected } from './expected.ts'
import { secondQuad } from './find-second.ts'
import { trustCorners } from './frame-document.ts'
import { bearsCode, expectsCode, seekCode, type SeenCode } from './seek-code.ts'
import { printOf, tell } from './tell-reading.ts'

/** Long sides the detector looks at: enough for a card cut out, for its smallest print, and for one lying anywhere in the picture. */
const DETECT_WITHIN = 704
const DETECT_CLOSELY = 1088
const DETECT_WHOLE = 960
/** Quads looked at: the likeliest may be a sheet the card lies on. */
const MOST_QUADS = 8
/** Corners surer than this are cut to before text is sought; less sure ones might be a photo on the card. */
const SURE_CORNERS = 0.12

const NOTHING_READ: Attempt = { lines: [], direction: 0, mrz: null, identified: null, printed: [] }

function viewWithin(raster: Raster, quad: Quad, longSide: number): View {
  const [xs, ys] = [quad.map((point) => point[0]), quad.map((point) => point[1])]
  const margin = 0.02 * Math.max(raster.width, raster.height)
  const [left, top] = [Math.max(0, Math.floor(Math.min(...xs) - margin)), Math.max(0, Math.floor(Math.min(...ys) - margin))]
  return { raster: cutRaster(raster, left, top, Math.max(...xs) + margin, Math.max(...ys) + margin), left, top, longSide, within: quad }
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

/** What a code says, beside what was read of the print. */
function withCode(seen: Attempt, { identified, direction, fields }: SeenCode): Attempt {
  const printed = [...seen.printed.filter((field) => field.source !== 'barcode'), ...fields]
  return { ...seen, identified: identified ?? seen.identified, direction, printed }
}

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
