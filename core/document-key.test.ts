// One key for one document, however its number is written.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, constantFrom, property, stringMatching } from 'fast-check'
import { documentKey, formerKeys, personKey } from './document-key.ts'

void test('ways of writing one number', () => {
  assert.equal(documentKey('id_card', 'HKG', 'A123456(3)'), documentKey('id_card', 'HKG', 'a1234563'))
  assert.equal(documentKey('passport', 'UTO', 'L898902C<'), documentKey('passport', 'UTO', 'l898902c'))
  assert.equal(documentKey('cn_resident_id', 'CHN', '11010519491231002x'), documentKey('cn_resident_id', 'CHN', '110105 19491231 002X'))
})

void test('a travel permit keeps its key when it is renewed; other numbers keep all their digits', () => {
  assert.equal(documentKey('id_card', 'CHN', 'H1234567801'), documentKey('id_card', 'CHN', 'H12345678'))
  assert.equal(documentKey('cn_travel_permit', 'CHN', 'H1234567801'), documentKey('cn_travel_permit', 'CHN', 'H12345678'))
  assert.equal(documentKey('id_card', 'CHN', 'M1234567801'), documentKey('id_card', 'CHN', 'M1234567802'))
  assert.notEqual(documentKey('id_card', 'CHN', 'H1234567801'), documentKey('id_card', 'CHN', 'M1234567801'))
  assert.notEqual(documentKey('passport', 'UTO', 'H1234567801'), documentKey('passport', 'UTO', 'H1234567802'))
})

void test('a former number is that of a document of the same kind, or of the permit it stands beside', () => {
  assert.deepEqual(formerKeys('id_card', 'UTO', 'A-1234567'), [documentKey('id_card', 'UTO', 'A1234567')])
  assert.ok(formerKeys('cn_hmt_residence_permit', 'CHN', 'H12345678').includes(documentKey('cn_travel_permit', 'CHN', 'H1234567802')))
})

void test('a personal number is the person’s in whatever document; an empty field is nobody’s', () => {
  assert.equal(personKey('UTO', 'ze-184226 b'), personKey('UTO', 'ZE184226B'))
  assert.notEqual(personKey('UTO', 'ZE184226B'), personKey('XXA', 'ZE184226B'))
  for (const nothing of ['', '<<<<<<', '000000000', '12345']) assert.equal(personKey('UTO', nothing), null, nothing)
})

void test('kind and state tell documents with one number apart', () => {
  const keys = new Set([documentKey('id_card', 'UTO', '123456'), documentKey('passport', 'UTO', '123456'), documentKey('passport', 'XXA', '123456')])
  assert.equal(keys.size, 3)
})

void test('property: print between the characters never changes the key', () => {
  holds(property(stringMatching(/^[A-Z0-9]{4,12}$/), array(constantFrom('', ' ', '-', '(', ')', '<'), { minLength: 12, maxLength: 12 }), (number, print) => {
    const written = Array.from(number, (character, i) => character.toLowerCase() + print[i]!).join('')
    assert.equal(documentKey('id_card', 'UTO', written), documentKey('id_card', 'UTO', number))
  }))
})
