// Invents the fictional person a specimen is made out to, consistent as a real document is: number, age, term, authority.
import { addYears, ageAt, todayByClock } from './calendar.ts'
import { chanceOf, type Chance } from './chance.ts'
import {
  ETHNICITIES, HAN_FAMILY, HAN_GIVEN, HAN_RARE, LATIN_FAMILY, LATIN_GIVEN, MINORITY, UTOPIAN_STREETS, UTOPIAN_TOWNS,
} from './names.ts'
import { ESTATES, REGIONS, STREETS, VILLAGES, type Region } from './regions.ts'
import { residentNumber } from './resident-number.ts'
import type { SpecimenKind } from './kinds.ts'

export type SpecimenPerson = {
  family_name: string
  given_names: string
  /** As one line: Chinese without space (or with ·), Utopian family name first. */
  name: string
  sex: 'M' | 'F' | 'X'
  /** `YYYY-MM-DD`, as all dates here. */
  date_of_birth: string
  document_number: string
  issue_date: string
  /** A date, or 长期 for a Chinese card without end. */
  expiry_date: string
  /** As printed, without 族; empty for Utopians. */
  ethnicity: string
  address: string
  authority: string
  nationality: string
  issuing_country: string
  /** Optional data of a Utopian passport; often empty. */
  personal_number: string
  place_of_birth: string
}

/**
 * A person with a document of this kind, adult and valid at `today` unless wished otherwise; wished facts are taken as they are, the rest follows them.
 * The same kind, seed, wish and year of `today` give the same person. `today` is `YYYY-MM-DD`, by default the clock's.
 */
export function inventPerson(
  kind: SpecimenKind, seed: number, wish: Partial<SpecimenPerson> = {}, today: string = todayByClock(),
): SpecimenPerson {
  const invented = kind === 'cn_resident_id' ? inventChinese(seed, wish, today) : inventUtopian(kind, seed, wish, today)
  return { ...invented, ...wish }
}

/** A date in a year, never the 29th or later, so that terms end on the same day. */
function dayIn(year: number, chance: Chance): string {
  return `${year}-${String(chance.whole(1, 12)).padStart(2, '0')}-${String(chance.whole(1, 28)).padStart(2, '0')}`
}

/** Years a Chinese card is valid by the age at issue; null for 长期 (ID Card Law art. 5). */
export function chineseTerm(age: number): number | null {
  if (age < 16) return 5
  if (age <= 25) return 10
  return age <= 45 ? 20 : null
}

type Dates = Pick<SpecimenPerson, 'date_of_birth' | 'issue_date' | 'expiry_date'>

/** Birth, issue and expiry that fit each other and the wish; `termOf` gives the years of validity by age, null for no end. */
function inventDates(chance: Chance, wish: Partial<SpecimenPerson>, today: string, termOf: (age: number) => number | null): Dates {
  const year = Number(today.slice(0, 4))
  const date_of_birth = wish.date_of_birth ?? dayIn(year - chance.whole(19, 78), chance)
  const back = chance.whole(1, 8)
  const issuedIn = (years: number): string => dayIn(year - years, chance)
  if (wish.expiry_date !== undefined) {
    // Backwards from the end: the longest term that fits the age it gives at issue.
    const issue = wish.expiry_date === '长期' ? issuedIn(back) : [20, 10, 5]
      .map((term) => ({ term, issue: addYears(wish.expiry_date!, -term) }))
      .find(({ term, issue }) => issue >= date_of_birth && termOf(ageAt(date_of_birth, issue)) === term)?.issue
    return { date_of_birth, issue_date: wish.issue_date ?? issue ?? addYears(wish.expiry_date, -5), expiry_date: wish.expiry_date }
  }
  // Issued some years ago, later if the term of that age would be over by the year's end.
  for (let years = back; ; years--) {
    const issue_date = wish.issue_date ?? (years > 0 ? issuedIn(years) : today)
    const late = issue_date < date_of_birth && wish.issue_date === undefined && years > 0
    const term = termOf(ageAt(date_of_birth, issue_date))
    const expiry_date = term === null ? '长期' : addYears(issue_date, term)
    const stands = expiry_date === '长期' || expiry_date.slice(0, 4) > String(year)
    if ((stands && !late) || years <= 0 || wish.issue_date !== undefined) return { date_of_birth, issue_date, expiry_date }
  }
}

