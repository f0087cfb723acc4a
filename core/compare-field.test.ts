// Fields compared with both zones: numbers, dates, sex, states; and when neither zone can tell.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, constantFrom, option, property, stringMatching } from 'fast-check'
import { FIELD_NAMES, type FieldName } from '#contract/words.ts'
import { compareField, compareValues, plainNumber } from './compare-field.ts'
import type { Compared } from './names.ts'

const TABLE: [FieldName, typed: string | null, printed: string | null, mrz: string | null, Compared][] = [
  ['document_number', 'a123456(3)', 'A123456(3)', null, 'same'], ['document_number', 'A1234563', 'A 123456 (3)', null, 'same'],
  ['document_number', 'L898902C3', 'L898902C3', 'L898902C3', 'same'], ['document_number', 'L898902C3', null, 'L898902C<', 'different'],
  ['document_number', 'L898902C3', 'L898902C3', 'L898902C4', 'not_comparable'], ['document_number', 'X1', 'Y1', 'Z1', 'different'],
  ['document_number', '11010519491231002x', '11010519491231002X', null, 'same'],
  ['date_of_birth', '1980-05-06', '1980-05-06', null, 'same'], ['date_of_birth', '1980-05-06', null, '1980-05-07', 'different'],
  ['date_of_birth', '1980-05-06', null, '1980-05', 'not_comparable'], ['date_of_birth', '1980-05-06', null, '1980', 'not_comparable'],
  ['date_of_birth', '1980-05-06', null, '1981', 'different'], ['date_of_birth', '1980-05-06', '1980-05-06', '1980', 'same'],
  ['sex', 'M', 'M', 'M', 'same'], ['sex', 'M', 'F', 'F', 'different'], ['sex', 'M', 'M', 'F', 'not_comparable'], ['sex', 'X', null, 'X', 'same'],
  ['nationality', 'UTO', 'UTO', 'UTO', 'same'], ['nationality', 'UTO', null, 'XXA', 'different'], ['nationality', 'DEU', null, 'D', 'not_comparable'],
  ['expiry_date', '长期', '长期', null, 'same'], ['expiry_date', '2030-01-01', '长期', null, 'different'], ['expiry_date', '2030-01-01', '2030-01-01', '2030-01-01', 'same'],
  ['name', 'Müller', 'Müller', 'MUELLER', 'same'], ['name', 'MULLER', 'Müller', 'MUELLER', 'same'], ['name', '李伟', '李伟', 'LI WEI', 'same'],
  ['name', '李伟', '李炜', 'LI WEI', 'same'], ['name', 'Nemo', 'Müller', 'MUELLER', 'different'], ['name', '李伟', null, 'LEE WAI', 'not_comparable'],
  ['address', '乌托邦市 花园路1号', '乌托邦市花园路1号', null, 'same'], ['address', '花园路1号', '花园路2号', null, 'not_comparable'],
  ['name', null, 'A', 'A', 'not_comparable'], ['sex', 'M', null, null, 'not_comparable'],
]

for (const [field, typed, printed, mrz, want] of TABLE) {
  void test(`${field}: ${typed} | ${printed} | ${mrz} is ${want}`, () => assert.equal(compareField(field, typed, printed, mrz), want))
}

void test('a number is its letters and digits', () => {
  assert.equal(plainNumber('ａ１２３ 456(3)'), 'A1234563')
  assert.equal(plainNumber('L898902C<'), 'L898902C')
})

const value = option(stringMatching(/^[A-Z0-9]{0,6}$/), { nil: null })

void test('property: the same on both sides is never different, and without a document nothing can be', () => {
  holds(property(constantFrom(...FIELD_NAMES), stringMatching(/^[A-Z0-9]{1,10}$/), (field, text) => {
    assert.equal(compareField(field, text, text, text), field.startsWith('name') && !/[A-Z]/.test(text) ? 'not_comparable' : 'same')
    assert.equal(compareField(field, text, null, null), 'not_comparable')
  }))
})

void test('property: comparing two values is symmetric in every field', () => {
  holds(property(constantFrom(...FIELD_NAMES), stringMatching(/^[A-Z0-9]{0,8}$/), stringMatching(/^[A-Z0-9]{0,8}$/), (field, a, b) => {
    assert.equal(compareValues(field, a, b), compareValues(field, b, a))
  }))
})

void test('property: different only where no zone says the same', () => {
  holds(property(constantFrom(...FIELD_NAMES), value, value, value, (field, typed, printed, mrz) => {
    if (compareField(field, typed, printed, mrz) !== 'different') return
    for (const each of [printed, mrz]) assert.ok(each === null || compareValues(field, typed!, each) !== 'same')
  }))
})
