// Invents a foreigner with a permanent resident ID card of China: the card of 2017 or of 2023, each with its own kind of number.
import { chanceOf } from './chance.ts'
import { HAN_FAMILY, HAN_GIVEN, LATIN_FAMILY, LATIN_GIVEN } from './names.ts'
import { residentDigit } from './resident-number.ts'
import type { SpecimenPerson } from './specimen-person.ts'
import { inventDates } from './terms.ts'

/** Utopia's code among the numeric ones is one nobody bears; the states specimens name are Utopia alone. */
const UTOPIA_NUMERIC = '999'
const PROVINCES = ['11', '12', '31', '32', '33', '35', '37', '42', '44', '51'] as const
/** The card of 2023 is issued since that day. */
const NEW_CARD = '2023-12-01'

/** See `inventPerson`. */
export function inventForeigner(seed: number, wish: Partial<SpecimenPerson>, today: string): SpecimenPerson {
  const chance = chanceOf(seed, 'person cn_permanent_residence')
  const sex = wish.sex === 'F' || wish.sex === 'M' ? wish.sex : chance.often(0.5) ? 'M' : 'F'
  const split = wish.name?.trim().split(/,?\s+/)
  const family_name = (wish.family_name ?? split?.[0] ?? chance.pick(LATIN_FAMILY)).toUpperCase()
  const given_names = (wish.given_names ?? split?.slice(1).join(' ') ?? chance.pick(LATIN_GIVEN[sex])).toUpperCase()
  const dates = inventDates(chanceOf(seed, 'dates'), wish, today, (age) => (age < 18 ? 5 : 10))
  const province = chance.pick(PROVINCES)
  const birth = dates.date_of_birth.replaceAll('-', '')
  const sequence = String(chance.whole(0, 499) * 2 + (sex === 'F' ? 0 : 1)).padStart(3, '0')
  // Three letters of the state and twelve digits: province and city, birth, sequence and a check of its own that is not public.
  const old = `UTO${province}${chance.pick(['01', '02', '10'])}${birth.slice(2)}${chance.whole(10, 99)}`
  const first17 = `9${province}${UTOPIA_NUMERIC}${birth}${sequence}`
  const isNew = dates.issue_date >= NEW_CARD
  return {
    family_name,
    given_names,
    name: `${family_name}, ${given_names}`,
    sex,
    ...dates,
    document_number: isNew ? first17 + residentDigit(first17) : old,
    ethnicity: '',
    address: '',
    authority: isNew ? '中华人民共和国国家移民管理局' : '中华人民共和国公安部',
    nationality: 'UTO',
    issuing_country: 'CHN',
    personal_number: '',
    place_of_birth: '',
    ...(chance.often(0.5) && { name_native: chance.pick(HAN_FAMILY) + chance.pick(HAN_GIVEN[sex]) + chance.pick(HAN_GIVEN[sex]) }),
    ...(isNew && chance.often(0.6) && { former_number: old }),
  }
}
