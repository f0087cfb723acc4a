// Looks a text up in a closed list of what may be printed: as it stands, or the one entry it can be a misreading of.
import { editDistance, toleranceOf } from './match-text.ts'

/** By what is printed, what it means. */
export type Entries = ReadonlyMap<string, string>
/** `isGuess`: entries that mean different things were equally near; the first of them is told. */
export type Found = { value: string; isGuess: boolean }

/** A misreading has as many characters as what was printed: entries by their number, made once for each list. */
const byLength = new WeakMap<Entries, ReadonlyMap<number, readonly string[]>>()
function entriesOf(entries: Entries, length: number): readonly string[] {
  const known = byLength.get(entries) ?? Map.groupBy(entries.keys(), (entry) => Array.from(entry).length)
  byLength.set(entries, known)
  return known.get(length) ?? []
}

/** Edits allowed in an entry. Of two characters one may be wrong: the lists are short enough for that to tell. */
function mostEdits(entry: string, length: number): number {
  return Math.max(toleranceOf(entry), length === 2 && /\p{Script=Han}/u.test(entry) ? 1 : 0)
}

/** What one character of two was passed over of may be: 佬 is 仫佬 or 仡佬, and never sure. */
function lookUpHalf(text: string, entries: Entries): Found | null {
  const whole = /^\p{Script=Han}$/u.test(text) ? entriesOf(entries, 2).find((entry) => entry.includes(text)) : undefined
  return whole === undefined ? null : { value: entries.get(whole)!, isGuess: true }
}

/** The entry a text means, or null where none is near enough. */
export function lookUp(text: string, entries: Entries): Found | null {
  const exact = entries.get(text)
  if (exact !== undefined) return { value: exact, isGuess: false }
  const { length } = Array.from(text)
  const near = entriesOf(entries, length)
    .map((entry) => ({ entry, wrong: editDistance(entry, text) }))
    .filter(({ entry, wrong }) => wrong <= mostEdits(entry, length))
  const least = Math.min(...near.map(({ wrong }) => wrong))
  const meant = [...new Set(near.filter(({ wrong }) => wrong === least).map(({ entry }) => entries.get(entry)!))]
  return meant[0] === undefined ? lookUpHalf(text, entries) : { value: meant[0], isGuess: meant.length > 1 }
}
