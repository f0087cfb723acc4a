// Machine-readable zones of Utopian documents with their check digits: ICAO 9303 parts 3 to 7, and the French-like card.
import type { SpecimenPerson } from './person.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [7, 3, 1] as const
/** ICAO 9303-3 section 6 A, where the recommended form is not the bare letter. */
const LATIN: Record<string, string> = {
  Ä: 'AE', Ö: 'OE', Ü: 'UE', ß: 'SS', Æ: 'AE', Œ: 'OE', Ø: 'OE', Å: 'AA', Þ: 'TH', Ð: 'D', Đ: 'D', Ł: 'L', Ħ: 'H', ı: 'I',
}

/** Check digit by ICAO 9303-3 4.9: weights 7 3 1, modulo 10; fillers count 0. */
export function mrzDigit(text: string): string {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += Math.max(0, ALPHABET.indexOf(text[i]!)) * WEIGHTS[i % 3]!
  return String(sum % 10)
}

/** One part of a name in the letters of the zone; spaces and hyphens become fillers, other signs are dropped (9303-3 4.6). */
export function mrzName(name: string): string {
  const letters = Array.from(name.normalize('NFC').toUpperCase(), (letter) => LATIN[letter] ?? letter).join('')
  return letters.normalize('NFD').replace(/[^A-Z -]/g, '').trim().replace(/[ -]+/g, '<')
}

/** Fills to the width, or cuts. */
function fill(text: string, width: number): string {
  return text.slice(0, width).padEnd(width, '<')
}

const short = (date: string): string => date.replaceAll('-', '').slice(2)
const sexLetter = (sex: string): string => (sex === 'X' ? '<' : sex)

/** Number with its check digit, birth, sex, expiry: what both formats share. */
function parts(person: SpecimenPerson) {
  const number = fill(person.document_number, 9)
  const birth = short(person.date_of_birth)
  const expiry = short(person.expiry_date)
  return {
    number: number + mrzDigit(number),
    birth: birth + mrzDigit(birth),
    expiry: expiry + mrzDigit(expiry),
    names: `${mrzName(person.family_name)}<<${mrzName(person.given_names)}`,
  }
}

/** Two lines of 44 (9303-4 4.2.2). */
export function mrzTd3(person: SpecimenPerson): string[] {
  const { number, birth, expiry, names } = parts(person)
  const personal = fill(person.personal_number, 14)
  const optional = personal + (person.personal_number ? mrzDigit(personal) : '<')
  const composite = mrzDigit(number + birth + expiry + optional)
  return [
    `P<${fill(person.issuing_country, 3)}${fill(names, 39)}`,
    `${number}${fill(person.nationality, 3)}${birth}${sexLetter(person.sex)}${expiry}${optional}${composite}`,
  ]
}

/** Three lines of 30 (9303-5 4.2.2). */
export function mrzTd1(person: SpecimenPerson): string[] {
  const { number, birth, expiry, names } = parts(person)
  const first = fill(person.personal_number, 15)
  const second = fill('', 11)
  const composite = mrzDigit(number + first + birth + expiry + second)
  return [
    `I<${fill(person.issuing_country, 3)}${number}${first}`,
    `${birth}${sexLetter(person.sex)}${expiry}${fill(person.nationality, 3)}${second}${composite}`,
    fill(names, 30),
  ]
}

/** Two lines of 36 (9303-6 4.2.2). */
export function mrzTd2(person: SpecimenPerson): string[] {
  const { number, birth, expiry, names } = parts(person)
  const optional = fill(person.personal_number, 7)
  const composite = mrzDigit(number + birth + expiry + optional)
  return [
    `I<${fill(person.issuing_country, 3)}${fill(names, 31)}`,
    `${number}${fill(person.nationality, 3)}${birth}${sexLetter(person.sex)}${expiry}${optional}${composite}`,
  ]
}

/** Two lines of 36 as the French card had them until 2021: twelve figures of number, given names in the second line, no expiry. */
export function mrzFrench(person: SpecimenPerson): string[] {
  const number = fill(person.document_number, 12)
  const birth = short(person.date_of_birth)
  const first = `ID${fill(person.issuing_country, 3)}${fill(mrzName(person.family_name), 25)}${fill(person.document_number.slice(4, 6) + '1001', 6)}`
  const given = fill(person.given_names.split(' ').map(mrzName).join('<<'), 14)
  const second = `${number}${mrzDigit(number)}${given}${birth}${mrzDigit(birth)}${sexLetter(person.sex)}`
  return [first, second + mrzDigit(first + second)]
}

/** Two lines of 44 (MRV-A) or of 36 (MRV-B), by 9303-7 section 4.2. */
export function mrzVisa(person: SpecimenPerson, format: 'mrva' | 'mrvb'): string[] {
  const { number, birth, expiry, names } = parts(person)
  const width = format === 'mrva' ? 44 : 36
  return [
    fill(`V<${fill(person.issuing_country, 3)}${names}`, width),
    fill(`${number}${fill(person.nationality, 3)}${birth}${sexLetter(person.sex)}${expiry}`, width),
  ]
}
