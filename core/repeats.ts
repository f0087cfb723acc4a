// What a registration has in common with those of other subscribers, and what of it staff has accounted for.
import type { RepeatAnswer, RepeatKind } from '#contract/repeats.ts'
import type { Channel, PhotoSide } from '#contract/words.ts'

/** A picture that was sent before. `exact`: the same file, not one that looks like it. */
export type SeenPicture = { readonly side: PhotoSide; readonly exact: boolean }

/** What the checks are told of repeats: counts and sides, never who. */
export type RepeatsFound = {
  /** Other subscribers with a document of this one: not accounted for, and accounted for. */
  readonly document: { readonly open: number; readonly answered: number }
  /** Other subscribers who have ever confirmed the contact, those accounted for left out. */
  readonly contacts: Readonly<Record<Channel, number>>
  /** Pictures another subscriber sent before, those accounted for left out. */
  readonly pictures: readonly SeenPicture[]
  /** Pictures that stand on another side of this registration too. */
  readonly twice: readonly SeenPicture[]
}

/** Nothing in common with anybody. */
export const NO_REPEATS: RepeatsFound = { document: { open: 0, answered: 0 }, contacts: { email: 0, phone: 0 }, pictures: [], twice: [] }

type Answered = { readonly answer: RepeatAnswer; readonly kinds: readonly RepeatKind[] }

/** What an answer leaves open of what a pair has in common, by what they had in common when it was given. */
const LEAVES_OPEN: Record<RepeatAnswer, (kind: RepeatKind, then: readonly RepeatKind[]) => boolean> = {
  same_person: () => false,
  // Two who share a phone may do so; that they also share a document was not asked then.
  not_the_same_person: (kind, then) => !then.includes(kind),
  block: () => true,
}

/** Kinds of a pair's repeats that still ask for a person. @param newest the last answer about the pair, or null */
export function openKinds(kinds: readonly RepeatKind[], newest: Answered | null): RepeatKind[] {
  return kinds.filter((kind) => newest === null || LEAVES_OPEN[newest.answer](kind, newest.kinds))
}
