// What one country's law and the operator's choices mean for a registration, as dated, versioned data from rulebook/policies.
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { AcceptedDocument, ConsentAsked, type CountryRules } from '#contract/service.ts'
import type { ChosenDocument } from '#contract/registration.ts'
import { CalendarDate, CountryCode, FieldName, StateCode, oneOf } from '#contract/words.ts'

/** The checks that are run today. A policy has a row for each and may ask for no other: what is not run cannot be relied on. */
export const RUN_CHECKS = [
  'image_quality', 'supported_document', 'colour_picture', 'document_detected', 'front_back_pair', 'original_document_present',
  'mrz', 'document_numbers', 'date_of_birth', 'document_expiry', 'data_consistency', 'data_comparison',
  'document_repeat', 'image_reuse', 'contact_repeat', 'lines_per_id_quota',
  'age', 'country_allowed', 'remote_allowed', 'blocklist', 'phone_confirmed', 'email_confirmed',
  'face_detected', 'face_match', 'document_in_hand',
] as const
export type RunCheck = (typeof RUN_CHECKS)[number]

/** What a check's outcome leads to. `person`: a reviewer looks; `resubmission`: back to the subscriber at once. */
export const CheckRule = Type.Object(
  {
    requirement: oneOf(['required', 'not_required']),
    on_warning: oneOf(['person', 'ignore']),
    on_failed: oneOf(['person', 'resubmission', 'reject', 'ignore']),
  },
  { additionalProperties: false },
)
export type CheckRule = Static<typeof CheckRule>