function inventChinese(seed: number, wish: Partial<SpecimenPerson>, today: string): SpecimenPerson {
  const chance = chanceOf(seed, 'person cn')
  const region = regionOf(wish, chance)
  const minority = chance.often(0.08) ? chance.pick(MINORITY) : null
  const sex = wish.sex ?? minority?.[2] ?? (chance.often(0.5) ? 'M' : 'F')
  const usable = minority?.[2] === sex ? minority : null
  const [first, ...others] = wish.name ? Array.from(wish.name) : []
  const family_name = wish.family_name ?? first ?? (usable ? '' : chance.pick(HAN_FAMILY))
  const given_names = wish.given_names ?? (first ? others.join('') : null) ?? usable?.[1] ?? givenHan(sex, chance)
  const dates = inventDates(chanceOf(seed, 'dates'), wish, today, chineseTerm)
  const sequence = chance.whole(0, 499) * 2 + (sex === 'F' ? 0 : 1)
  return {
    family_name,
    given_names,
    name: family_name + given_names,
    sex,
    ...dates,
    document_number: residentNumber(region.code, dates.date_of_birth, sequence),
    ethnicity: usable?.[0] ?? (chance.often(0.15) ? chance.pick(ETHNICITIES) : '汉'),
    address: addressIn(region, chance),
    authority: region.authority,
    nationality: 'CHN',
    issuing_country: 'CHN',
    personal_number: '',
    place_of_birth: '',
  }
}

/** The region a wished number or authority names, else any. */
function regionOf(wish: Partial<SpecimenPerson>, chance: Chance): Region {
  const any = chance.pick(REGIONS)
  return REGIONS.find((region) => wish.document_number?.startsWith(region.code) || wish.authority === region.authority) ?? any
}

function givenHan(sex: 'M' | 'F' | 'X', chance: Chance): string {
  const letters = HAN_GIVEN[sex === 'F' ? 'F' : 'M']
  const first = chance.often(0.06) ? chance.pick(HAN_RARE) : chance.pick(letters)
  return chance.often(0.65) ? first + chance.pick(letters) : first
}

/** One to three printed lines: town, a street and number that do not exist, often an estate with block and flat. */
function addressIn(region: Region, chance: Chance): string {
  const where = region.above + region.place
  if (/[县市]$/.test(region.place) && chance.often(0.5)) return `${where}${chance.pick(VILLAGES)}${chance.whole(1, 12)}组${chance.whole(1, 99)}号`
  const street = `${where}${chance.pick(STREETS)}${chance.whole(1, 399)}号`
  if (chance.often(0.35)) return street
  const house = `${street}${chance.pick(ESTATES)}${chance.whole(1, 28)}幢`
  const flat = `${chance.whole(1, 25)}0${chance.whole(1, 8)}室`
  const long = `${house}${chance.whole(1, 4)}单元${flat}`
  // Three lines of eleven are all the card has.
  return [long, house + flat, street].find((address) => address.length <= 33) ?? where
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
    document_number: kind === 'passport' ? letter + digits : `${digits.slice(0, 2)}${letter}${digits.slice(2)}`,
    ethnicity: '',
    address: `${chance.whole(1, 240)} ${chance.pick(UTOPIAN_STREETS)}, ${town}`,
    authority: chance.pick(['Ministry of Utopia', `Prefect of ${town}`, 'Utopian Registry']),
    nationality: 'UTO',
    issuing_country: 'UTO',
    personal_number: kind === 'passport' && chance.often(0.3) ? `${letter}E${digits}${chance.whole(10, 99)}` : '',
    place_of_birth: chance.pick(UTOPIAN_TOWNS),
  }
}
