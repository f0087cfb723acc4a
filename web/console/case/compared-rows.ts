// The rows of the compare table: what the server compared, then typed fields that have nothing to be compared with.
import type { Case, ComparedField } from '#contract/review.ts'
import { FIELD_NAMES } from '#contract/words.ts'

/** Differing and doubtful fields keep their place: reviewers learn where each field stands. */
export function comparedRows(shown: Pick<Case, 'compared' | 'details'>): ComparedField[] {
  const there = new Set<string>(shown.compared.map((row) => row.field))
  const typed = Object.entries(shown.details ?? {}).flatMap(([name, value]): ComparedField[] => {
    const field = FIELD_NAMES.find((one) => one === name)
    if (!field || there.has(field) || value === undefined) return []
    return [{ field, typed: value, printed: null, mrz: null, confidence: null, doubtful: false, result: 'not_comparable' }]
  })
  return [...shown.compared, ...typed]
}
