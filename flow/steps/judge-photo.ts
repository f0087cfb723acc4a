// What to say of a picture, by the document it is meant to show and what its other side says.
import type { Reading, ReadFailure } from '#contract/reading.ts'
import { judgePhoto, type PhotoVerdict } from '#core/photo-verdict.ts'
import { findAccepted } from '#core/policy.ts'
import type { SavedPhoto } from '#store/photos.ts'
import { documentOf, type Known } from './view-registration.ts'

/** What was read on another side of the same document, if anything yet. */
function otherReading(known: Known, side: SavedPhoto['side']): Reading | null {
  const other = known.sides.find((each) => each !== side && each !== 'selfie_with_document' && known.readings[each])
  return other ? (known.readings[other] ?? null) : null
}

/** The verdict on one side; null while no document is chosen. */
export function judge(known: Known, side: SavedPhoto['side'], read: Reading | ReadFailure): PhotoVerdict | null {
  const document = documentOf(known.row)
  if (!document) return null
  const accepted = known.policy ? findAccepted(known.policy, document) : null
  return judgePhoto(read, { ...document, side, mrz: accepted?.mrz ?? true, other: otherReading(known, side) })
}
