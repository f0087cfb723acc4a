import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { mrzDigit, mrzName, mrzTd1, mrzTd3 } from './mrz.ts'
import { inventPerson, type SpecimenPerson } from './person.ts'

const ANNA: Partial<SpecimenPerson> = {
  family_name: 'Eriksson', given_names: 'Anna Maria', sex: 'F', date_of_birth: '1974-08-12', expiry_date: '2012-04-15',
}
const anna = (kind: 'passport' | 'id_card', wish: Partial<SpecimenPerson>): SpecimenPerson => inventPerson(kind, 1, { ...ANNA, ...wish }, '2026-03-01')

void test('the specimen of ICAO 9303-4 appendix B', () => {
  assert.deepEqual(mrzTd3(anna('passport', { document_number: 'L898902C3', personal_number: 'ZE184226B' })), [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
  ])
})

void test('the specimen of ICAO 9303-5 appendix B', () => {
  assert.deepEqual(mrzTd1(anna('id_card', { document_number: 'D23145890', personal_number: '' })), [
    'I<UTOD231458907<<<<<<<<<<<<<<<',
    '7408122F1204159UTO<<<<<<<<<<<6',
    'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
  ])
})

void test('names by ICAO 9303-3 4.6 and 6', () => {
  for (const [printed, expected] of [
    ["D'Artagnan", 'DARTAGNAN'], ['Müller', 'MUELLER'], ['Silva-Moreau', 'SILVA<MOREAU'], ['Garcia Lopez', 'GARCIA<LOPEZ'],
    ['Groß', 'GROSS'], ['Ångström', 'AANGSTROEM'], ['Núñez', 'NUNEZ'],
  ] as const) assert.equal(mrzName(printed), expected)
})

void test('all lines have their length, alphabet and right check digits', () => {
  fc.assert(fc.property(fc.nat(), (seed) => {
    const [first = '', second = ''] = mrzTd3(inventPerson('passport', seed, {}, '2026-03-01'))
    assert.match(first, /^[A-Z<]{44}$/)
    assert.match(second, /^[A-Z0-9<]{44}$/)
    assert.equal(second[43], mrzDigit(second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43)))
    const card = mrzTd1(inventPerson('id_card', seed, {}, '2026-03-01'))
    for (const line of card) assert.match(line, /^[A-Z0-9<]{30}$/)
    const [top = '', middle = ''] = card
    assert.equal(top[14], mrzDigit(top.slice(5, 14)))
    assert.equal(middle[29], mrzDigit(top.slice(5) + middle.slice(0, 7) + middle.slice(8, 15) + middle.slice(18, 29)))
  }))
})
