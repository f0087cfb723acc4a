// document_detected, supported_document and front_back_pair: the right document, in every picture, with its own two sides.
import type { Reason } from '#contract/reasons.ts'
import type { PictureFault, Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import { compareValues } from '../compare-field.ts'
import { missingCode } from '../document-sides.ts'
import { isOtherKind, isOtherSide, showsNoDocument } from '../photo-verdict.ts'
import { failed, notApplicable, passed, readingAt, reason, warning, worstOf, type CheckContext, type Finding } from './check-input.ts'

const hasFault = (reading: Reading, code: PictureFault['code']): boolean =>
  reading.quality.faults.some((each) => each.code === code && each.weight === 'refuse')

/** A fault of the picture: back to the subscriber, unless it was sent in spite of it. */
function fault(context: CheckContext, side: PhotoSide, reasons: Reason[]): Finding {
  return context.usedAnyway.includes(side) ? warning(reasons, { [`${side}_used_anyway`]: true }) : failed(reasons)
}

function findDocument(context: CheckContext, side: PhotoSide): Finding {
  const reading = readingAt(context, side)
  if (reading === undefined) return failed([reason(missingCode(context.document.kind, side), side)])
  if (reading === null) return warning([reason('data_not_readable', side)], { [`${side}_read`]: false })
  if (hasFault(reading, 'two_documents')) return fault(context, side, [reason('two_documents', side)])
  if (showsNoDocument(reading)) return fault(context, side, [reason('no_document_in_image', side)])
  if (reading.document.kind === null) return warning([reason('wrong_document_type', side)], { [`${side}_kind_known`]: false })
  return passed({ [`${side}_confidence`]: reading.document.confidence })
}

/** Every side shows a document. The score is the lowest confidence that it is one. */
export function checkDocumentDetected(context: CheckContext): Finding {
  const confidences = context.sides.flatMap((side) => readingAt(context, side)?.document.confidence ?? [])
  const finding = worstOf(context.sides.map((side) => findDocument(context, side)))
  return confidences.length > 0 ? { ...finding, score: Math.min(...confidences) } : finding
}

/** The document is of the kind that was chosen, and that kind counts in this country. */
export function checkSupportedDocument(context: CheckContext): Finding {
  if (!context.accepted) return failed([reason('document_type_not_supported', 'registration')], { accepted: false })
  const findings = context.sides.map((side): Finding => {
    const reading = readingAt(context, side)
    if (!reading || reading.document.kind === null) return warning([reason('wrong_document_type', side)], { [`${side}_kind_known`]: false })
    const reasons = [reason('wrong_document_type', side)]
    const evidence = { [`${side}_kind`]: reading.document.kind }
    const is = isOtherKind(reading, context.document.kind)
    if (is === 'maybe') return warning(reasons, evidence)
    return is === 'yes' ? { ...fault(context, side, reasons), evidence } : passed(evidence)
  })
  const confidences = context.sides.flatMap((side) => readingAt(context, side)?.document.confidence ?? [])
  return confidences.length > 0 ? { ...worstOf(findings), score: Math.min(...confidences) } : worstOf(findings)
}

/** What both sides of one document say alike: number and birth in print on one, in the zone on the other. */
const SHARED: readonly FieldName[] = ['document_number', 'date_of_birth']

function compareSides(context: CheckContext): Finding {
  const findings = SHARED.flatMap((field): Finding[] => {
    const { printed = null, mrz = null } = context.facts[field] ?? {}
    if (!printed || !mrz || printed.side === mrz.side) return []
    const result = compareValues(field, printed.value, mrz.value)
    const evidence = { [`${field}_compared`]: result }
    if (result === 'same') return [passed(evidence)]
    const reasons = [reason('sides_mismatch', mrz.side)]
    return [result === 'different' && printed.sure && mrz.sure ? failed(reasons, evidence) : warning(reasons, evidence)]
  })
  // Two cards cannot be told apart without a fact on both; where the back has a zone, that fact is expected.
  const evidence = { shared_facts: 0 }
  const none = context.accepted?.mrz === true ? warning([reason('sides_mismatch', context.sides[1]!)], evidence) : passed(evidence)
  return worstOf(findings, none)
}

/** Both sides are there, each is the side it should be, and they belong to one document. */
export function checkFrontBackPair(context: CheckContext): Finding {
  const [first, second] = context.sides
  if (!first || !second) return notApplicable()
  const [one, other] = [readingAt(context, first), readingAt(context, second)]
  if (one === undefined || other === undefined) {
    const absent = one === undefined ? first : second
    return failed([reason(missingCode(context.document.kind, absent), absent)])
  }
  if (one === null || other === null) return warning([reason('data_not_readable', one === null ? first : second)])
  if (one.picture.sha256 === other.picture.sha256) {
    const wrong = isOtherSide(one, first) === 'no' ? second : first
    return failed([reason('same_side_twice', wrong)], { same_bytes: true })
  }
  const sides = [[first, one], [second, other]] as const
  const shown = sides.map(([side, reading]): Finding => {
    const is = isOtherSide(reading, side)
    const isTwice = one.document.side === other.document.side
    const reasons = [reason(isTwice ? 'same_side_twice' : missingCode(context.document.kind, side), side)]
    if (is === 'yes') return { ...fault(context, side, reasons), score: reading.document.confidence }
    return is === 'maybe' || reading.document.side === null ? warning(reasons, { [`${side}_side_sure`]: false }) : passed()
  })
  const wrong = worstOf(shown)
  if (wrong.status === 'passed') return compareSides(context)
  return { ...wrong, score: Math.min(one.document.confidence, other.document.confidence) }
}
