// A blocked value as it is typed, kind by kind, and as the server takes it.
import type { BlockedKind, BlockedValue } from '#contract/blocklist.ts'

export type Typed = { readonly kind: BlockedKind; readonly text: string; readonly birth: string }
export const NOTHING_TYPED: Typed = { kind: 'document_number', text: '', birth: '' }

/** The value typed, or null while something is missing. Spaces in a phone number are how people write it. */
export function valueOf({ kind, text, birth }: Typed): BlockedValue | null {
  const plain = text.trim()
  if (plain === '') return null
  switch (kind) {
    case 'document_number':
      return { kind, document_number: plain }
    case 'phone':
      return { kind, phone: plain.replaceAll(/[\s().-]/g, '') }
    case 'email':
      return { kind, email: plain }
    case 'name_and_birth':
      return birth === '' ? null : { kind, name: plain, date_of_birth: birth }
  }
}
