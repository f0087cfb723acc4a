// original_document_present: the document itself lay before the camera, not a copy of it, a screen that shows it, or a specimen known to everybody.
import type { PictureFault } from '#contract/reading.ts'
import type { PhotoSide } from '#contract/words.ts'
import { plainNumber } from '../compare-field.ts'
import { failed, passed, readingAt, reason, warning, worstOf, type CheckContext, type Finding } from './check-input.ts'

/** Marks of a copy, however weak: the machine approves nothing that bears one. That it was black and white is told by colour_picture. */
const COPIES = ['photo_of_screen', 'photocopy'] as const satisfies readonly PictureFault['code'][]
/** What specimens are marked with, spelt in capitals without spaces. */
const SPECIMEN_WORDS = ['SPECIMEN', 'MUSTER', 'MUESTRA', 'ESPECIMEN', 'FACSIMILE', '样本', '样证', '樣本', '樣證', '見本', '견본']
/** A word less surely read than this may be another. */
const SURE_WORD = 0.8

/** Without accents, letters only: a mark is often printed across other lines, and hyphens are made of those. */
const lettersOf = (text: string): string => text.normalize('NFKD').toUpperCase().replace(/\P{L}/gu, '')

function isMarked(context: CheckContext, side: PhotoSide): boolean {
  const lines = readingAt(context, side)?.lines ?? []
  return lines.some(({ text, confidence }) => confidence >= SURE_WORD && SPECIMEN_WORDS.some((word) => lettersOf(text).includes(lettersOf(word))))
}

/** Whether the number typed or one that was read is one of those published with specimens. */
function isPublished({ facts, details, samples }: CheckContext): boolean {
  const { printed = null, mrz = null } = facts.document_number ?? {}
  return [details.document_number, printed?.value, mrz?.value].some((number) => number !== undefined && samples.has(plainNumber(number)))
}

/** A specimen counts in a sandbox, and nowhere else; there a person looks, for the mark may be a word of something beside the document. */
function judgeSpecimen(context: CheckContext): Finding {
  const evidence = { specimen_mark: context.sides.some((side) => isMarked(context, side)), published_number: isPublished(context) }
  const isSpecimen = evidence.specimen_mark || evidence.published_number
  return isSpecimen && context.mode === 'live' ? failed([reason('specimen_or_public_image', 'registration')], evidence) : passed(evidence)
}

function judgeCopy(context: CheckContext, side: PhotoSide): Finding {
  const reading = readingAt(context, side)
  // Missing pictures and failed readings are told by document_detected; here they prove nothing.
  if (!reading) return warning([reason('data_not_readable', side)], { [`${side}_read`]: false })
  const seen = COPIES.filter((code) => reading.quality.faults.some((fault) => fault.code === code))
  return seen.length > 0 ? warning(seen.map((code) => reason(code, side)), { [`${side}_copy`]: seen.join(' ') }) : passed({ [`${side}_copy`]: 'none' })
}

/** What was measured of each picture speaks of the document itself. Nobody is refused by it: a person looks. */
export function checkOriginalDocument(context: CheckContext): Finding {
  return worstOf([judgeSpecimen(context), ...context.sides.map((side) => judgeCopy(context, side))])
}
