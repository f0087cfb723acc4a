// Reads a date again in one piece where the detector cut it in boxes that touch or overlap: what stands at the cut is read twice, halved, or not at all.
import type { Quad } from '#contract/reading.ts'
import type { Raster } from '#optics/raster.ts'
import type { SideDescription, ValueKind } from './documents.ts'
import type { Engines } from './engines.ts'
import { findLabels } from './find-labels.ts'
import { Layout } from './layout.ts'
import { recogniseText } from './recognise-text.ts'
import { placeLines } from './text-direction.ts'
import { leftOf, rightOf, type TextLine } from './text-line.ts'

/** Their figures and signs stand close: boxes of one date touch, those of two values do not. */
const DATES: readonly ValueKind[] = ['date', 'validity']
/** Boxes nearer than this touch, in heights. */
const TOUCHING = 0.15
/** What is read in one piece may be this much less sure than its surest part. */
const LESS_SURE = 0.15

/** Lines of one row, left to right, cut where no two touch. */
function touching(row: readonly TextLine[]): TextLine[][] {
  const runs: TextLine[][] = []
  for (const line of row.toSorted((a, b) => leftOf(a) - leftOf(b))) {
    const last = runs.at(-1)?.at(-1)
    if (last && leftOf(line) - rightOf(last) < TOUCHING * Math.max(line.height, last.height)) runs.at(-1)!.push(line)
    else runs.push([line])
  }
  return runs.filter((run) => run.length > 1)
}

/** The boxes that a date of this side is cut in, each set once. */
function cutDates(lines: readonly TextLine[], side: SideDescription): TextLine[][] {
  const hits = findLabels(lines, side)
  const layout = new Layout(lines, hits)
  const isDate = (value: ValueKind | undefined): boolean => value !== undefined && DATES.includes(value)
  const rows = hits.filter(({ field, part }) => part === 0 && isDate(field?.value)).map((hit) => [...new Set(layout.rightOf(hit).map(({ line }) => line))])
  const taken = new Set<TextLine>()
  return rows.flatMap(touching).filter((run) => {
    const isNew = run.every((line) => !taken.has(line))
    for (const line of run) taken.add(line)
    return isNew
  })
}

/**
 * The lines, with the boxes of each date that were cut read as one.
 * @param direction the reading direction, radians
 */
export async function joinBoxes(engines: Engines, raster: Raster, lines: readonly TextLine[], side: SideDescription, direction: number): Promise<TextLine[]> {
  let joined = [...lines]
  for (const run of cutDates(lines, side)) {
    const [first, last] = [run[0]!.quad, run.at(-1)!.quad]
    const quad: Quad = [first[0], last[1], last[2], first[3]]
    const whole = { ...placeLines([quad], direction)[0]!, ...(await recogniseText(engines, raster, quad)) }
    if (whole.confidence < Math.max(...run.map(({ confidence }) => confidence)) - LESS_SURE) continue
    joined = [...joined.filter((line) => !run.includes(line)), whole]
  }
  return joined
}
