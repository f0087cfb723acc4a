// What every check is given, and the shape it answers in before the policy's row is added.
import type { Check, Reason, ReasonCode, ReasonPlace } from '#contract/reasons.ts'
import type { Reading } from '#contract/reading.ts'
import type { ChosenDocument, Details } from '#contract/registration.ts'
import type { BlockedKind } from '#contract/blocklist.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import type { Facts, Readings } from '../document-facts.ts'
import { sidesOf } from '../document-sides.ts'
import type { Policy, PolicyDocument } from '../policy.ts'
import type { RepeatsFound } from '../repeats.ts'
import type { RegionYears } from '../regions.ts'
import type { SeenFaces } from '../seen-faces.ts'

export type CheckInput = {
  readonly policy: Policy
  /** `YYYY-MM-DD` in the policy's timezone. */
  readonly today: string
  readonly document: ChosenDocument
  /** By side; null where the reader failed, absent where there is no picture. */
  readonly readings: Readings
  /** Sides sent in spite of a refusal. */
  readonly usedAnyway: readonly PhotoSide[]
  readonly details: Details
  readonly contacts: { readonly email_confirmed: boolean; readonly phone_confirmed: boolean }
  /** What it has in common with other subscribers. */
  readonly repeats: RepeatsFound
  /** Kinds of its values that stand on the operator's blocklist. */
  readonly blocked: readonly BlockedKind[]
  /** Lines already active on this document, those of this registration not counted. */
  readonly linesHeld: number
  /** The same for all accounts that staff took for one person; 0 where there is but one. */
  readonly linesTogether: number
  readonly linesAsked: number
  /** What resident numbers may begin with; null where nothing is known of it, and then nothing is held against anyone. */
  readonly regions: RegionYears | null
  /** The characters the reader can read at all; null where that is not known. */
  readonly alphabet: ReadonlySet<string> | null
  /** Numbers published with specimens, as `plainNumber` writes them. */
  readonly samples: ReadonlySet<string>
  readonly mode: 'sandbox' | 'live'
  /** Of the selfie with the document. No face is looked at without the consent to it. */
  readonly faces: SeenFaces | 'no_consent' | 'not_looked_at'
}

/** The input with what all checks would otherwise find for themselves. */
export type CheckContext = CheckInput & {
  readonly facts: Facts
  /** The policy's row for the document; null where it does not count. */
  readonly accepted: PolicyDocument | null
  /** The sides of the document to be shown; a selfie is none. */
  readonly sides: readonly PhotoSide[]
}

/** An outcome without name and requirement; `data_comparison` adds its field. */
export type Finding = Pick<Check, 'status' | 'reasons' | 'evidence'> & { score?: number; field?: FieldName }

/** Seen on one side; `null` where its reader failed, `undefined` where there is no picture. */
export function readingAt(context: CheckContext, side: PhotoSide): Reading | null | undefined {
  return context.readings[side]
}

/** The sides of the document to be shown; those of the kind where the policy knows no such document. */
export function sidesToShow(input: CheckInput, accepted: PolicyDocument | null): readonly PhotoSide[] {
  return accepted?.sides.filter((side) => side !== 'selfie_with_document') ?? sidesOf(input.document.kind)
}

/** A reason at a place. */
export function reason(code: ReasonCode, at: ReasonPlace): Reason {
  return { code, at }
}

export type Evidence = Check['evidence']
/** The four outcomes. */
export const passed = (evidence: Evidence = {}): Finding => ({ status: 'passed', reasons: [], evidence })
export const notApplicable = (evidence: Evidence = {}): Finding => ({ status: 'not_applicable', reasons: [], evidence })
export const warning = (reasons: Reason[], evidence: Evidence = {}): Finding => ({ status: 'warning', reasons, evidence })
export const failed = (reasons: Reason[], evidence: Evidence = {}): Finding => ({ status: 'failed', reasons, evidence })

/** Several findings of one check as one: the worst status, with the reasons of that status and all evidence. */
export function worstOf(findings: readonly Finding[], none: Finding = notApplicable()): Finding {
  const worstFirst = ['failed', 'warning', 'passed', 'not_applicable'] as const
  const status = worstFirst.find((each) => findings.some((finding) => finding.status === each))
  if (!status) return none
  return {
    status,
    reasons: findings.filter((finding) => finding.status === status).flatMap((finding) => finding.reasons),
    evidence: Object.assign({}, ...findings.map((finding) => finding.evidence)) as Evidence,
  }
}
