// Decides which kind of document and which side a picture shows: points for its words, and for a machine-readable zone of its format.
import type { DocumentDescription, SideDescription } from './documents.ts'
import { findWord, toleranceOf } from './match-text.ts'
import type { MrzReading } from './read-mrz.ts'
import { charactersIn, type TextLine } from './text-line.ts'

/** Points a zone is worth: one that checks out proves the side, one that does not still tells much. */
const POINTS_OF_MRZ = { accepted: 8, plausible: 5, read: 3 }
/** Twice the points needed is as sure as it gets. */
const SURE_FACTOR = 2

/** `byLabels`: neither a title nor a number nor a zone was seen, only labels, which forms have as well. */
export type Identified = { document: DocumentDescription; side: SideDescription; confidence: number; byLabels: boolean }

/** In a card's lettering a label stands by itself or before its value; in a sentence about cards it is a word among many. */
const LEAST_SHARE = 0.3
const HAN_START = 2
/** Words beside a mark from which a line may be a sentence. A stroke parts one label in two languages. */
const WORDS_OF_SENTENCE = 2
/** Marks of more points than a label's are titles or numbers. */
const POINTS_OF_LABEL = 1

/** A mark stands in a line, in characters. */
type Hit = { line: TextLine; from: number; to: number; /** Share of its letters that are others. */ wrong: number }

function isSentence(characters: readonly string[], { from, to }: Hit): boolean {
  const text = characters.join('')
  if (/[?!]\s*$/.test(text)) return true
  if (text.includes('/')) return false
  const words = `${characters.slice(0, from).join('')} ${characters.slice(to).join('')}`.match(/\p{Script=Latin}{2,}/gu) ?? []
  return words.length >= WORDS_OF_SENTENCE && words.some((word) => /^\p{Ll}/u.test(word))
}

function hitsOf(lines: readonly TextLine[], mark: string): Hit[] {
  return lines.flatMap((line) => {
    const characters = charactersIn(line)
    const match = findWord(characters, mark, toleranceOf(mark))
    if (!match) return []
    const hit = { line, from: match.from, to: match.to, wrong: match.wrong / mark.length }
    if (/\p{Script=Han}/u.test(mark)) return match.from < HAN_START || (match.to - match.from) / characters.length >= LEAST_SHARE ? [hit] : []
    return (match.to - match.from) / characters.length >= LEAST_SHARE && !isSentence(characters, hit) ? [hit] : []
  })
}

/** The points of words: each takes letters of its own, exact ones first, then long ones: PASSPORT OFFICE is not a passport and its number. */
function wordPoints(side: SideDescription, lines: readonly TextLine[]): number[] {
  const taken: Hit[] = []
  const counted = new Map<string, number>()
  const hits = side.marks.flatMap((mark) => ('text' in mark ? hitsOf(lines, mark.text).map((hit) => ({ ...mark, hit })) : []))
  for (const { text, points, hit } of hits.toSorted((a, b) => a.hit.wrong - b.hit.wrong || b.text.length - a.text.length)) {
    if (counted.has(text) || taken.some((other) => other.line === hit.line && hit.from < other.to && other.from < hit.to)) continue
    taken.push(hit)
    counted.set(text, points)
  }
  return [...counted.values()]
}

function evidenceOf(side: SideDescription, lines: readonly TextLine[], mrz: MrzReading | null): { points: number; byLabels: boolean } {
  const found = wordPoints(side, lines)
  for (const mark of side.marks) {
    if ('pattern' in mark && lines.some((line) => mark.pattern.test(line.text.replace(/\s/g, '')))) found.push(mark.points)
  }
  if (mrz && side.mrz.includes(mrz.format)) {
    const isPlausible = mrz.parsed.oddities.length === 0
    found.push(mrz.accepted ? POINTS_OF_MRZ.accepted : isPlausible ? POINTS_OF_MRZ.plausible : POINTS_OF_MRZ.read)
  }
  return { points: found.reduce((sum, points) => sum + points, 0), byLabels: found.every((points) => points <= POINTS_OF_LABEL) }
}

/** The side with most points in proportion to what it needs, or null where none has enough, or only labels of a paper that is no document. */
export function identifyDocument(documents: readonly DocumentDescription[], lines: readonly TextLine[], mrz: MrzReading | null): Identified | null {
  const judged = documents.flatMap((document) => document.sides.map((side) => {
    const { points, byLabels } = evidenceOf(side, lines, mrz)
    return { document, side, byLabels, share: points / side.least_points }
  }))
  const best = judged.toSorted((a, b) => b.share - a.share)[0]
  if (!best || best.share < 1) return null
  if (best.byLabels && best.document.not_with.some((word) => hitsOf(lines, word).length > 0)) return null
  const { document, side, byLabels, share } = best
  return { document, side, byLabels, confidence: Math.min(1, share / SURE_FACTOR) }
}
