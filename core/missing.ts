// What is to do before a registration can be submitted, in the order it is done.
import type { ChosenDocument, ConsentGiven, Details, Photo } from '#contract/registration.ts'
import type { FieldName } from '#contract/words.ts'
import { findAccepted, type Policy } from './policy.ts'

export type Draft = {
  readonly policy: Policy
  readonly document: ChosenDocument | null
  readonly photos: readonly Pick<Photo, 'side' | 'verdict' | 'used_anyway'>[]
  readonly details: Details | null
  readonly consents: readonly Pick<ConsentGiven, 'purpose' | 'version' | 'granted'>[]
  readonly contacts: { readonly email_confirmed: boolean; readonly phone_confirmed: boolean }
  /** After a refusal: sides and fields (from `redoOf`) not yet done again. */
  readonly redo?: readonly string[]
}

/** The fields the policy asks for that are not filled in. */
export function missingFields(policy: Policy, details: Details | null): FieldName[] {
  const filled = details as Partial<Record<FieldName, string>> | null
  return policy.fields.filter((field) => !filled?.[field]?.trim())
}

/** Whether every consent the policy requires was given in the version now in force; the latest answer counts. */
function hasConsents(draft: Draft): boolean {
  return draft.policy.consents.every(({ purpose, version, required }) => {
    const last = draft.consents.findLast((given) => given.purpose === purpose)
    return !required || (last?.version === version && last.granted)
  })
}

/** A side counts when its picture was read and not refused, or was sent in spite of the refusal. */
function hasSide(draft: Draft, side: string): boolean {
  const photo = draft.photos.find((each) => each.side === side)
  return photo !== undefined && photo.verdict !== null && (photo.verdict !== 'retake' || photo.used_anyway)
}

/**
 * What is missing: `document`, `consents`, sides, `details`, `email`, `phone`, in this order; empty when it can be submitted.
 * Consents stand before the pictures they are about (PIPL 29).
 */
export function missingOf(draft: Draft): string[] {
  const { policy, document, contacts, redo = [] } = draft
  const accepted = document && findAccepted(policy, document)
  const sides = accepted?.sides ?? []
  const fieldsToRedo = policy.fields.filter((field) => redo.includes(field))
  const missing: string[] = accepted ? [] : ['document']
  if (!hasConsents(draft)) missing.push('consents')
  missing.push(...sides.filter((side) => redo.includes(side) || !hasSide(draft, side)))
  if (fieldsToRedo.length > 0 || missingFields(policy, draft.details).length > 0) missing.push('details')
  if (policy.checks.email_confirmed.requirement === 'required' && !contacts.email_confirmed) missing.push('email')
  if (policy.checks.phone_confirmed.requirement === 'required' && !contacts.phone_confirmed) missing.push('phone')
  return missing
}
