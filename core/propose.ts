// What the document says, to fill the form with. The person corrects it, and it is compared with the document afterwards.
import { Value } from 'typebox/value'
import { Details, type ChosenDocument } from '#contract/registration.ts'
import { gatherFacts, type Facts, type Readings } from './document-facts.ts'
import { readResidentId } from './document-number.ts'

type Filled = { -readonly [K in keyof Details]: string }
const HAN = /\p{Script=Han}/u

/** Numbers and dates: the accepted zone first, then print, then a zone that is not sure. */
function guarded(facts: Facts, field: keyof Details): string | undefined {
  const { printed = null, mrz = null } = facts[field] ?? {}
  return (mrz?.sure ? mrz : (printed ?? mrz))?.value
}

/** Print first: a zone has no small letters, accents or characters. */
function printed(facts: Facts, field: keyof Details): string | undefined {
  return (facts[field]?.printed ?? facts[field]?.mrz)?.value
}

const lettersOf = (name: string): string => name.normalize('NFD').replace(/\P{L}/gu, '').toUpperCase()
const wordsOf = (name: string): number => name.split(/[\s-]+/).length

/** The zone's name where print has the same letters in fewer words: readers of print drop spaces, a zone's fillers stay. */
function wellSpaced(facts: Facts): string | null {
  const { printed = null, mrz = null } = facts.name ?? {}
  if (!printed || !mrz?.sure || mrz.cut || lettersOf(printed.value) !== lettersOf(mrz.value)) return null
  return wordsOf(mrz.value) > wordsOf(printed.value) ? mrz.value : null
}

/** The name as printed, characters before Latin letters; `name_latin` only where the document bears both. */
function proposeNames(facts: Facts): Pick<Filled, 'name' | 'name_latin'> {
  const latin = facts.name_latin?.printed ?? facts.name?.mrz
  const name = wellSpaced(facts) ?? (facts.name?.printed ?? latin)?.value
  if (name === undefined) return {}
  return latin && HAN.test(name) ? { name, name_latin: latin.value } : { name }
}

/**
 * What to fill the form with.
 * @param readings of the sides read so far
 * @param document as chosen; a resident number also tells birth date and sex where they could not be read
 * @returns only values the contract takes as Details; doubtful ones too, for they get compared
 */
export function proposeDetails(readings: Readings, document: ChosenDocument): Details {
  const facts = gatherFacts(readings)
  const number = guarded(facts, 'document_number')
  const told = document.kind === 'cn_resident_id' && number !== undefined ? readResidentId(number) : null
  const filled: Partial<Record<keyof Details, string | undefined>> = {
    ...proposeNames(facts),
    date_of_birth: guarded(facts, 'date_of_birth') ?? told?.date_of_birth,
    document_number: number,
    sex: guarded(facts, 'sex') ?? told?.sex,
    nationality: guarded(facts, 'nationality'),
    expiry_date: guarded(facts, 'expiry_date'),
    address: printed(facts, 'address'),
  }
  const usable = Object.entries(filled).filter(([field, value]) => {
    const schema = Details.properties[field as keyof Details]
    return value !== undefined && Value.Check(schema, value)
  })
  return Object.fromEntries(usable)
}
