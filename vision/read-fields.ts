// Reads the printed fields of a side by its description: each value beside, under or after its label, or wherever its pattern is met.
import type { ReadField } from '#contract/reading.ts'
import { correctRegion } from './correct-region.ts'
import type { SideDescription } from './documents.ts'
import { isDoubtful } from './doubt-value.ts'
import { findLabels } from './find-labels.ts'
import { Layout } from './layout.ts'
import { normaliseValue } from './normalise-value.ts'
import { partColumns } from './part-columns.ts'
import { boxOf, confidenceOf, lettersOf, textOf } from './pieces.ts'
import type { TextLine } from './text-line.ts'
import { candidatesOf } from './value-candidates.ts'

/**
 * The printed fields of one side that could be read, in the order of the description. Boxes in pixels of the raster.
 * @param today `YYYY-MM-DD`, decides the century of years printed with two figures
 */
export function readFields(lines: readonly TextLine[], side: SideDescription, today?: string): ReadField[] {
  const hits = findLabels(lines, side)
  const parted = partColumns(lines, hits)
  const layout = new Layout(parted, parted.every((line, i) => line === lines[i]) ? hits : findLabels(parted, side))
  const fields = side.fields.flatMap((field): ReadField[] => {
    for (const { pieces, isPart } of candidatesOf(field, layout)) {
      const raw = field.value.startsWith('han') ? textOf(pieces).replace(/ /g, '') : textOf(pieces)
      const normalised = normaliseValue(raw, field, today)
      if (!normalised) continue
      const meant = field.regions ? correctRegion(field.name, lettersOf(pieces, normalised.value), field.regions) : { ...normalised, isKnown: false }
      const { value, isKnown } = meant
      const isOdd = isPart || normalised.isGuess || meant.isGuess
      const doubtful = isOdd || isDoubtful(field, pieces, { value, isKnown })
      const { confidence } = confidenceOf(pieces, value)
      return [{ name: field.name, source: 'printed', value, raw, confidence, box: boxOf(pieces), doubtful }]
    }
    return []
  })
  // One piece of print is one value: where two labels claim it, one of them is wrong.
  const isClaimedTwice = (own: ReadField): boolean => fields.some((other) => other !== own && other.value === own.value && isDate(other) && isDate(own) && isSamePlace(own, other))
  return fields.map((field) => (isClaimedTwice(field) ? { ...field, doubtful: true } : field))
}

const isDate = ({ name }: ReadField): boolean => name.endsWith('_date') || name === 'date_of_birth'

const isSamePlace = (a: ReadField, b: ReadField): boolean =>
  a.box !== null && b.box !== null && a.box.every(([x, y], i) => Math.hypot(x - b.box![i]![0], y - b.box![i]![1]) < 1)
