// From what was seen of a picture to the reading the contract knows: quads in pixels of the original, faults, what is missing.
import type { PictureFault, Quad, ReadMrz, Reading } from '#contract/reading.ts'
import type { Corners } from '#optics/find-corners.ts'
import { mapQuad } from '#optics/geometry.ts'
import { measureQuality } from '#optics/measure-quality.ts'
import { missingOf, mrzFields, type Attempt } from './attempt.ts'
import type { DecodedPicture } from './decode-picture.ts'
import type { Expected } from './expected.ts'
import { findLabels } from './find-labels.ts'
import { trustCorners, widthByPrint, type Print } from './frame-document.ts'
import type { MrzReading } from './read-mrz.ts'
import type { SeenCode } from './seek-code.ts'
import { placeLines } from './text-direction.ts'

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
export function printOf({ identified, lines, mrz, direction, printed }: Attempt): Print {
  const side = identified?.side ?? null
  const labelled = side ? [...findLabels(lines, side).map((hit) => hit.line.quad), ...printed.flatMap(({ box }) => (box ? [box] : []))] : []
  const zone = mrz?.accepted ? mrz.quads : []
  return { lines: [...lines.map((line) => line.quad), ...zone], own: [...labelled, ...zone], side, direction }
}

/** Turns the corners so that the first is the top left of the document as it is read. */
function alongReading(quad: Quad, direction: number): Quad {
  return placeLines([quad], direction)[0]!.quad
}

function tellMrz(mrz: MrzReading, scale: number): ReadMrz {
  return {
    format: mrz.format, lines: mrz.lines, confidence: Math.min(...mrz.confidences), check_digits: mrz.parsed.check_digits,
    accepted: mrz.accepted, corrected: mrz.corrected, boxes: mrz.quads.map((quad) => mapQuad(quad, ([x, y]) => [x * scale, y * scale])),
  }
}

export function tell(
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
