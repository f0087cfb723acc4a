// All values a registration gives for some fields, typed and read, whatever the reader thought of them.
import type { Details } from '#contract/registration.ts'
import type { FieldName } from '#contract/words.ts'
import { plainNumber } from './compare-field.ts'
import type { Readings } from './document-facts.ts'

/** Fields that name a document: its own number, that of the one it renews, and the person's. */
const NUMBERS: readonly FieldName[] = ['document_number', 'former_number', 'personal_number']
/** Fewer characters than this are no number of a document but what was left of one. */
const SHORTEST = 4

/** Each value of these fields once, the typed ones first. */
export function valuesOf(fields: readonly FieldName[], details: Details | null, readings: Readings): string[] {
  const typed = (details ?? {}) as Partial<Record<FieldName, string>>
  const read = Object.values(readings).flatMap((reading) => reading?.fields ?? [])
  const values = fields.flatMap((field) => [typed[field], ...read.filter(({ name }) => name === field).map(({ value }) => value)])
  return [...new Set(values.filter((value) => value !== undefined))]
}

/** Every number that names a document or the person. */
export function numbersOf(details: Details | null, readings: Readings): string[] {
  return valuesOf(NUMBERS, details, readings).filter((value) => plainNumber(value).length >= SHORTEST)
}
