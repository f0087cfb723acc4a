// Which picture of one registration stands beside which of another: those that are the same or alike first, then side by side.
import type { Repeat, RepeatedPicture } from '#contract/repeats.ts'
import type { PhotoSide } from '#contract/words.ts'

type Photo = { readonly side: PhotoSide; readonly received_at: string }
export type PicturePair = { readonly ours: Photo | null; readonly theirs: Photo | null; readonly seen: RepeatedPicture | null }

/** Every picture of both, at least once. One that was set aside since is not there to be shown. */
export function picturePairs(ours: readonly Photo[], { photos: theirs, pictures }: Pick<Repeat, 'photos' | 'pictures'>): PicturePair[] {
  const at = (photos: readonly Photo[], side: PhotoSide): Photo | null => photos.find((photo) => photo.side === side) ?? null
  const pairs: PicturePair[] = []
  for (const seen of pictures) {
    if (!pairs.some((pair) => pair.seen?.side === seen.side && pair.seen.other_side === seen.other_side)) pairs.push({ ours: at(ours, seen.side), theirs: at(theirs, seen.other_side), seen })
  }
  const isShown = (side: PhotoSide, of: 'ours' | 'theirs'): boolean => pairs.some((pair) => pair[of]?.side === side)
  for (const photo of ours) if (!isShown(photo.side, 'ours')) pairs.push({ ours: photo, theirs: at(theirs, photo.side), seen: null })
  for (const photo of theirs) if (!isShown(photo.side, 'theirs')) pairs.push({ ours: at(ours, photo.side), theirs: photo, seen: null })
  return pairs
}
