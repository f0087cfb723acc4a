// Invents a resident of Hong Kong, Macao or Taiwan with the cards such a person carries: identity card, residence permit, travel permit.
import { addYears, ageAt } from './calendar.ts'
import { chanceOf, type Chance } from './chance.ts'
import { CANTONESE, ENGLISH_GIVEN, TAIWANESE } from './greater-names.ts'
import { hkidNumber } from './hkid-number.ts'
import { addressIn, regionOf } from './invent-resident.ts'
import { residentNumber } from './resident-number.ts'
import type { SpecimenPerson } from './specimen-person.ts'
import { dayIn, inventDates } from './terms.ts'

export type HolderKind = 'cn_hmt_residence_permit' | 'cn_travel_permit' | 'hk_identity_card'
type Home = 'HKG' | 'MAC' | 'TWN'

const REGION_CODE: Record<Home, string> = { HKG: '810000', MAC: '820000', TWN: '830000' }
const digitsOf = (count: number, chance: Chance): string => Array.from({ length: count }, () => chance.whole(0, 9)).join('')

type Named = { family: string; given: string; traditional: string; simplified: string; latin: string }

function nameOf(home: Home, sex: 'M' | 'F', chance: Chance): Named {
  const names = home === 'TWN' ? TAIWANESE : CANTONESE
  const [family, given] = [chance.pick(names.family), chance.pick(names[sex])]
  const english = home === 'HKG' && chance.often(0.15) ? ` ${chance.pick(ENGLISH_GIVEN[sex])}` : ''
  return {
    family: family.latin,
    given: given.latin + english,
    traditional: family.traditional + given.traditional,
    simplified: family.simplified + given.simplified,
    latin: `${family.latin}, ${given.latin}${english}`,
  }
}

/** The travel permit's number: of its 1999 form, its 2013 form, or a Taiwanese one. */
function permitOf(home: Home, chance: Chance, isOld: boolean): { number: string; count: string } {
  const count = String(chance.whole(1, 6)).padStart(2, '0')
  if (home === 'TWN') return { number: digitsOf(8, chance), count }
  const lasting = (home === 'MAC' ? 'M' : 'H') + digitsOf(8, chance)
  return { number: isOld ? lasting + count : lasting, count }
}

/** See `inventPerson`. A wished `name` is taken as the document's own name: characters on the mainland's cards, letters in Hong Kong. */
export function inventHolder(kind: HolderKind, seed: number, wish: Partial<SpecimenPerson>, today: string): SpecimenPerson {
  const chance = chanceOf(seed, `person ${kind}`)
  const home: Home = kind === 'hk_identity_card' ? 'HKG' : chance.pick(['HKG', 'HKG', 'MAC', 'TWN', 'TWN'])
  const sex = wish.sex === 'F' || wish.sex === 'M' ? wish.sex : chance.often(0.5) ? 'M' : 'F'
  const named = nameOf(home, sex, chance)
  const region = regionOf(wish, chance)
  const dates = inventDates(chanceOf(seed, 'dates'), wish, today, termOf(kind))
  const permit = permitOf(home, chance, kind === 'cn_travel_permit' && home !== 'TWN' && isOldPermit(dates.issue_date))
  const idAtHome = home === 'TWN' ? `${chance.pick(Array.from('ABCDEFGHJKN'))}${sex === 'M' ? 1 : 2}${digitsOf(8, chance)}`
    : home === 'MAC' ? `${chance.pick(['1', '5', '7'])}${digitsOf(6, chance)}(${chance.whole(0, 9)})`
      : hkidNumber(chance.often(0.06) ? 'WX' : chance.pick(Array.from('ABCDEGHKPRSVYZ')), digitsOf(6, chance))
  const sequence = chance.whole(0, 499) * 2 + (sex === 'F' ? 0 : 1)
  const common = { sex, ...dates, ethnicity: '', nationality: 'CHN', place_of_birth: '', personal_number: '', address: '' } as const
  const [family_name, given_names] = [named.family, named.given]
  switch (kind) {
    case 'hk_identity_card': {
      const first = firstCard(dates.date_of_birth, dates.issue_date, chance)
      return {
        ...common, family_name, given_names, name: named.latin, name_native: named.traditional, document_number: idAtHome, authority: '', issuing_country: 'HKG',
        expiry_date: '', name_codes: Array.from(named.traditional, () => digitsOf(4, chance)).join(' '), first_issue: first,
        // Non-permanent residents have C or U, and no right to a re-entry permit.
        symbols: chance.often(0.2) ? chance.pick(['CO', 'CX', 'UO']) : `${ageAt(dates.date_of_birth, dates.issue_date) >= 18 ? '***' : '*'}${chance.pick(['AZ', 'AZ', 'AX', 'AO', 'AW'])}`,
      }
    }
    case 'cn_hmt_residence_permit':
      return {
        ...common, family_name, given_names, name: named.simplified, document_number: residentNumber(REGION_CODE[home], dates.date_of_birth, sequence),
        address: addressIn(region, chance), authority: region.authority, issuing_country: 'CHN', former_number: permit.number, issue_count: permit.count,
      }
    case 'cn_travel_permit':
      return {
        ...common, family_name, given_names, name: named.simplified, name_native: named.traditional, name_latin: named.latin.toUpperCase(),
        document_number: permit.number, authority: chance.often(0.5) ? '公安部出入境管理局' : '中华人民共和国出入境管理局', issuing_country: 'CHN',
        personal_number: idAtHome, issue_count: permit.count, expiry_date: dayBefore(dates.expiry_date),
      }
  }
}

/** Years each is valid: the residence permit five, the travel permit ten, or five below eighteen, the identity card for good. */
function termOf(kind: HolderKind): (age: number) => number | null {
  if (kind === 'hk_identity_card') return () => null
  return kind === 'cn_hmt_residence_permit' ? () => 5 : (age) => (age < 18 ? 5 : 10)
}

/** The card of 1999 was issued until the end of 2012; none is valid any more, but some are still shown. */
const isOldPermit = (issued: string): boolean => issued < '2013-01-02'

/** Travel permits end on the day before. */
function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** `MM-YY` of the first card: at eleven at the earliest, at the latest with this one. */
function firstCard(birth: string, issued: string, chance: Chance): string {
  const from = addYears(birth, 11)
  const year = chance.whole(Math.max(1983, Number(from.slice(0, 4)) + 1), Number(issued.slice(0, 4)))
  const day = dayIn(year, chance)
  const date = day > issued ? issued : day
  return `${date.slice(5, 7)}-${date.slice(2, 4)}`
}
