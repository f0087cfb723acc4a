import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseMrz } from '#core/mrz-parse.ts'
import type { MrzFormat } from '#contract/reading.ts'
import { mrzDigit, mrzFrench, mrzName, mrzTd1, mrzTd2, mrzTd3, mrzVisa } from './mrz.ts'
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

void test('every format is taken apart by the reader\'s own parser as it was made, without an oddity', () => {
  const french = { document_number: '880692310285', personal_number: '' }
  const made: [MrzFormat, 'passport' | 'id_card' | 'visa', Partial<SpecimenPerson>, (person: SpecimenPerson) => string[]][] = [
    ['TD3', 'passport', {}, mrzTd3], ['TD1', 'id_card', {}, mrzTd1], ['TD2', 'id_card', {}, mrzTd2], ['FRID', 'id_card', french, mrzFrench],
    ['MRVA', 'visa', {}, (person) => mrzVisa(person, 'mrva')], ['MRVB', 'visa', {}, (person) => mrzVisa(person, 'mrvb')],
  ]
  for (const [format, kind, wish, lines] of made) {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const person = inventPerson(kind, seed, wish, '2026-03-01')
      const { fields, check_digits, oddities } = parseMrz(lines(person), format, '2026-03-01')
      assert.deepEqual(check_digits.filter((digit) => !digit.right), [])
      assert.deepEqual(oddities, [])
      const read = (name: string): string | undefined => fields.find((field) => field.name === name)?.value
      assert.deepEqual([read('document_number'), read('date_of_birth'), read('sex')], [person.document_number, person.date_of_birth, person.sex])
      assert.equal(read('expiry_date'), format === 'FRID' ? undefined : person.expiry_date)
    }), { numRuns: 60 })
  }
})
