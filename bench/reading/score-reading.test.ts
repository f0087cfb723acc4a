// Scores against the truth: what is right, what is wrong, and what is only written otherwise.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeReading } from '#core/made-readings.ts'
import type { ReadField, Reading } from '#contract/reading.ts'
import type { FieldName } from '#contract/words.ts'
import { inventPerson } from '#specimens/person.ts'
import { truthOf } from '#specimens/truth.ts'
import { formatOf, normalValue, scoreFields, scoreZone, wrongValues } from './score-reading.ts'

const TODAY = '2026-06-01'
const card = truthOf('cn_resident_id', 'portrait', inventPerson('cn_resident_id', 930_001, { name: '欧阳伟明', address: '某省某市某区某街12号' }, TODAY))
const page = truthOf('passport', 'data_page', inventPerson('passport', 930_001, { name: 'MORE THOMAS' }, TODAY))
const cardRead = madeReading(card, TODAY)
const pageRead = madeReading(page, TODAY)
const fieldsOf = (truth: typeof card): FieldName[] => Object.keys(truth.fields) as FieldName[]
const change = (reading: Reading, name: FieldName, source: ReadField['source'], to: Partial<ReadField>): Reading => ({
  ...reading, fields: reading.fields.map((field) => (field.name === name && field.source === source ? { ...field, ...to } : field)),
})

void test('a perfect reading is exact in every field, print and zone', () => {
  for (const [reading, truth] of [[cardRead, card], [pageRead, page]] as const) {
    const scores = scoreFields(reading, truth, fieldsOf(truth), TODAY)
    assert.deepEqual(scores.filter((score) => !score.exact || score.errors > 0), [])
    assert.ok(scores.length >= fieldsOf(truth).length)
    assert.deepEqual(wrongValues(reading, truth, TODAY), [])
  }
  assert.deepEqual(scoreZone(pageRead, page, TODAY), { key: true, exact: true, accepted: true })
  assert.equal(scoreZone(cardRead, card, TODAY), null)
})

void test('what was not read has every character wrong', () => {
  const scores = scoreFields(null, card, ['name'], TODAY)
  assert.deepEqual(scores.map(({ read, exact, errors, length }) => ({ read, exact, errors, length })), [{ read: null, exact: false, errors: 4, length: 4 }])
})

void test('fields nobody described are not asked for', () => assert.deepEqual(scoreFields(cardRead, card, [], TODAY), []))

const WRONG: readonly [string, Reading, typeof card, FieldName[]][] = [
  ['a sure name with one other character', change(cardRead, 'name', 'printed', { value: '欧阳炜明' }), card, ['name']],
  ['the same, not sure', change(cardRead, 'name', 'printed', { value: '欧阳炜明', confidence: 0.6 }), card, []],
  ['the same, doubtful', change(cardRead, 'name', 'printed', { value: '欧阳炜明', doubtful: true }), card, []],
  ['an address with other dashes', change(cardRead, 'address', 'printed', { value: '某省某市某区 某街12号-' }), card, []],
  ['an address with another number', change(cardRead, 'address', 'printed', { value: '某省某市某区某街13号' }), card, ['address']],
  ['a zone\'s number with another digit', change(pageRead, 'document_number', 'mrz', { value: 'X00000000' }), page, ['document_number']],
  ['a value where there is none', change(pageRead, 'authority', 'printed', { name: 'address' }), page, ['address']],
  ['a number with spaces', change(cardRead, 'document_number', 'printed', { value: card.fields.document_number!.replace(/(.{6})/, '$1 ') }), card, []],
]
for (const [name, reading, truth, fields] of WRONG) {
  void test(`${name}: ${fields.length > 0 ? 'wrong' : 'not wrong'}`, () => {
    assert.deepEqual(wrongValues(reading, truth, TODAY).map(({ field }) => field), fields)
  })
}

void test('of a zone the key fields may be right where a letter of the name is not', () => {
  const [first, second] = page.mrz!
  const lines = [first!.replace('MORE', 'MOPE'), second!]
  const read = { ...change(pageRead, 'name', 'mrz', { value: 'MOPE THOMAS' }), mrz: { ...pageRead.mrz!, lines } }
  assert.deepEqual(scoreZone(read, page, TODAY), { key: true, exact: false, accepted: true })
  assert.equal(scoreFields(read, page, ['name'], TODAY).find(({ source, field }) => source === 'mrz' && field === 'name')?.errors, 1)
})

const FORMATS = [
  [['P<', 44, 2], 'TD3'], [['V<', 44, 2], 'MRVA'], [['I<', 30, 3], 'TD1'], [['I<', 36, 2], 'TD2'], [['V<', 36, 2], 'MRVB'], [['I<', 29, 3], null],
] as const
for (const [[code, length, lines], format] of FORMATS) {
  void test(`${lines} lines of ${length} that begin with ${code} are ${format}`, () => {
    assert.equal(formatOf(Array.from({ length: lines }, () => code.padEnd(length, '<'))), format)
  })
}

void test('width and spaces are no difference, and codes have no print', () => {
  assert.equal(normalValue('name', ' Ａnna  Maria '), 'Anna Maria')
  assert.equal(normalValue('document_number', 'a123456(7)'), 'A1234567')
})
