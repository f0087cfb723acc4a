// Invents the holder of a Chinese resident ID card: number, age, term and authority fit one another.
import { chanceOf, type Chance } from './chance.ts'
import { ETHNICITIES, HAN_FAMILY, HAN_GIVEN, HAN_RARE, MINORITY } from './names.ts'
import { ESTATES, HAMLETS, REGIONS, STREETS, VILLAGES, type Region } from './regions.ts'
import { residentNumber } from './resident-number.ts'
import { SCRIPT_NAMES, SCRIPT_OF, type Script } from './second-script.ts'
import type { SpecimenPerson } from './specimen-person.ts'
import { chineseTerm, inventDates } from './terms.ts'

/** Four rows of eleven are all the card has. */
const LONGEST_ADDRESS = 43

/** See `inventPerson`. */
export function inventResident(seed: number, wish: Partial<SpecimenPerson>, today: string): SpecimenPerson {
  const chance = chanceOf(seed, 'person cn')
  const anywhere = regionOf(wish, chance)
  const minority = chance.often(0.1) ? chance.pick(MINORITY) : null
  const sex = wish.sex ?? minority?.[2] ?? (chance.often(0.5) ? 'M' : 'F')
  const usable = minority?.[2] === sex ? minority : null
  const [first, ...others] = wish.name ? Array.from(wish.name) : []
  const family_name = wish.family_name ?? first ?? (usable ? '' : chance.pick(HAN_FAMILY))
  const given_names = wish.given_names ?? (first ? others.join('') : null) ?? usable?.[1] ?? givenHan(sex, chance)
  const dates = inventDates(chanceOf(seed, 'dates'), wish, today, chineseTerm)
  const sequence = chance.whole(0, 499) * 2 + (sex === 'F' ? 0 : 1)
  const ethnicity = wish.ethnicity ?? usable?.[0] ?? (chance.often(0.15) ? chance.pick(ETHNICITIES) : '汉')
  const own = REGIONS.filter(({ script }) => script !== undefined && script === SCRIPT_OF[ethnicity])
  const isFree = wish.document_number === undefined && wish.authority === undefined
  const region = own.length > 0 && isFree && chance.often(0.8) ? chance.pick(own) : anywhere
  return {
    family_name,
    given_names,
    name: family_name + given_names,
    sex,
    ...dates,
    document_number: residentNumber(region.code, dates.date_of_birth, sequence),
    ethnicity,
    address: addressIn(region, chance),
    authority: region.authority,
    nationality: 'CHN',
    issuing_country: 'CHN',
    personal_number: '',
    place_of_birth: '',
    // In a people's own region its cards bear its writing too, also those of others who live there.
    ...secondScript(region.script, sex, chanceOf(seed, 'second script')),
  }
}

function secondScript(script: Script | undefined, sex: SpecimenPerson['sex'], chance: Chance): Pick<SpecimenPerson, 'second_script'> {
  return script ? { second_script: { script, name: chance.pick(SCRIPT_NAMES[script][sex === 'F' ? 'F' : 'M']) } } : {}
}

/** The region a wished number or authority names, else any. */
export function regionOf(wish: Partial<SpecimenPerson>, chance: Chance): Region {
  const any = chance.pick(REGIONS)
  return REGIONS.find((region) => wish.document_number?.startsWith(region.code) || wish.authority === region.authority) ?? any
}

function givenHan(sex: SpecimenPerson['sex'], chance: Chance): string {
  const letters = HAN_GIVEN[sex === 'F' ? 'F' : 'M']
  const first = chance.often(0.06) ? chance.pick(HAN_RARE) : chance.pick(letters)
  return chance.often(0.65) ? first + chance.pick(letters) : first
}

/** In characters; figures are half as wide. */
const widthOf = (address: string): number => Array.from(address).reduce((sum, each) => sum + (/\d/.test(each) ? 0.55 : 1), 0)

/** One to four printed rows: town, a street and number that do not exist, often an estate with block and flat, or a village with its hamlet. */
export function addressIn(region: Region, chance: Chance): string {
  const where = region.above + region.place
  if (/[县市]$/.test(region.place) && chance.often(0.5)) {
    const village = `${where}${chance.pick(VILLAGES)}`
    const house = `${chance.whole(1, 12)}组${chance.whole(1, 99)}号`
    return chance.often(0.3) ? `${village}${chance.pick(HAMLETS)}${house}` : village + house
  }
  // In a small town a street with its number is all there is.
  if (chance.often(0.06)) return `${region.place}${chance.pick(STREETS)}${chance.whole(1, 99)}号`
  const street = `${where}${chance.pick(STREETS)}${chance.whole(1, 399)}号`
  if (chance.often(0.35)) return street
  const house = `${street}${chance.pick(ESTATES)}${chance.whole(1, 28)}幢`
  const flat = `${chance.whole(1, 25)}0${chance.whole(1, 8)}室`
  const long = `${house}${chance.whole(1, 4)}单元${flat}`
  const longest = `${street}${chance.pick(ESTATES)}东区第${chance.whole(1, 9)}组团样本家属楼${chance.whole(1, 28)}幢${chance.whole(1, 4)}单元${flat}`
  const wanted = chance.often(0.12) ? [longest, long] : [long]
  return [...wanted, house + flat, street].find((address) => widthOf(address) <= LONGEST_ADDRESS) ?? where
}
