// Which reasons a reviewer may choose for which place, what the machine suggests first, and the chosen items.
import type { Case, Decision } from '#contract/review.ts'
import { REASONS, REASON_CODES, type ReasonCode, type ReasonPlace, type ReasonRow } from '#contract/reasons.ts'
import { FIELD_NAMES, PHOTO_SIDES } from '#contract/words.ts'

export type Item = Decision['items'][number]
export type Kind = Decision['decision']

const rows: Readonly<Record<string, ReasonRow>> = REASONS
const MISMATCH: Partial<Record<ReasonPlace, ReasonCode>> = {
  name: 'name_mismatch', name_latin: 'name_mismatch', date_of_birth: 'dob_mismatch', document_number: 'document_number_mismatch', sex: 'sex_mismatch',
}
const isSide = (place: ReasonPlace): boolean => (PHOTO_SIDES as readonly string[]).includes(place)
const isField = (place: ReasonPlace): boolean => (FIELD_NAMES as readonly string[]).includes(place)

/** The places of a case that the subscriber can do again: sides sent, fields typed, contacts not confirmed. */
export function placesOf(shown: Pick<Case, 'photos' | 'compared' | 'contacts'>): ReasonPlace[] {
  const typed = shown.compared.filter((row) => row.typed !== null).map((row) => row.field)
  const open = shown.contacts.filter((contact) => !contact.confirmed).map((contact) => contact.channel)
  return [...shown.photos.map((photo) => photo.side), ...typed, ...open]
}

/** Whether a retryable reason can be said of this place. */
function fits(code: ReasonCode, place: ReasonPlace): boolean {
  const row = rows[code]
  if (!row || row.weight !== 'retryable') return false
  if (code === 'front_missing') return place === 'front'
  if (code === 'back_missing') return place === 'back'
  if (code === 'data_not_readable') return isSide(place) || isField(place)
  if (place === 'selfie_with_document') return row.about === 'selfie'
  if (isSide(place)) return row.about === 'photo'
  if (isField(place)) return MISMATCH[place] === code
  return row.about === 'contact' && (place === 'email' || place === 'phone')
}

/** Reasons of the checks that did not pass, of this weight, each once. Codes these pages do not know are left out. */
export function suggestedItems(checks: Case['checks'], weight: ReasonRow['weight']): Item[] {
  const all = checks.filter((check) => check.status === 'failed' || check.status === 'warning').flatMap((check) => check.reasons)
  const known = all.filter((reason) => rows[reason.code]?.weight === weight)
  return known.filter((reason, at) => known.findIndex((other) => isSame(other, reason)) === at).map(({ at, code }) => ({ at, code }))
}

/** What can be chosen at a place, suggested ones first: retryable reasons for `ask_again`, final ones for `reject`. */
export function codesAt(kind: Kind, place: ReasonPlace, suggested: readonly Item[]): ReasonCode[] {
  if (kind === 'approve') return []
  const codes = REASON_CODES.filter((code) => (kind === 'reject' ? rows[code]?.weight === 'final' : fits(code, place)))
  const first = codes.filter((code) => suggested.some((item) => item.code === code && (kind === 'reject' || item.at === place)))
  return [...first, ...codes.filter((code) => !first.includes(code))]
}

/** Whether two items say the same of the same place. */
export function isSame(one: Item, other: Item): boolean {
  return one.at === other.at && one.code === other.code
}

/** Adds the item, or takes it out where it was chosen already. */
export function toggled(items: readonly Item[], item: Item): Item[] {
  return items.some((one) => isSame(one, item)) ? items.filter((one) => !isSame(one, item)) : [...items, item]
}

/** Whether the subscriber gets only the neutral text for this reason. */
export function isNeutral(code: ReasonCode): boolean {
  return rows[code]?.audience === 'neutral'
}
