import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDocumentDescription } from './documents.ts'
import { madeLine } from './made-lines.ts'
import { readFields } from './read-fields.ts'
import type { TextLine } from './text-line.ts'

const SIDE = parseDocumentDescription({
  kind: 'passport',
  sides: [{
    side: 'data_page', size_mm: [125, 88], print_span: 0.9, least_points: 1, marks: [{ text: 'PASSPORT', points: 1 }], required: [], other_labels: [],
    fields: [
      { name: 'name', labels: ['Surname'], place: 'below', value: 'latin_name', followed_by: ['Given names'] },
      { name: 'date_of_birth', labels: ['Date of birth'], place: 'right_or_below', value: 'date' },
      { name: 'expiry_date', labels: ['Date of expiry'], place: 'right_or_below', value: 'date' },
      { name: 'sex', labels: ['Sex'], place: 'right_or_below', value: 'sex' },
      { name: 'address', labels: ['Address'], place: 'below', value: 'text', rows: 2 },
      { name: 'authority', labels: ['Authority'], place: 'below', value: 'text' },
    ],
  }],
}, new Map()).sides[0]!

const read = (...lines: TextLine[]) => Object.fromEntries(readFields(lines, SIDE, '2026-06-01').map(({ name, value, doubtful }) => [name, doubtful ? `${value}?` : value]))

void test('boxes of one row that go on with a value are one value', () => {
  assert.deepEqual(read(madeLine('Date of birth', 0, 0), madeLine('07 MAR', 0, 24), madeLine('1993', 65, 25)), { date_of_birth: '1993-03-07' })
  assert.deepEqual(read(madeLine('Authority', 0, 0), madeLine('Ministry', 0, 24), madeLine('of Utopia', 90, 24)), { authority: 'Ministry of Utopia' })
})

void test('boxes that may part a word make its value doubtful', () => {
  assert.deepEqual(read(madeLine('Authority', 0, 0), madeLine('Minis', 0, 24), madeLine('try of Utopia', 51, 24)), { authority: 'Minis try of Utopia?' })
})

void test('what stands under a label of its own is no part of the value beside it', () => {
  const lines = [madeLine('Authority', 0, 0), madeLine('Date of birth', 100, 0), madeLine('Registry', 0, 24), madeLine('07 MAR 1993', 88, 24)]
  assert.deepEqual(read(...lines), { date_of_birth: '1993-03-07', authority: 'Registry' })
})

void test('an address ends where another label stands, however near its value', () => {
  const lines = [madeLine('Address', 0, 0), madeLine('115 Mill Walk', 0, 24), madeLine('Authority', 0, 42), madeLine('Registry', 0, 56)]
  assert.deepEqual(read(...lines), { address: '115 Mill Walk', authority: 'Registry' })
  assert.deepEqual(read(madeLine('Address', 0, 0), madeLine('115 Mill Walk', 0, 24), madeLine('Achora', 0, 50)), { address: '115 Mill Walk Achora' })
})

void test('a line that runs through two columns is two values', () => {
  const lines = [madeLine('Authority', 0, 0), madeLine('Date of birth', 170, 0), madeLine('Utopian Registry 25 DEC 1965', 0, 24)]
  assert.deepEqual(read(...lines), { date_of_birth: '1965-12-25', authority: 'Utopian Registry' })
  const joined = [madeLine('Authority', 0, 0), madeLine('Date of birth', 170, 0), madeLine('Utopian Registry,25.12.1965', 0, 24)]
  assert.equal(read(...joined)['authority'], 'Utopian Registry,25.12.1965?')
})

void test('a row both labels of a name claim is one part of it', () => {
  assert.deepEqual(read(madeLine('Surname', 0, 0), madeLine('Given names', 0, 20), madeLine('BERGSTROM', 0, 44)), { name: 'BERGSTROM?' })
  const whole = [madeLine('Surname', 0, 0), madeLine('BERGSTROM', 0, 24), madeLine('Given names', 0, 50), madeLine('INES', 0, 74)]
  assert.deepEqual(read(...whole), { name: 'BERGSTROM INES' })
})

void test('a stroke between a sex in two scripts is easily read as a letter', () => {
  assert.deepEqual(read(madeLine('Sex', 0, 0), madeLine('女IF', 0, 24)), { sex: 'F' })
})

void test('what is made of the number of the next label is no part of a number', () => {
  const fields = [{ name: 'document_number', labels: ['DLN'], place: 'right', value: 'code' }, { name: 'licence_classes', labels: ['CLASS'], place: 'right', value: 'text' }]
  const side = parseDocumentDescription({
    kind: 'driving_licence', sides: [{ side: 'front', size_mm: [85.6, 54], print_span: 0.9, least_points: 1, marks: [{ text: 'LICENSE', points: 1 }], required: [], other_labels: [], fields }],
  }, new Map()).sides[0]!
  const numberIn = (...lines: TextLine[]) => readFields(lines, side).find(({ name }) => name === 'document_number')?.value
  assert.equal(numberIn(madeLine('DLN', 0, 0), madeLine('05W267702', 40, 0), madeLine('SCLASS', 150, 0)), '05W267702')
  assert.equal(numberIn(madeLine('DLN', 0, 0), madeLine('05W267702', 40, 0), madeLine('04', 150, 0)), '05W26770204')
})
