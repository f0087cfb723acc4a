// image_quality and colour_picture: whether each picture can be relied on. What the reader measured is the score.
import type { PictureFault } from '#contract/reading.ts'
import type { PhotoSide } from '#contract/words.ts'
import { failed, passed, readingAt, reason, warning, worstOf, type CheckContext, type Finding } from './check-input.ts'

const COLOUR: readonly PictureFault['code'][] = ['black_and_white', 'photocopy']
type Concerns = (code: PictureFault['code']) => boolean
/** Whether there is one document in the picture is told by document_detected. */
const PRESENCE: readonly PictureFault['code'][] = ['no_document_in_image', 'two_documents']

/**
 * One side by the faults that concern a check. A refused fault goes back to the subscriber, unless the picture was sent in spite of it:
 * then a person looks, whatever the faults.
 */
function judgeSide(context: CheckContext, side: PhotoSide, concerns: Concerns, warnCounts: boolean): Finding {
  const reading = readingAt(context, side)
  // Missing pictures and failed readings are told by document_detected; here they prove nothing.
  if (!reading) return warning([reason('data_not_readable', side)], { [`${side}_read`]: false })
  const faults = reading.quality.faults.filter((fault) => concerns(fault.code))
  const of = (weight: PictureFault['weight']) => faults.filter((fault) => fault.weight === weight).map((fault) => reason(fault.code, side))
  const evidence = { [`${side}_refused`]: of('refuse').length, [`${side}_warned`]: of('warn').length, [`${side}_hints`]: of('hint').length }
  if (context.usedAnyway.includes(side)) return warning([...of('refuse'), ...of('warn')], { ...evidence, [`${side}_used_anyway`]: true })
  if (of('refuse').length > 0) return failed(of('refuse'), evidence)
  if (warnCounts && of('warn').length > 0) return warning(of('warn'), evidence)
  return passed(evidence)
}

/** Lowest of a measure over the sides that were read. */
function lowest(context: CheckContext, measure: 'sharpness' | 'chroma'): number | null {
  const values = context.sides.flatMap((side) => readingAt(context, side)?.quality[measure] ?? [])
  return values.length > 0 ? Math.min(...values) : null
}

function withScore(finding: Finding, score: number | null): Finding {
  return score === null ? finding : { ...finding, score }
}

/** Sharpness, light, completeness, resolution. A mere warning was shown at the upload; whether all could be read is told field by field. */
export function checkImageQuality(context: CheckContext): Finding {
  const concerns: Concerns = (code) => !COLOUR.includes(code) && !PRESENCE.includes(code)
  return withScore(worstOf(context.sides.map((side) => judgeSide(context, side, concerns, false))), lowest(context, 'sharpness'))
}

/** Black and white pictures and photocopies. Here a warning counts: a copy is not the document. */
export function checkColourPicture(context: CheckContext): Finding {
  const concerns: Concerns = (code) => COLOUR.includes(code)
  return withScore(worstOf(context.sides.map((side) => judgeSide(context, side, concerns, true))), lowest(context, 'chroma'))
}
