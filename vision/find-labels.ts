// Finds the labels of a side's fields in the text lines, each in its place.
import type { FieldDescription, SideDescription } from './documents.ts'
import { findWord, toleranceOf } from './match-text.ts'
import { charactersIn, type TextLine } from './text-line.ts'

/** `from`, `to` in characters of the line; `field` null for labels of what is not read; `part` 1 for the second part of a value. */
export type LabelHit = { field: FieldDescription | null; part: 0 | 1; line: TextLine; from: number; to: number; wrong: number; length: number }

/** A character less sure than this is no letter but what was made of a stroke. */
const UNREAD = 0.5

/** Letters of a label amid other words for each that may be wrong. */
const WELL_READ = 9

type Wanted = { label: string; field: FieldDescription | null; part: 0 | 1 }

/** All labels in one line that do not overlap: exact ones before near ones, long ones before short ones. */
function labelsIn(line: TextLine, wanted: readonly Wanted[]): LabelHit[] {
  const characters = charactersIn(line)
  const hits = wanted.flatMap(({ label, field, part }): LabelHit[] => {
    const length = Array.from(label).length
    const match = findWord(characters, label, toleranceOf(label))
    // One character or two letters prove little: only at the beginning of a line, or where all else of it is the other half of the label, not made out.
    const isHalf = length === 1 && match?.from === 1 && characters.length === 2 && line.characters[0]!.confidence < UNREAD
    if (!match || (match.from > 0 && !isHalf && (length === 1 || /^[A-Za-z]{2}$/.test(label)))) return []
    // Amid other words, no stroke before it, a near miss is a word of a value: Alaopolis for Apellidos.
    const isAmid = /[\p{L}\p{N}]\s*$/u.test(characters.slice(0, match.from).join(''))
    if (isAmid && match.wrong * WELL_READ > length && /\p{Script=Latin}/u.test(label)) return []
    // A short label is easily found within a word: SEX in ESSEX.
    if (/^[A-Za-z]{3,4}$/.test(label) && /\p{Script=Latin}/u.test(characters[match.from - 1] ?? '')) return []
    return [{ field, part, line, from: match.from, to: match.to, wrong: match.wrong, length }]
  })
  const taken: LabelHit[] = []
  for (const hit of hits.toSorted((a, b) => a.wrong / a.length - b.wrong / b.length || b.length - a.length)) {
    // One label may stand over two values: a name in characters, and under it in letters.
    const isShared = (other: LabelHit): boolean => other.from === hit.from && other.to === hit.to && other.length === hit.length && other.field !== hit.field
    if (taken.every((other) => hit.to <= other.from || other.to <= hit.from || isShared(other))) taken.push(hit)
  }
  return taken
}

/** The labels found, for each field the best hits first. */
export function findLabels(lines: readonly TextLine[], side: SideDescription): LabelHit[] {
  const wanted: Wanted[] = [
    ...side.fields.flatMap((field) => [
      ...field.labels.map((label) => ({ label, field, part: 0 as const })),
      ...field.followed_by.map((label) => ({ label, field, part: 1 as const })),
    ]),
    ...side.other_labels.map((label) => ({ label, field: null, part: 0 as const })),
  ]
  return lines.flatMap((line) => labelsIn(line, wanted)).toSorted((a, b) => a.wrong - b.wrong || b.length - a.length)
}
