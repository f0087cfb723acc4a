// Which sides, fields and contacts have to be done again for given reasons; all else stays as it is.
import { REASONS, type Reason, type ReasonCode } from '#contract/reasons.ts'
import type { ChosenDocument } from '#contract/registration.ts'
import { CHANNELS, FIELD_NAMES, PHOTO_SIDES, type Channel, type FieldName, type PhotoSide } from '#contract/words.ts'
import { sideOfField, sidesOf } from './document-sides.ts'

/** `sides`: those the policy asks for, where they are not all of the kind's. */
export type DocumentToRedo = ChosenDocument & { readonly sides?: readonly PhotoSide[] }

/** Mended by another document only: another choice is open, every side is done again, and what differs from card to card. */
const OTHER_DOCUMENT: readonly ReasonCode[] = ['document_expired', 'document_type_not_supported', 'wrong_document_type']
const RENEWED: readonly FieldName[] = ['document_number', 'expiry_date']

/** The field a mismatch is about, where the reason names another place. */
const FIELD_OF: Partial<Record<ReasonCode, FieldName>> = {
  name_mismatch: 'name', dob_mismatch: 'date_of_birth', document_number_mismatch: 'document_number', sex_mismatch: 'sex',
}

const isField = (at: string): at is FieldName => FIELD_NAMES.some((field) => field === at)
const isSide = (at: string): at is PhotoSide => PHOTO_SIDES.some((side) => side === at)
const isChannel = (at: string): at is Channel => CHANNELS.some((channel) => channel === at)

function placesOf({ code, at }: Reason, document: DocumentToRedo): readonly string[] {
  const sides = document.sides ?? sidesOf(document.kind)
  switch (REASONS[code].about) {
    case 'photo':
      if (OTHER_DOCUMENT.includes(code)) return ['document', ...sides, ...RENEWED]
      if (code === 'sides_mismatch') return sides
      if (isField(at)) return [sideOfField(document.kind, at)]
      return isSide(at) ? [at] : sides
    case 'selfie':
      return ['selfie_with_document']
    case 'field':
      return [isField(at) ? at : (FIELD_OF[code] ?? 'name')]
    case 'contact':
      return isChannel(at) ? [at] : CHANNELS
    case 'registration':
      return []
    default:
      return REASONS[code] satisfies never
  }
}

/**
 * What is to be done again.
 * @returns `document` where another may be chosen, sides, fields, contacts, each once and in the order of the contract; nothing for final reasons
 */
export function redoOf(reasons: readonly Reason[], document: DocumentToRedo): string[] {
  const places = new Set(reasons.flatMap((reason) => placesOf(reason, document)))
  return ['document', ...PHOTO_SIDES, ...FIELD_NAMES, ...CHANNELS].filter((place) => places.has(place))
}
