// mrz: the machine-readable zone was read whole, its check digits are right and nothing in it had to be guessed.
import { mrzSideOf, sidesOf } from '../document-sides.ts'
import { failed, notApplicable, passed, readingAt, reason, warning, type CheckContext, type Finding } from './check-input.ts'

/** A zone read this clearly whose check digits are wrong may have been made so. A person looks, for a misread character does the same. */
const CLEAR = 0.95

export function checkMrz(context: CheckContext): Finding {
  const usual = mrzSideOf(context.document.kind)
  if (usual === null || context.accepted?.mrz === false) return notApplicable()
  // Cards of 105 x 74 mm have their zone in front (ICAO 9303-6).
  const side = [usual, ...sidesOf(context.document.kind)].find((each) => readingAt(context, each)?.mrz) ?? usual
  const reading = readingAt(context, side)
  const unread = [reason('mrz_not_readable', side)]
  if (!reading) return warning(unread, { read: false })
  // Not found is a fault of the picture; the score keeps it from counting as certain.
  if (!reading.mrz) {
    const finding = context.usedAnyway.includes(side) ? warning(unread, { found: false }) : failed(unread, { found: false })
    return { ...finding, score: 0 }
  }
  const { format, confidence: score, check_digits, accepted, corrected } = reading.mrz
  const wrong = check_digits.filter((digit) => !digit.right)
  const evidence = { found: true, format, wrong_check_digits: wrong.length, accepted, corrected }
  if (accepted && !corrected && wrong.length === 0) return { ...passed(evidence), score }
  const isClear = wrong.length > 0 && score >= CLEAR
  return { ...warning(isClear ? [reason('mrz_inconsistent', side)] : unread, evidence), score }
}
