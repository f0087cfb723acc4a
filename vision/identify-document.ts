// Decides which kind of document and which side a picture shows: points for its words, and for a machine-readable zone of its format.
import type { DocumentDescription, SideDescription } from './documents.ts'
import { findWord, toleranceOf } from './match-text.ts'
import type { MrzReading } from './read-mrz.ts'
import { charactersIn, type TextLine } from './text-line.ts'

/** Points a zone is worth: one that checks out proves the side, one that does not still tells much. */
const POINTS_OF_MRZ = { accepted: 8, plausible: 5, read: 3 }
/** Twice the points needed is as sure as it gets. */
const SURE_FACTOR = 2

export type Identified = { document: DocumentDescription; side: SideDescription; confidence: number }

/** In a card's lettering a label stands by itself or before its value; in a sentence about cards it is a word among many. */
const LEAST_SHARE = 0.3
const HAN_START = 2

function bearsMark(line: TextLine, mark: string): boolean {
  const match = findWord(charactersIn(line), mark, toleranceOf(mark))
  if (!match) return false
  return (match.to - match.from) / line.characters.length >= LEAST_SHARE || (/\p{Script=Han}/u.test(mark) && match.from < HAN_START)
}

function pointsOf(side: SideDescription, lines: readonly TextLine[], mrz: MrzReading | null): number {
  let points = 0
  for (const mark of side.marks) {
    const isThere = 'pattern' in mark ? lines.some((line) => mark.pattern.test(line.text.replace(/\s/g, ''))) : lines.some((line) => bearsMark(line, mark.text))
    if (isThere) points += mark.points
  }
  if (mrz && side.mrz.includes(mrz.format)) {
    const isPlausible = mrz.parsed.oddities.length === 0
    points += mrz.accepted ? POINTS_OF_MRZ.accepted : isPlausible ? POINTS_OF_MRZ.plausible : POINTS_OF_MRZ.read
  }
  return points
}

/** The side with most points in proportion to what it needs, or null where none has enough. */
export function identifyDocument(documents: readonly DocumentDescription[], lines: readonly TextLine[], mrz: MrzReading | null): Identified | null {
  const judged = documents.flatMap((document) => document.sides.map((side) => ({ document, side, share: pointsOf(side, lines, mrz) / side.least_points })))
  const best = judged.toSorted((a, b) => b.share - a.share)[0]
  if (!best || best.share < 1) return null
  return { document: best.document, side: best.side, confidence: Math.min(1, best.share / SURE_FACTOR) }
}
