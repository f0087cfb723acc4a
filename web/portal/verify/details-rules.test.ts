// When an answer on the details page will do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FIELD_NAMES } from '#contract/words.ts'
import { FOREVER, TYPED, faultOf, fieldsAsked, tidy, toDate } from './details-rules.ts'

const TODAY = '2026-11-22'

test('dates are put together only when there is such a day', () => {
  assert.equal(toDate('1990', '3', '5'), '1990-03-05')
  assert.equal(toDate('２０００', '02', ' 29'), '2000-02-29')
  for (const [y, m, d] of [['1990', '2', '30'], ['90', '3', '5'], ['1990', '13', '1'], ['1990', '', '1'], ['1990', '1', 'x'], ['2001', '2', '29']] as const) assert.equal(toDate(y, m, d), null, `${y} ${m} ${d}`)
})

test('every real day comes back as itself', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (at) => {
    const iso = at.toISOString().slice(0, 10)
    const [year = '', month = '', day = ''] = iso.split('-')
    assert.equal(toDate(year, String(Number(month)), String(Number(day))), iso)
  }))
})

test('each field has answers that will do and answers that will not', () => {
  const cases = {
    name: [['SPECIMEN', null], [' ', 'required'], ['x'.repeat(121), 'too_long']],
    name_latin: [['SPECIMEN', null], ['', 'required']],
    address: [['1 Sample Road', null], ['', 'required'], ['x'.repeat(301), 'too_long']],
    sex: [['F', null], ['', 'choose']],
    nationality: [['UTO', null], ['', 'choose']],
    document_number: [['L898902C3', null], ['Ａ１２３４', null], ['A(1)', null], ['123', 'document_number'], ['12_34', 'document_number']],
    date_of_birth: [['1990-03-05', null], ['', 'date'], [TODAY, 'date_past'], ['2030-01-01', 'date_past']],
    expiry_date: [[TODAY, null], [FOREVER, null], ['', 'date'], ['2026-11-21', 'date_expired']],
  } as const
  for (const field of TYPED) for (const [value, fault] of cases[field]) assert.equal(faultOf(field, value, TODAY), fault, `${field} ${value}`)
})

test('only fields of the policy are asked, and in a redo only those sent back or never given', () => {
  assert.deepEqual(fieldsAsked(FIELD_NAMES, [], null), TYPED)
  assert.deepEqual(fieldsAsked(['name', 'authority', 'sex'], [], null), ['name', 'sex'])
  assert.deepEqual(fieldsAsked(['name', 'sex', 'address'], ['name'], { name: 'A', sex: 'F' }), ['name', 'address'])
})

test('numbers are made plain and upper case, names are left as written', () => {
  assert.equal(tidy('document_number', ' １１０x '), '110X')
  assert.equal(tidy('name', ' de la Cruz '), 'de la Cruz')
})
