// Readings as a perfect reader would give them, for tests: from the values on a side and the lines of its zone.
import type { MrzFormat, ReadField, Reading } from '#contract/reading.ts'
import type { DocumentKind, FieldName, PhotoSide } from '#contract/words.ts'
import { parseMrz } from './mrz-parse.ts'

export type MadeSide = {
  readonly kind: DocumentKind
  readonly side: PhotoSide
  readonly fields: Readonly<Partial<Record<FieldName, string>>>
  readonly mrz: readonly string[] | null
}

const FORMAT_OF: Readonly<Record<number, MrzFormat>> = { 44: 'TD3', 36: 'TD2', 30: 'TD1' }
const VISA_OF: Readonly<Record<number, MrzFormat>> = { 44: 'MRVA', 36: 'MRVB' }

function printedField(name: FieldName, value: string): ReadField {
  return { name, source: 'printed', value, raw: value, confidence: 0.98, box: null, doubtful: false }
}

/** The zone's part of a reading: nothing where the side has none. */
function zoneOf(lines: readonly string[] | null, today: string): Pick<Reading, 'mrz'> & { fields: ReadField[] } {
  if (!lines) return { mrz: null, fields: [] }
  const format = (lines[0]?.startsWith('V') ? VISA_OF : FORMAT_OF)[lines[0]?.length ?? 0] ?? 'TD3'
  const parsed = parseMrz(lines, format, today)
  const isRight = parsed.check_digits.every((digit) => digit.right)
  const fields = parsed.fields.map(({ name, value, raw }): ReadField => {
    return { name, source: 'mrz', value, raw, confidence: 0.97, box: null, doubtful: !isRight }
  })
  const { check_digits } = parsed
  return { mrz: { format, lines: [...lines], confidence: 0.97, check_digits, accepted: isRight, corrected: false, boxes: [] }, fields }
}

/** A sharp, whole, coloured picture of one side, every value read surely. @param today `YYYY-MM-DD`, decides the zone's centuries */
export function madeReading(made: MadeSide, today: string): Reading {
  const zone = zoneOf(made.mrz, today)
  const printed = Object.entries(made.fields).map(([name, value]) => printedField(name as FieldName, value))
  return {
    picture: { width: 2000, height: 1260, sha256: `${made.kind} ${made.side}` },
    document: { kind: made.kind, side: made.side, confidence: 0.95, corners: null, direction: 0 },
    quality: { sharpness: 4.2, pixels_per_mm: 14, chroma: 18, glare: 0, brightness: 140, faults: [] },
    mrz: zone.mrz,
    barcode: null,
    fields: [...printed, ...zone.fields],
    missing: [],
    lines: [],
    timing: {},
  }
}
