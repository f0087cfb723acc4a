// How long cards of China are valid by the age of their holder on the day of issue.
import type { DocumentKind } from '#contract/words.ts'

/** `years` null: without end (长期). */
type Term = { readonly below: number; readonly years: number | null }

const TERMS: Readonly<Record<DocumentKind, readonly Term[]>> = {
  // Law on Resident Identity Cards, article 5.
  cn_resident_id: [{ below: 16, years: 5 }, { below: 26, years: 10 }, { below: 46, years: 20 }, { below: Infinity, years: null }],
  // Measures for residence permits of Hong Kong, Macao and Taiwan residents (State Council, 2018).
  cn_hmt_residence_permit: [{ below: Infinity, years: 5 }],
  // Rules on foreigners' permanent residence: ten years, five for minors.
  cn_permanent_residence: [{ below: 18, years: 5 }, { below: Infinity, years: 10 }],
}

/** Whether a kind's term is known. */
export const hasTerm = (kind: DocumentKind): boolean => TERMS[kind] !== undefined

/** The day so many years later; 29 February may end on either day beside it. */
export function isYearsLater(from: string, to: string, years: number): boolean {
  const year = String(Number(from.slice(0, 4)) + years).padStart(4, '0')
  const same = `${year}${from.slice(4)}`
  return from.slice(5) === '02-29' ? [same, `${year}-02-28`, `${year}-03-01`].includes(to) : to === same
}

/**
 * Whether a card is valid as long as its kind is for somebody of that age. A kind without known terms is always right.
 * @param issued `YYYY-MM-DD`
 * @param ends `YYYY-MM-DD`, or `长期`
 * @param age completed years on the day of issue
 */
export function isRightTerm(kind: DocumentKind, age: number, issued: string, ends: string): boolean {
  const term = TERMS[kind]?.find((each) => age < each.below)
  if (!term) return true
  return term.years === null ? ends === '长期' : isYearsLater(issued, ends, term.years)
}
