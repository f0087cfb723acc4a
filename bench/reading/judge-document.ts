// A whole document as the system decides on it: all sides read, the form filled from them and corrected by nobody, every check run.
import { decide, type Outcome } from '#core/decide.ts'
import type { Readings } from '#core/document-facts.ts'
import { sidesOf } from '#core/document-sides.ts'
import { proposeDetails } from '#core/propose.ts'
import { NO_REPEATS } from '#core/repeats.ts'
import { runChecks } from '#core/run-checks.ts'
import type { ReadFailure, Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import type { Policy } from '#core/policy.ts'
import type { RegionYears } from '#core/regions.ts'
import { normalValue, type WrongValue } from './score-reading.ts'

export type DocumentRow = {
  kind: string
  level: number
  seed: number
  /** `not_judged` where no policy accepts the kind. */
  outcome: Outcome | 'not_judged'
  reasons: string[]
  /** Details that differ from the truth; they count where the outcome is approved. */
  wrong: WrongValue[]
}
type Sides = Readonly<Partial<Record<PhotoSide, Reading | ReadFailure>>>

/** What an identity is made of; the address is for the subscriber to correct. */
const IDENTITY: readonly FieldName[] = ['name', 'date_of_birth', 'document_number', 'sex', 'nationality', 'expiry_date']

/**
 * Decides as `flow` would on the first attempt with confirmed contacts.
 * @param state that issued the document
 * @param truth fields of all sides
 */
export function judgeDocument(
  about: { kind: string; level: number; seed: number }, sides: Sides, state: string, truth: Partial<Record<FieldName, string>>, policy: Policy | null,
  regions: RegionYears, today: string,
): DocumentRow {
  if (!policy) return { ...about, outcome: 'not_judged', reasons: [], wrong: [] }
  const document = { kind: about.kind, issuing_country: state }
  const readings: Readings = Object.fromEntries(sidesOf(about.kind).flatMap((side) => {
    const seen = sides[side]
    return seen === undefined ? [] : [[side, 'problem' in seen ? null : seen]]
  }))
  const details = proposeDetails(readings, document)
  const checks = runChecks({
    policy, today, document, readings, usedAnyway: [], details, contacts: { email_confirmed: true, phone_confirmed: true },
    repeats: NO_REPEATS, blocked: [], linesHeld: 0, linesTogether: 0, linesAsked: 1, regions, alphabet: null, samples: new Set(), mode: 'sandbox',
    faces: 'not_looked_at',
  })
  const { outcome, reasons } = decide(checks, policy, { attempt: 1 })
  const wrong = IDENTITY.flatMap((field): WrongValue[] => {
    const [read, wanted] = [(details as Partial<Record<FieldName, string>>)[field], truth[field]]
    if (read === undefined || wanted === undefined || normalValue(field, read) === normalValue(field, wanted)) return []
    return [{ field, source: 'printed', truth: wanted, read }]
  })
  return { ...about, outcome, reasons: reasons.map(({ code, at }) => `${code}@${at}`), wrong }
}
