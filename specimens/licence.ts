// What a Utopian driving licence says, in print and in its barcode: AAMVA DL/ID Card Design Standard (2020), an issuer's number nobody has.
import { chanceOf } from './chance.ts'
import type { SpecimenPerson } from './specimen-person.ts'

/** The state Utopia within the country Utopia. */
const STATE = 'UT'
const ISSUER = '999901'

export type Licence = { classes: string; street: string; town: string; place: string; address: string; height: string; eyes: string }

/** What a licence says beyond the person; the same number says the same on both sides. */
export function licenceOf(person: SpecimenPerson): Licence {
  const chance = chanceOf(Number(person.document_number.replace(/\D/g, '')), 'licence')
  const [street = '', town = ''] = person.address.toUpperCase().split(', ')
  const place = `${STATE} ${person.document_number.replace(/\D/g, '').slice(0, 5).padEnd(5, '0')}`
  return {
    classes: chance.pick(['C', 'D', 'A', 'M', 'B']), street, town, place, address: `${street}, ${town}, ${place}`,
    height: String(chance.whole(60, 76)).padStart(3, '0'), eyes: chance.pick(['BRO', 'BLU', 'GRN', 'HAZ']),
  }
}

/** As the standard prints dates in a code: month first. */
const eight = (date: string): string => `${date.slice(5, 7)}${date.slice(8)}${date.slice(0, 4)}`

/** The text of the code: header, one subfile DL, elements of annex D. */
export function aamvaText(person: SpecimenPerson): string {
  const { classes, street, town, place, height, eyes } = licenceOf(person)
  const [first = '', ...middle] = person.given_names.toUpperCase().split(' ')
  const elements = [
    ['DCA', classes], ['DCB', 'NONE'], ['DCD', 'NONE'], ['DBA', eight(person.expiry_date)], ['DCS', person.family_name.toUpperCase()], ['DDE', 'N'],
    ['DAC', first], ['DDF', 'N'], ['DAD', middle.join(' ') || 'NONE'], ['DDG', 'N'], ['DBD', eight(person.issue_date)], ['DBB', eight(person.date_of_birth)],
    ['DBC', { M: '1', F: '2', X: '9' }[person.sex]], ['DAY', eyes], ['DAU', `${height} in`], ['DAG', street], ['DAI', town], ['DAJ', STATE],
    ['DAK', `${place.slice(3)}0000`], ['DAQ', person.document_number], ['DCF', `${person.document_number}${eight(person.issue_date)}UT`], ['DCG', person.issuing_country],
    ['DDA', 'F'], ['DDB', '01012020'], ['DAZ', 'BRO'], ['DAW', '154'], ['DCK', `${person.document_number}UT${eight(person.issue_date)}01`], ['DDK', '1'],
  ]
  const subfile = `DL${elements.map(([code, value]) => `${code}${value}`).join('\n')}\r`
  const offset = '@\n\u001e\rANSI 999901100001DL00310000'.length
  return `@\n\u001e\rANSI ${ISSUER}100001DL${String(offset).padStart(4, '0')}${String(subfile.length).padStart(4, '0')}${subfile}`
}
