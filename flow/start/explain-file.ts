// One file as the page explains it: what was read and cut out of it, or why it could not be opened; and the one-word verdict.
import type { Quad, ReadFailure, Reading } from '#contract/reading.ts'
import texts from '#rulebook/texts/en.json' with { type: 'json' }
import type { Cuts } from '#vision/cut-picture.ts'
import { placeOf } from './explain-places.ts'
import type { PictureCheck } from './read-checks.ts'

export type ExplainedReading = {
  file: string
  reading: Reading
  checks: readonly PictureCheck[]
  /** Nothing is missing and it is the document asked for. */
  isRead: boolean
  /** Crops in the order of `boxesOf`. */
  cuts: Cuts
}
export type ExplainedFile = ExplainedReading | { file: string; failure: ReadFailure }

export type Tone = 'good' | 'warn' | 'bad'
export type Verdict = { tone: Tone; words: string }

/** About each crop, in shares of the box's shorter side. */
export const CROP_MARGIN = 0.22

/** Every box a crop is wanted of: the fields, then the rows of the zone. */
export function boxesOf({ fields, mrz }: Reading): Quad[] {
  return [...fields.map((field) => placeOf(field, mrz)).filter((place) => place !== null), ...(mrz?.boxes ?? [])]
}

/** The crops by what they show: one for each field (null where its place is not known), one for each row of the zone. */
export function cropsOf({ reading, cuts }: ExplainedReading): { fields: (Uint8Array | null)[]; rows: Uint8Array[] } {
  let at = 0
  const fields = reading.fields.map((field) => (placeOf(field, reading.mrz) ? (cuts.crops[at++] ?? null) : null))
  return { fields, rows: cuts.crops.slice(at) }
}

/** What a file came to, worst first. */
export function verdictOf(each: ExplainedFile): Verdict {
  if ('failure' in each) return { tone: 'bad', words: each.failure.problem === 'reader_failed' ? 'Could not be read' : 'Could not be opened' }
  const { reading, checks, isRead } = each
  const reasons = checks.flatMap((check) => check.reasons)
  if (reading.document.kind === null) return { tone: 'bad', words: 'No document recognised' }
  if (reasons.includes('wrong_document_type')) return { tone: 'bad', words: 'Another document than asked for' }
  if (!isRead) return { tone: 'bad', words: 'Not read in full' }
  if (checks.some((check) => check.status === 'failed')) return { tone: 'bad', words: 'Read, but a check failed' }
  const doubtful = reading.fields.some((field) => field.doubtful)
  if (doubtful || checks.some((check) => check.status === 'warning')) return { tone: 'warn', words: 'Read, look closely' }
  return { tone: 'good', words: 'Read' }
}

/** Kind and side in words; null for an unknown document. */
export function documentWords({ document }: Reading): string | null {
  if (document.kind === null) return null
  const kind = (texts.documents as Partial<Record<string, string>>)[document.kind] ?? document.kind
  return document.side ? `${kind}, ${texts.sides[document.side].toLowerCase()}` : kind
}
