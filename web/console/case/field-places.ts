// Where the values of a field stand in the pictures, to be looked at in large.
import type { Quad, ReadField } from '#contract/reading.ts'
import type { CasePhoto } from '#contract/review.ts'
import type { FieldName } from '#contract/words.ts'

export type Place = { readonly photo: CasePhoto; readonly field: ReadField; readonly box: Quad }

/**
 * Print first. The row of the zone, or the barcode, only where no print was read or the zone itself is in doubt: it says less than the print.
 * At most one place for each source.
 */
export function placesOf(photos: readonly CasePhoto[], name: FieldName): Place[] {
  const all = photos.flatMap((photo) => (photo.reading?.fields ?? []).flatMap((field): Place[] => (field.name === name && field.box ? [{ photo, field, box: field.box }] : [])))
  const of = (source: ReadField['source']): Place | undefined => all.find(({ field }) => field.source === source)
  const [printed, mrz, barcode] = [of('printed'), of('mrz'), of('barcode')]
  const others = [mrz, barcode].filter((place) => place !== undefined).filter(({ field }) => !printed || field.doubtful)
  return printed ? [printed, ...others] : others
}
