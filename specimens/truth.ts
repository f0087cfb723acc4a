// What a perfect reader would say about one side: the fields printed there, normalised as the contract asks, and the MRZ.
import type { FieldName, PhotoSide } from '#contract/words.ts'
import { chineseTruthOf } from './chinese-truth.ts'
import { SIDES, type SpecimenKind } from './kinds.ts'
import { licenceOf } from './licence.ts'
import { hasZoneInFront, type Layout } from './layouts.ts'
import { mrzFrench, mrzTd1, mrzTd2, mrzTd3, mrzVisa } from './mrz.ts'
import type { SpecimenPerson } from './person.ts'

export type SpecimenTruth = {
  kind: SpecimenKind
  side: PhotoSide
  /** ISO dates, sex M F or X, name with single spaces, Chinese validity as `YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期`. */
  fields: Partial<Record<FieldName, string>>
  /** The lines as printed, null where the side has none. */
  mrz: string[] | null
}

/** Fields of one side; of the usual layout where none is named. @throws {Error} when the kind has no such side. */
export function truthOf(kind: SpecimenKind, side: PhotoSide, person: SpecimenPerson, layout: Layout | null = null): SpecimenTruth {
  const fields = chineseTruthOf(kind, side, person)
  if (fields) return { kind, side, fields, mrz: null }
  const { sex, date_of_birth, document_number, nationality, issuing_country, issue_date, expiry_date, authority, address } = person
  // Utopia prints names in capitals.
  const name = `${person.family_name} ${person.given_names}`.trim().toUpperCase()
  const inMrz = { name, date_of_birth, document_number, sex, nationality, issuing_country, expiry_date }
  if (kind === 'id_card' && hasZoneInFront(layout)) return largeCard(side, person, inMrz, layout === 'french_card')
  switch (`${kind} ${side}`) {
    case 'passport data_page':
      return { kind, side, fields: { ...inMrz, issue_date, authority, ...optional(person) }, mrz: mrzTd3(person) }
    case 'id_card front':
      return { kind, side, fields: inMrz, mrz: null }
    case 'id_card back':
      return { kind, side, fields: { ...inMrz, address, issue_date, authority, ...optional(person) }, mrz: mrzTd1(person) }
    case 'visa data_page':
      return { kind, side, fields: { ...inMrz, issue_date }, mrz: mrzVisa(person, layout === 'mrvb' ? 'mrvb' : 'mrva') }
    case 'driving_licence front':
    case 'driving_licence back':
      return { kind, side, fields: licenceFields(side, person, name), mrz: null }
    default:
      throw new Error(`a ${kind} has no side ${side}; it has ${SIDES[kind].join(', ')}`)
  }
}

function optional({ personal_number, name_native }: SpecimenPerson): Partial<Record<FieldName, string>> {
  return { ...(personal_number && { personal_number }), ...(name_native && { name_native }) }
}

/** Cards with the zone in front; the French-like one tells its expiry on the back only. */
function largeCard(side: PhotoSide, person: SpecimenPerson, inMrz: SpecimenTruth['fields'], isFrench: boolean): SpecimenTruth {
  const { address, authority, issue_date, expiry_date } = person
  if (side !== 'front') return { kind: 'id_card', side, fields: { address, authority, issue_date, ...(isFrench && { expiry_date }) }, mrz: null }
  if (!isFrench) return { kind: 'id_card', side, fields: { ...inMrz, ...optional(person) }, mrz: mrzTd2(person) }
  const { expiry_date: _, ...fields } = inMrz
  return { kind: 'id_card', side, fields, mrz: mrzFrench(person) }
}

/** In front as printed, on the back as the barcode says it. */
function licenceFields(side: PhotoSide, person: SpecimenPerson, name: string): SpecimenTruth['fields'] {
  const { classes, street, town, place, address } = licenceOf(person)
  const { sex, date_of_birth, document_number, issue_date, expiry_date, issuing_country } = person
  const both = { name, document_number, date_of_birth, sex, issue_date, expiry_date, licence_classes: classes }
  return side === 'front' ? { ...both, address: `${street} ${town}, ${place}` } : { ...both, address, issuing_country }
}
