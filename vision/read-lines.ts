// Reads the text lines of a picture: each once, those read surely in an earlier look not again, and those that need it twice.
import type { ReadField } from '#contract/reading.ts'
import { isInside, quadCentre } from '#optics/geometry.ts'
import type { Raster } from '#optics/raster.ts'
import type { SideDescription, ValueKind } from './documents.ts'
import type { Engines } from './engines.ts'
import { findLabels } from './find-labels.ts'
import { isDense, recogniseStretched, recogniseText } from './recognise-text.ts'
import type { PlacedLine } from './text-direction.ts'
import type { TextLine } from './text-line.ts'

/** Lines lower than this, in pixels, hold no readable text. */
const LOWEST_LINE = 7
/** A line of which labels take more than this share says nothing else. */
const MOSTLY = 0.8
/** A line read as surely as this is not read again where a second look finds it in the same place. */
const SURE_KNOWN = 0.96
/** Values of these kinds have no check and no lexicon. */
const READ_TWICE: readonly ValueKind[] = ['code', 'latin_name', 'comma_name']
/** Corners that lie no further apart than this share of the line's height are the same. */
const SAME_CORNERS = 0.2

/** `known`: lines of an earlier look; what was read surely where a line lies now is not read again. */
export async function recogniseLines(engines: Engines, raster: Raster, placed: readonly PlacedLine[], known: readonly TextLine[] = []): Promise<TextLine[]> {
  const readable = placed.filter((line) => line.height >= LOWEST_LINE && line.width >= line.height * 0.4)
  const lines: TextLine[] = []
  for (const line of readable) {
    const before = known.find((each) => each.confidence > SURE_KNOWN && isSamePlace(each, line))
    lines.push(before ? { ...before, ...line } : { ...line, ...(await recogniseText(engines, raster, line.quad)) })
  }
  return lines
}

/** Whether two lines have the same corners, but for what the detector wavers between two looks. */
function isSamePlace(a: PlacedLine, b: PlacedLine): boolean {
  const most = SAME_CORNERS * Math.min(a.height, b.height)
  return a.quad.every(([x, y], i) => Math.abs(x - b.quad[i]![0]) < most && Math.abs(y - b.quad[i]![1]) < most)
}

/**
 * Reads dense lines once more where they hold values; where a field is missing, all that are no labels. Names and numbers that no zone guards
 * are always read twice. Labels are known words, and found in spite of lost letters; what stands beside the document's own print is of no interest.
 */
export async function readClosely(
  engines: Engines, raster: Raster, lines: readonly TextLine[], side: SideDescription, printed: readonly ReadField[],
  { isMissing, isGuarded }: { isMissing: boolean; isGuarded: boolean },
): Promise<TextLine[]> {
  const hits = findLabels(lines, side)
  const labelled = (line: TextLine): number => hits.filter((hit) => hit.line === line).reduce((sum, hit) => sum + hit.to - hit.from, 0)
  const holdsValue = (line: TextLine, fields = printed): boolean => fields.some(({ box }) => box !== null && isInside(quadCentre(line.quad), box, 0))
  const unguarded = isGuarded ? [] : printed.filter(({ name }) => READ_TWICE.includes(side.fields.find((field) => field.name === name)!.value))
  const read: TextLine[] = []
  for (const line of lines) {
    const isWanted = labelled(line) <= MOSTLY * line.characters.length && (isDense(line) ? isMissing || holdsValue(line) : holdsValue(line, unguarded))
    read.push(isWanted ? { ...line, ...(await recogniseStretched(engines, raster, line.quad, line)) } : line)
  }
  return read
}
