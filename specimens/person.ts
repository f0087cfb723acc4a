// Invents the fictional person a specimen is made out to, consistent as a real document is: number, age, term, authority.
import { todayByClock } from './calendar.ts'
import { chanceOf } from './chance.ts'
import { inventForeigner } from './invent-foreigner.ts'
import { inventHolder } from './invent-holder.ts'
import { inventResident } from './invent-resident.ts'
import type { SpecimenKind } from './kinds.ts'
import { LATIN_FAMILY, LATIN_GIVEN, UTOPIAN_STREETS, UTOPIAN_TOWNS } from './names.ts'
import { passportNumber } from './passport-number.ts'
import type { SpecimenPerson } from './specimen-person.ts'
import { inventDates } from './terms.ts'

export type { SpecimenPerson } from './specimen-person.ts'

type Invent = (seed: number, wish: Partial<SpecimenPerson>, today: string) => SpecimenPerson

/** Who holds a document of each kind; of those not named here, Utopians. */
const INVENT: Partial<Record<SpecimenKind, Invent>> = {
  cn_resident_id: inventResident,
  hk_identity_card: (seed, wish, today) => inventHolder('hk_identity_card', seed, wish, today),
  cn_travel_permit: (seed, wish, today) => inventHolder('cn_travel_permit', seed, wish, today),
  cn_permanent_residence: inventForeigner,
  cn_hmt_residence_permit: (seed, wish, today) => inventHolder('cn_hmt_residence_permit', seed, wish, today),
}

/**
 * A person with a document of this kind, adult and valid at `today` unless wished otherwise; wished facts are taken as they are, the rest follows them.
 * The same kind, seed, wish and year of `today` give the same person. `today` is `YYYY-MM-DD`, by default the clock's.
 */
export function inventPerson(
  kind: SpecimenKind, seed: number, wish: Partial<SpecimenPerson> = {}, today: string = todayByClock(),
): SpecimenPerson {
  const invented = INVENT[kind]?.(seed, wish, today) ?? inventUtopian(kind, seed, wish, today)
  return { ...invented, ...wish }
}

function inventUtopian(kind: SpecimenKind, seed: number, wish: Partial<SpecimenPerson>, today: string): SpecimenPerson {
  const chance = chanceOf(seed, 'person uto')
  const sex = wish.sex ?? (chance.often(0.03) ? 'X' : chance.often(0.5) ? 'M' : 'F')
  const split = wish.name?.trim().split(/\s+/)
  const family_name = wish.family_name ?? split?.[0] ?? chance.pick(LATIN_FAMILY)
  const given_names = wish.given_names ?? split?.slice(1).join(' ') ?? chance.pick(LATIN_GIVEN[sex === 'F' ? 'F' : 'M'])
  const dates = inventDates(chanceOf(seed, 'dates'), wish, today, (age) => (age < 18 ? 5 : 10))
  const digits = Array.from({ length: 8 }, () => chance.whole(0, 9)).join('')
  const letter = chance.pick(Array.from('CEFHJKNPRTVWXY'))
  const town = chance.pick(UTOPIAN_TOWNS)
  return {
    family_name,
    given_names,
    name: `${family_name} ${given_names}`.trim(),
    sex,
    ...dates,
    // Passports and cards are numbered differently, so that a mix-up of the two shows.
    document_number: kind === 'passport' ? passportNumber(letter, digits, chanceOf(seed, 'passport number')) : `${digits.slice(0, 2)}${letter}${digits.slice(2)}`,
    ethnicity: '',
    address: `${chance.whole(1, 240)} ${chance.pick(UTOPIAN_STREETS)}, ${town}`,
    authority: chance.pick(['Ministry of Utopia', `Prefect of ${town}`, 'Utopian Registry']),
    nationality: 'UTO',
    issuing_country: 'UTO',
    personal_number: kind === 'passport' && chance.often(0.3) ? `${letter}E${digits}${chance.whole(10, 99)}` : '',
    place_of_birth: chance.pick(UTOPIAN_TOWNS),
  }
}
