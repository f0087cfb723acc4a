// One row of results: a picture, its reading held against the truth, and what the system would make of it.
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { FieldName } from '#contract/words.ts'
import { inventPerson } from '#specimens/person.ts'
import type { SideDescription } from '#vision/documents.ts'
import { judgeSide } from './judge-side.ts'
import type { Rules } from './load-rules.ts'
import { overlapQuads } from './overlap-quads.ts'
import type { Taken } from './run-pictures.ts'
import { formatOf, scoreFields, scoreZone, wrongValues, type FieldScore, type Truth, type WrongValue, type ZoneScore } from './score-reading.ts'

export type Row = {
  kind: string
  side: string
  level: number
  seed: number
  outcome: 'accepted' | 'person' | 'refused' | 'failed'
  reasons: string[]
  /** What the reader says where it failed. */
  problem: string | null
  /** Sure values that are not what the document says. */
  wrong: WrongValue[]
  /** The gate passed, and the document shows with at least 6 true pixels a millimetre. */
  usable: boolean
  /** Kind and side were told right. */
  known: boolean
  fields: FieldScore[]
  zone: ZoneScore | null
  /** Of the corners told and the true ones; null where none were told. */
  overlap: number | null
  cpu_ms: number
  /** Wall milliseconds by step, as the reader tells them. */
  timing: Record<string, number>
  rss: number
  pixels_per_mm: number
  sharpness: number | null
}

/** Below this no picture is asked to be readable. */
const USABLE_PX_PER_MM = 6

const isRead = (result: Reading | ReadFailure): result is Reading => !('problem' in result)

/** Which fields stand in print, and which in a barcode: those of a side that bears one and are not described as printed. */
export function truthOn(side: SideDescription | null, truth: Truth): { described: FieldName[]; truth: Truth } {
  const described = side?.fields.map(({ name }) => name) ?? []
  if (!side || side.barcode.length === 0) return { described, truth }
  const barcode = Object.fromEntries(Object.entries(truth.fields).filter(([field]) => !described.includes(field as FieldName)))
  return { described, truth: { ...truth, barcode } }
}

/** Scores one picture by the truth it was made from. */
export function scorePicture({ order, made, read }: Taken, rules: Rules, today: string): Row {
  const { kind, side, level, seed } = order
  const state = inventPerson(kind, seed, {}, today).issuing_country
  const zone = made.truth.mrz && formatOf(made.truth.mrz)
  const { outcome, reasons } = judgeSide(read.result, rules.askedOf(kind, side, state, zone))
  const reading = isRead(read.result) ? read.result : null
  const { described, truth } = truthOn(rules.sideOf(kind, side, zone), made.truth)
  return {
    kind, side, level, seed, outcome, reasons,
    problem: 'problem' in read.result ? read.result.detail : null,
    wrong: reading ? wrongValues(reading, truth, today) : [],
    usable: reading !== null && made.pixels_per_mm >= USABLE_PX_PER_MM && reading.quality.faults.every(({ weight }) => weight !== 'refuse'),
    known: reading?.document.kind === kind && reading.document.side === side,
    fields: scoreFields(reading, truth, described, today),
    zone: scoreZone(reading, truth, today),
    overlap: reading?.document.corners ? overlapQuads(reading.document.corners, made.corners) : null,
    cpu_ms: read.cpu_ms, rss: read.rss,
    timing: reading?.timing ?? {},
    pixels_per_mm: made.pixels_per_mm,
    sharpness: reading?.quality.sharpness ?? null,
  }
}
