// What the details page asks and when an answer will do: pure. The server checks again; this saves the reader a round.
import type { Details } from '#contract/registration.ts'
import type { FieldName } from '#contract/words.ts'

/** Fields a person types, in the order they are asked. */
export const TYPED = ['name', 'name_latin', 'sex', 'date_of_birth', 'nationality', 'address', 'document_number', 'expiry_date'] as const satisfies readonly (keyof Details & FieldName)[]
export type TypedField = (typeof TYPED)[number]
export const FOREVER = '长期'

/** The fields to ask for: those of the policy we can ask for, or in a redo only those sent back. */
export function fieldsAsked(policy: readonly FieldName[], redo: readonly string[], already: Details | null): TypedField[] {
  const asked = TYPED.filter((field) => policy.includes(field))
  const again = asked.filter((field) => redo.includes(field) || already?.[field] === undefined)
  return redo.length > 0 && already ? again : asked
}

/** Year, month and day as typed to `YYYY-MM-DD`, or null when there is no such day. Years of two digits are not guessed. */
export function toDate(year: string, month: string, day: string): string | null {
  const [y, m, d] = [year, month, day].map((part) => part.normalize('NFKC').trim())
  if (!y || !m || !d || !/^\d{4}$/.test(y) || !/^\d{1,2}$/.test(m) || !/^\d{1,2}$/.test(d)) return null
  const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date ? date : null
}

export type FieldFault = 'required' | 'choose' | 'date' | 'date_past' | 'date_expired' | 'document_number' | 'too_long'

/** What is wrong with one answer, or null. `today` is `YYYY-MM-DD` where the reader is. An unreal date comes as `''` and counts as missing date. */
export function faultOf(field: TypedField, value: string, today: string): FieldFault | null {
  switch (field) {
    case 'name': case 'name_latin': return value.trim() === '' ? 'required' : value.trim().length > 120 ? 'too_long' : null
    case 'address': return value.trim() === '' ? 'required' : value.trim().length > 300 ? 'too_long' : null
    case 'sex': case 'nationality': return value === '' ? 'choose' : null
    case 'document_number': return /^[A-Za-z0-9()<\- ]{4,30}$/.test(value.normalize('NFKC').trim()) ? null : 'document_number'
    case 'date_of_birth': return value === '' ? 'date' : value < today ? null : 'date_past'
    case 'expiry_date': break
  }
  if (value === FOREVER) return null
  return value === '' ? 'date' : value >= today ? null : 'date_expired'
}

/** An answer as the contract wants it: spaces around it gone, wide letters and digits of a number made plain. */
export function tidy(field: TypedField, value: string): string {
  return field === 'document_number' ? value.normalize('NFKC').trim().toUpperCase() : value.trim()
}
