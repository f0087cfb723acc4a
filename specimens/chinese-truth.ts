// What a perfect reader would say about one side of a card of China or Hong Kong.
import type { FieldName, PhotoSide } from '#contract/words.ts'
import type { SpecimenKind } from './kinds.ts'
import type { SpecimenPerson } from './specimen-person.ts'

type Fields = Partial<Record<FieldName, string>>

/** Chinese validity as printed. */
export function validityOf(person: SpecimenPerson): string {
  return `${person.issue_date.replaceAll('-', '.')}-${person.expiry_date.replaceAll('-', '.')}`
}

/** A comma between surname and given names is print. */
const withoutComma = (name: string): string => name.replace(',', '')

/** Fields of one side; null where the kind is none of these, or has no such side. */
export function chineseTruthOf(kind: SpecimenKind, side: PhotoSide, person: SpecimenPerson): Fields | null {
  const { name, sex, ethnicity, date_of_birth, document_number, address, authority, nationality, personal_number, issue_date } = person
  const { name_native, name_latin, former_number, issue_count } = person
  switch (`${kind} ${side}`) {
    case 'cn_resident_id portrait':
      return { name, sex, ethnicity, date_of_birth, address, document_number }
    case 'cn_resident_id emblem':
      return { authority, validity: validityOf(person) }
    case 'cn_hmt_residence_permit portrait':
      return { name, sex, date_of_birth, address, document_number }
    case 'cn_hmt_residence_permit emblem':
      return { authority, validity: validityOf(person), ...(former_number && { former_number }), ...(issue_count && { issue_count }) }
    case 'hk_identity_card front':
      return { name: withoutComma(name), ...(name_native && { name_native }), date_of_birth, sex, issue_date, document_number }
    case 'cn_travel_permit front':
      return {
        name, ...(name_latin && { name_latin: withoutComma(name_latin) }), date_of_birth, sex, validity: validityOf(person), authority, document_number,
        ...(issue_count && document_number.length < 11 && { issue_count }),
      }
    case 'cn_travel_permit back':
      return { ...(name_native && { name_native }), personal_number }
    case 'cn_permanent_residence front':
      return {
        name: withoutComma(name), ...(name_native && { name_native }), sex, date_of_birth, nationality, validity: validityOf(person), authority, document_number,
      }
    case 'cn_permanent_residence back':
      return { ...(former_number && { former_number }) }
    default:
      return null
  }
}
