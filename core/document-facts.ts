// What the document says, gathered from the readings of all its sides: per field the printed value and that of the MRZ.
import type { ReadField, Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'

/** Readings by side; null where the reader failed. */
export type Readings = Readonly<Partial<Record<PhotoSide, Reading | null>>>

/** Below this a printed value is not relied on. Numbers read above it were right in all measured pictures, names in nearly all. */
export const SURE_PRINT = 0.85

/** One value with where it stands. `sure`: may be held against what was typed; else a person looks. `cut`: an MRZ name that may go on. */
export type Fact = {
  readonly value: string
  readonly side: PhotoSide
  /** 0 to 1. */
  readonly confidence: number
  readonly sure: boolean
  readonly cut: boolean
}
export type FactPair = { readonly printed: Fact | null; readonly mrz: Fact | null }
export type Facts = Readonly<Partial<Record<FieldName, FactPair>>>

function factOf(field: ReadField, side: PhotoSide, reading: Reading): Fact {
  const isMrz = field.source === 'mrz'
  const isBarcode = field.source === 'barcode'
  // A corrected zone is a guess that fits its check digits: it is shown, never relied on.
  const sure = isMrz ? (reading.mrz?.accepted ?? false) && !reading.mrz?.corrected : isBarcode || field.confidence >= SURE_PRINT
  // A name that ends in filler is whole (ICAO 9303-3 section 4.6).
  const cut = isMrz && (field.name === 'name' || field.name === 'name_latin') && !field.raw.endsWith('<')
  return { value: field.value, side, confidence: field.confidence, sure: sure && !field.doubtful, cut }
}

/** `YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期` as two values, or null where it is neither. */
function splitValidity(text: string): { from: string; to: string } | null {
  const match = /^(\d{4})\.(\d{2})\.(\d{2})-(?:(\d{4})\.(\d{2})\.(\d{2})|(长期))$/.exec(text)
  if (!match) return null
  const [, y1, m1, d1, y2, m2, d2, long] = match
  return { from: `${y1}-${m1}-${d1}`, to: long ?? `${y2}-${m2}-${d2}` }
}

/** The readings of the document's own sides. What a selfie shows in the hand is not among them: it may be another one. */
export function ofDocument(readings: Readings): Readings {
  return { ...readings, selfie_with_document: null }
}

/** All values of the document; of two prints of one field the clearer one counts. */
export function gatherFacts(readings: Readings): Facts {
  return gather(ofDocument(readings))
}

/** The values of the document in the hand. */
export function gatherHeldFacts({ selfie_with_document: held = null }: Readings): Facts {
  return gather({ selfie_with_document: held })
}

function gather(readings: Readings): Facts {
  const facts: Partial<Record<FieldName, { printed: Fact | null; mrz: Fact | null }>> = {}
  const note = (name: FieldName, source: keyof FactPair, fact: Fact): void => {
    const pair = (facts[name] ??= { printed: null, mrz: null })
    if (pair[source] === null || pair[source].confidence < fact.confidence) pair[source] = fact
  }
  for (const [side, reading] of Object.entries(readings) as [PhotoSide, Reading | null][]) {
    for (const field of reading?.fields ?? []) {
      // A zone knows one name only, whatever the reader files it under.
      const name = field.source === 'mrz' && field.name === 'name_latin' ? 'name' : field.name
      // A barcode corrects its own errors: it stands beside the zone a machine reads.
      note(name, field.source === 'printed' ? 'printed' : 'mrz', factOf(field, side, reading!))
    }
  }
  const validity = facts.validity?.printed
  const dates = validity ? splitValidity(validity.value) : null
  if (validity && dates) {
    if (!facts.issue_date?.printed) note('issue_date', 'printed', { ...validity, value: dates.from })
    if (!facts.expiry_date?.printed) note('expiry_date', 'printed', { ...validity, value: dates.to })
  }
  return facts
}

/** The printed name to hold against a zone's: in Latin letters where the document prints both. */
export function printedForZone(facts: Facts, field: FieldName): Fact | null {
  const printed = facts[field]?.printed ?? null
  return field === 'name' ? (facts.name_latin?.printed ?? printed) : printed
}

/** The values of a field, sure ones first, and of those the MRZ first: its check digits guard it. */
export function factsFor(facts: Facts, field: FieldName): Fact[] {
  const { printed = null, mrz = null } = facts[field] ?? {}
  return [mrz, printed].filter((fact) => fact !== null).sort((a, b) => Number(b.sure) - Number(a.sure))
}