/** A fact the policy rests on, shown to the operator, who confirms it before going live. */
export const PolicySource = Type.Object(
  {
    fact: Type.String({ minLength: 1 }),
    source: Type.Union([Type.String(), Type.Null()]),
    confidence: oneOf(['official', 'secondary', 'weak', 'background', 'unknown']),
    note: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type PolicySource = Static<typeof PolicySource>

/** An accepted document with what the rules must know of it. */
export const PolicyDocument = Type.Object(
  {
    ...AcceptedDocument.properties,
    /** Whether it bears a machine-readable zone. */
    mrz: Type.Boolean(),
    /** Whether it ends on a day; some cards do not. */
    expires: Type.Boolean(),
    /** The check its printed number carries. */
    number_check: oneOf(['resident_id', 'hmt_residence', 'permanent_residence', 'travel_permit', 'hkid', 'none']),
  },
  { additionalProperties: false },
)
export type PolicyDocument = Static<typeof PolicyDocument>

export const Policy = Type.Object(
  {
    country: CountryCode,
    /** The day it was written and the number of that day, e.g. `2026-11-01.1`. */
    version: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}\\.\\d+$' }),
    effective_from: CalendarDate,
    sources: Type.Array(PolicySource, { minItems: 1 }),
    /** True only for a country that exists in the sandbox alone. */
    sandbox_only: Type.Boolean(),
    /** Issuing states of specimens: their documents count in the sandbox alone. */
    specimen_states: Type.Array(StateCode),
    /** Whether pictures of documents sent online are lawful; null: not known, and then nobody is registered that way unseen. */
    remote_pictures: Type.Union([Type.Boolean(), Type.Null()]),
    elsewhere: Type.Array(Type.String({ pattern: '^[a-z_]+$' })),
    documents: Type.Array(PolicyDocument, { minItems: 1 }),
    fields: Type.Array(FieldName, { minItems: 1, uniqueItems: true }),
    /** Completed years; null: none known. */
    min_age: Type.Union([Type.Integer({ minimum: 0, maximum: 120 }), Type.Null()]),
    /** Lines one document may hold, and over whom they are counted; nulls: none known. */
    max_lines: Type.Object(
      {
        count: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
        scope: Type.Union([oneOf(['operator', 'all_operators']), Type.Null()]),
      },
      { additionalProperties: false },
    ),
    /** Accounts that may have confirmed one phone or address in the course of time, this one counted: families share, shops help. */
    accounts_per_contact: Type.Integer({ minimum: 1 }),
    /** Submissions, the first counted. */
    max_attempts: Type.Integer({ minimum: 1 }),
    /** ISO 8601 duration after the contract ends; null: none known. */
    retention: Type.Union([Type.String({ pattern: '^P(\\d+[YMWD])+$' }), Type.Null()]),
    /** Whether pictures are kept after the decision; null: not known. */
    copies_kept: Type.Union([Type.Boolean(), Type.Null()]),
    review_business_days: Type.Integer({ minimum: 0 }),
    /** Days off besides weekends. */
    holidays: Type.Array(CalendarDate, { uniqueItems: true }),
    /** ISO 8601 weekdays off, 1 Monday to 7 Sunday. */
    weekend: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 6, uniqueItems: true }),
    /** IANA name. */
    timezone: Type.String({ minLength: 1 }),
    consents: Type.Array(ConsentAsked),
    machine_may_approve: Type.Boolean(),
    checks: Type.Object(
      Object.fromEntries(RUN_CHECKS.map((name) => [name, CheckRule])) as Record<RunCheck, typeof CheckRule>,
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type Policy = Static<typeof Policy>

/** A policy file that cannot be used; the message names the field. */
export class PolicyNotValid extends Error {
  override name = 'PolicyNotValid'
}

/** What must be proved wherever the machine may approve: that these pictures show this person's valid document. */
const NEEDED_BY_MACHINE: readonly RunCheck[] = [
  'image_quality', 'supported_document', 'colour_picture', 'document_detected', 'front_back_pair', 'original_document_present', 'mrz',
  'document_numbers', 'date_of_birth', 'document_expiry', 'data_consistency', 'data_comparison', 'country_allowed', 'remote_allowed',
]

/** What must be proved wherever a selfie with the document is asked for: asked for and not looked at it would be kept for nothing. */
export const SELFIE_CHECKS = ['face_detected', 'face_match', 'document_in_hand'] as const satisfies readonly RunCheck[]

/** Whether any document of the policy is to be shown in a selfie. */
function asksForSelfie(policy: Policy): boolean {
  return policy.documents.some(({ sides }) => sides.includes('selfie_with_document'))
}

/** Contradictions about faces: the consent to them is apart and free, and no policy has them reject. */
function selfieContradictionOf(policy: Policy): string | null {
  const rejecting = SELFIE_CHECKS.find((name) => policy.checks[name].on_failed === 'reject')
  if (rejecting) return `checks.${rejecting}: nobody is rejected by a face`
  if (!asksForSelfie(policy)) return null
  const unproven = SELFIE_CHECKS.find((name) => policy.checks[name].requirement === 'not_required')
  if (unproven) return `checks.${unproven}: required where a selfie with the document is asked for`
  const consent = policy.consents.find(({ purpose }) => purpose === 'face_comparison')
  return consent?.required === false ? null : 'consents: a selfie asks for face_comparison, and nobody may be held to it'
}

/** Contradictions no schema sees: field and what is wrong with it, or null. */
function contradictionOf(policy: Policy): string | null {
  for (const name of RUN_CHECKS) {
    const { requirement, on_warning, on_failed } = policy.checks[name]
    // A required check whose outcome leads nowhere would let an unproven registration pass.
    const isIgnored = on_warning === 'ignore' || on_failed === 'ignore'
    if (requirement === 'required' && isIgnored) return `checks.${name}: a required check may not be ignored`
  }
  const unproven = NEEDED_BY_MACHINE.find((name) => policy.checks[name].requirement === 'not_required')
  if (policy.machine_may_approve && unproven) return `machine_may_approve: the machine approves nothing where ${unproven} is not required`
  const aboutSelfie = selfieContradictionOf(policy)
  if (aboutSelfie) return aboutSelfie
  try {
    Intl.DateTimeFormat('en', { timeZone: policy.timezone })
  } catch {
    return `timezone: ${policy.timezone} is not known`
  }
  if (policy.remote_pictures === false && policy.elsewhere.length === 0) return 'elsewhere: name the lawful way where pictures are not'
  if (policy.max_lines.count !== null && policy.max_lines.scope === null) return 'max_lines.scope: a number of lines needs a scope'
  return null
}

/**
 * Reads a policy.
 * @param json the parsed file
 * @throws PolicyNotValid naming the first field that is wrong
 */
export function parsePolicy(json: unknown): Policy {
  if (!Value.Check(Policy, json)) {
    const found = Value.Errors(Policy, json)
    const first = found.find((each) => each.keyword !== 'anyOf' && each.keyword !== 'boolean') ?? found[0]
    const named = first?.params as { additionalProperties?: string[]; requiredProperties?: string[] } | undefined
    const below = named?.additionalProperties?.[0] ?? named?.requiredProperties?.[0]
    const path = [...(first?.instancePath ?? '').split('/').filter(Boolean), ...(below ? [below] : [])].join('.')
    throw new PolicyNotValid(`${path || 'the policy'}: ${first?.message ?? 'is not valid'}`)
  }
  const contradiction = contradictionOf(json)
  if (contradiction) throw new PolicyNotValid(contradiction)
  return json
}

/** The part of a policy a subscriber and a client may know. An unknown permission is none. */
export function rulesOf(policy: Policy): CountryRules {
  return {
    country: policy.country,
    remote_pictures: policy.remote_pictures === true,
    elsewhere: policy.elsewhere,
    documents: policy.documents.map(({ kind, sides, issuing_countries }) => ({ kind, sides, issuing_countries })),
    fields: policy.fields,
    min_age: policy.min_age,
    max_lines: policy.max_lines.count,
    max_attempts: policy.max_attempts,
    retention: policy.retention,
    review_business_days: policy.review_business_days,
    consents: policy.consents,
    policy_version: policy.version,
  }
}

/** The policy's row for a document of this kind and issuing state, or null where it does not count. An empty list of states is any. */
export function findAccepted(policy: Policy, document: ChosenDocument): PolicyDocument | null {
  const { kind, issuing_country: state } = document
  const counts = ({ issuing_countries: states }: PolicyDocument): boolean => states.length === 0 || states.includes(state)
  return policy.documents.find((row) => row.kind === kind && counts(row)) ?? null
}
