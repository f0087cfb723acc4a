// The checks one picture by itself allows, for the command line: quality, presence, MRZ, numbers and dates.
import type { ReadField, Reading } from '#contract/reading.ts'
import type { CheckName, ReasonCode } from '#contract/reasons.ts'
import type { FieldName } from '#contract/words.ts'
import { ageOn, readResidentId } from '#core/document-number.ts'

export type PictureCheck = { name: CheckName; status: 'passed' | 'warning' | 'failed' | 'not_applicable'; reasons: ReasonCode[] }

const OLDEST = 130

/** The field as it is best known: a barcode, which corrects its own errors, or an accepted MRZ before print, but a printed name before its transliteration. */
export function bestField(reading: Reading, name: FieldName): ReadField | undefined {
  const [printed, mrz, barcode] = ['printed', 'mrz', 'barcode'].map((source) => reading.fields.find((field) => field.name === name && field.source === source))
  if (name === 'name' && printed && !printed.doubtful) return printed
  return barcode ?? (reading.mrz?.accepted ? (mrz ?? printed) : (printed ?? mrz))
}

function check(name: CheckName, status: PictureCheck['status'], ...reasons: ReasonCode[]): PictureCheck {
  return { name, status, reasons }
}

function checkQuality({ quality }: Reading): PictureCheck {
  const faults = quality.faults.filter((fault) => fault.weight !== 'hint' && fault.code !== 'no_document_in_image')
  const status = faults.some((fault) => fault.weight === 'refuse') ? 'failed' : faults.length > 0 ? 'warning' : 'passed'
  return check('image_quality', status, ...faults.map((fault) => fault.code))
}

function checkMrz(reading: Reading, carriesMrz: boolean): PictureCheck {
  if (!carriesMrz) return check('mrz', 'not_applicable')
  if (!reading.mrz) return check('mrz', 'failed', 'mrz_not_readable')
  if (reading.mrz.accepted) return check('mrz', 'passed')
  if (reading.mrz.corrected) return check('mrz', 'warning', 'mrz_not_readable')
  return check('mrz', 'failed', reading.mrz.confidence > 0.8 ? 'mrz_inconsistent' : 'mrz_not_readable')
}

function checkNumber(reading: Reading): PictureCheck {
  const number = bestField(reading, 'document_number')
  if (!number) return check('document_numbers', 'not_applicable')
  const digit = reading.mrz?.check_digits.find((each) => each.field === 'document_number')
  const right = reading.document.kind === 'cn_resident_id' ? readResidentId(number.value) !== null : digit?.right
  if (right === undefined) return check('document_numbers', 'not_applicable')
  return right ? check('document_numbers', 'passed') : check('document_numbers', 'failed', 'data_not_readable')
}

function checkBirth(reading: Reading, today: string): PictureCheck {
  const birth = bestField(reading, 'date_of_birth')?.value
  if (!birth) return check('date_of_birth', 'not_applicable')
  const number = reading.document.kind === 'cn_resident_id' ? readResidentId(bestField(reading, 'document_number')?.value ?? '') : null
  if (number && number.date_of_birth !== birth) return check('date_of_birth', 'failed', 'dob_mismatch')
  const age = ageOn(birth.padEnd(10, '-01'), today)
  return age >= 0 && age <= OLDEST ? check('date_of_birth', 'passed') : check('date_of_birth', 'failed', 'data_not_readable')
}

function checkExpiry(reading: Reading, today: string): PictureCheck {
  const validity = bestField(reading, 'validity')?.value.split('-')[1]?.replaceAll('.', '-')
  const until = bestField(reading, 'expiry_date')?.value ?? validity
  if (!until) return check('document_expiry', 'not_applicable')
  return until === '长期' || until >= today ? check('document_expiry', 'passed') : check('document_expiry', 'failed', 'document_expired')
}

/**
 * Every check a single picture allows, in fixed order.
 * @param carriesMrz whether the side seen has a machine-readable zone
 * @param today `YYYY-MM-DD`
 */
export function checkPicture(reading: Reading, carriesMrz: boolean, today: string): PictureCheck[] {
  const isDocument = reading.document.kind !== null
  return [
    checkQuality(reading),
    isDocument ? check('document_detected', 'passed') : check('document_detected', 'failed', 'no_document_in_image'),
    checkMrz(reading, carriesMrz),
    check('barcode', reading.barcode ? 'passed' : 'not_applicable'),
    checkNumber(reading),
    checkBirth(reading, today),
    checkExpiry(reading, today),
  ]
}
