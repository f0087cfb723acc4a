// Runs every check on a submitted registration, in the order a person would look.
import type { Check } from '#contract/reasons.ts'
import { gatherFacts } from './document-facts.ts'
import { RUN_CHECKS, findAccepted, type RunCheck } from './policy.ts'
import { sidesToShow, type CheckContext, type CheckInput, type Finding } from './checks/check-input.ts'
import { checkContact } from './checks/contacts.ts'
import { checkDataComparison } from './checks/data-comparison.ts'
import { checkDataConsistency } from './checks/data-consistency.ts'
import { checkDateOfBirth, checkDocumentExpiry, checkDocumentNumbers } from './checks/document-data.ts'
import { checkDocumentInHand } from './checks/document-in-hand.ts'
import { checkDocumentDetected, checkFrontBackPair, checkSupportedDocument } from './checks/document-presence.ts'
import { checkContactRepeat, checkDocumentRepeat, checkImageReuse, checkLineQuota } from './checks/duplicates.ts'
import { checkAge, checkBlocklist, checkCountryAllowed, checkRemoteAllowed } from './checks/eligibility.ts'
import { checkOriginalDocument } from './checks/original-document.ts'
import { checkFaceDetected, checkFaceMatch } from './checks/faces.ts'
import { checkMrz } from './checks/mrz.ts'
import { checkColourPicture, checkImageQuality } from './checks/picture-quality.ts'

const CHECKS: Record<RunCheck, (context: CheckContext) => Finding | Finding[]> = {
  image_quality: checkImageQuality,
  supported_document: checkSupportedDocument,
  colour_picture: checkColourPicture,
  document_detected: checkDocumentDetected,
  front_back_pair: checkFrontBackPair,
  original_document_present: checkOriginalDocument,
  mrz: checkMrz,
  document_numbers: checkDocumentNumbers,
  date_of_birth: checkDateOfBirth,
  document_expiry: checkDocumentExpiry,
  data_consistency: checkDataConsistency,
  data_comparison: checkDataComparison,
  face_detected: checkFaceDetected,
  face_match: checkFaceMatch,
  document_in_hand: checkDocumentInHand,
  document_repeat: checkDocumentRepeat,
  image_reuse: checkImageReuse,
  contact_repeat: checkContactRepeat,
  lines_per_id_quota: checkLineQuota,
  age: checkAge,
  country_allowed: checkCountryAllowed,
  remote_allowed: checkRemoteAllowed,
  blocklist: checkBlocklist,
  phone_confirmed: (context) => checkContact(context, 'phone'),
  email_confirmed: (context) => checkContact(context, 'email'),
}

/**
 * Runs all checks.
 * @returns one outcome per check, of data_comparison one per field; evidence holds codes and counts, never a value of the document
 */
export function runChecks(input: CheckInput): Check[] {
  const accepted = findAccepted(input.policy, input.document)
  const context: CheckContext = { ...input, facts: gatherFacts(input.readings), accepted, sides: sidesToShow(input, accepted) }
  return RUN_CHECKS.flatMap((name) => {
    const { requirement } = input.policy.checks[name]
    return [CHECKS[name](context)].flat().map((finding): Check => ({ name, requirement, ...finding }))
  })
}

export type { CheckInput } from './checks/check-input.ts'
