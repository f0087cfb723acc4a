// Where the values of a field stand in the pictures, to be looked at in large.
import type { Quad, ReadField } from '#contract/reading.ts'
import type { CasePhoto } from '#contract/review.ts'
import type { FieldName } from '#contract/words.ts'

export type Place = { readonly photo: CasePhoto; readonly field: ReadField; readonly box: Quad }

/**
 * Print first. The row of the zone only where no print was read or the zone itself is in doubt: it says less than the print.
 * At most one place for each; none for a barcode, which shows no characters.
 */
export function placesOf(photos: readonly CasePhoto[], name: FieldName): Place[] {
  const all = photos.flatMap((photo) => (photo.reading?.fields ?? []).flatMap((field): Place[] => (field.name === name && field.box ? [{ photo, field, box: field.box }] : [])))
  const of = (source: ReadField['source']): Place | undefined => all.find(({ field }) => field.source === source)
  const [printed, mrz] = [of('printed'), of('mrz')]
  return [printed, !printed || mrz?.field.doubtful ? mrz : undefined].filter((place) => place !== undefined)
}
