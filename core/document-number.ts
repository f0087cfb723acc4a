// Numbers of identity documents that carry their own check: the Chinese resident number (GB 11643-1999) and the Hong Kong identity card.
import { isCalendarDate } from './mrz-date.ts'

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const HKID_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2]

/** What a resident number says about its holder. Dates `YYYY-MM-DD`; `region` by GB/T 2260, six digits. */
export type ResidentId = { region: string; date_of_birth: string; sex: 'M' | 'F' }

/** The eighteenth character for the first seventeen digits: ISO 7064 MOD 11-2 by GB 11643-1999. */
export function residentIdCheckDigit(first17: string): string {
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return '10X98765432'[sum % 11]!
}

/** Whether a number has the shape of a resident number and its check digit is right; the date in it is not looked at. */
export function hasRightResidentIdCheck(number: string): boolean {
  return /^\d{17}[\dX]$/.test(number) && residentIdCheckDigit(number.slice(0, 17)) === number[17]
}

/** Region, birth date and sex out of a resident number; null where its check digit or its date is wrong. An odd sequence is male. */
export function readResidentId(number: string): ResidentId | null {
  if (!hasRightResidentIdCheck(number)) return null
  const date = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isCalendarDate(date)) return null
  return { region: number.slice(0, 6), date_of_birth: date, sex: Number(number[16]) % 2 === 1 ? 'M' : 'F' }
}

/** Regions a residence permit for residents of Hong Kong, Macao and Taiwan counts its holders to (State Council Order 2018 No. 81). */
const HMT_REGIONS = ['810000', '820000', '830000']

/** Whether it is the number of such a residence permit: a resident number of one of the three regions, with a day that exists. */
export function isHmtResidenceNumber(number: string): boolean {
  return HMT_REGIONS.includes(readResidentId(number)?.region ?? '')
}

/**
 * Whether a number has the shape of a mainland travel permit's: H or M and eight figures for life, two more on the card of 1999 for
 * its renewals (number rules of the Ministry of Public Security); eight figures for residents of Taiwan. It carries no check.
 */
export function isTravelPermitNumber(number: string): boolean {
  return /^[HM]\d{8}(\d{2})?$|^\d{8}$/.test(number)
}

/**
 * Whether it can be the number of a foreigner's permanent resident ID card: since 2023-12-01 a 9, two figures of the place, three of the
 * state and then as a resident number, with its check (National Immigration Administration, rules of 2023); before, three letters and twelve figures.
 */
export function isPermanentResidenceNumber(number: string): boolean {
  return number.startsWith('9') ? readResidentId(number) !== null : /^[A-Z]{3}\d{12}$/.test(number)
}

/**
 * Completed years of age on a day.
 * @param dateOfBirth `YYYY-MM-DD`
 * @param today `YYYY-MM-DD`; a person born on 29 February has the birthday on 1 March in other years
 */
export function ageOn(dateOfBirth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4))
  return today.slice(5) < dateOfBirth.slice(5) ? years - 1 : years
}

/** Whether a Hong Kong identity card number, brackets and spaces aside, has its check character right, e.g. `A123456(3)`. */
export function hasRightHkidCheck(number: string): boolean {
  const match = /^([A-Z]{1,2})(\d{6})([\dA])$/.exec(number.toUpperCase().replace(/[\s()]/g, ''))
  if (!match) return false
  const letters = match[1]!.padStart(2, ' ')
  const values = Array.from(letters, (letter) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55))
  const all = [...values, ...Array.from(match[2]!, Number)]
  const sum = all.reduce((total, value, i) => total + value * HKID_WEIGHTS[i]!, 0)
  const check = (11 - (sum % 11)) % 11
  return match[3] === (check === 10 ? 'A' : String(check))
}
