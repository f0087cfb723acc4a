import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDocumentDescription } from './documents.ts'

const field = { name: 'name', labels: ['Name'], place: 'right', value: 'text' }
const side = { side: 'front', size_mm: [85.6, 54], print_span: 0.8, least_points: 2, marks: [{ text: 'CLUB CARD', points: 2 }], required: ['name'], fields: [field] }
const card = { kind: 'id_card', sides: [side] }

void test('a description is completed with what may be left out', () => {
  const parsed = parseDocumentDescription({ ...card, sides: [{ ...side, fields: [{ ...field, pattern: '^x', lexicon: { X: 'UTO' }, followed_by: ['Given'] }] }] })
  const [read] = parsed.sides[0]!.fields
  assert.equal(read?.rows, 1)
  assert.ok(read?.pattern?.unicode)
  assert.equal(read?.lexicon?.get('X'), 'UTO')
  assert.deepEqual(parsed.sides[0]!.mrz, [])
})

void test('what is wrong is refused with its place', () => {
  const wrong: [unknown, RegExp][] = [
    [null, /document must be an object/], [{ ...card, kind: 'Club Card' }, /kind must be a name in small letters/], [{ ...card, colour: 'red' }, /document\.colour must be left out/],
    [{ ...card, sides: [{ ...side, size_mm: [54, 85.6] }] }, /sides\[0\]\.size_mm/], [{ ...card, sides: [{ ...side, marks: [{ text: '', points: 1 }] }] }, /marks\[0\]\.text/],
    [{ ...card, sides: [{ ...side, required: ['shoe_size'] }] }, /required\[0\]/], [{ ...card, sides: [{ ...side, mrz: ['TD9'] }] }, /mrz\[0\]/],
    [{ ...card, sides: [{ ...side, fields: [{ ...field, pattern: '(' }] }] }, /Invalid regular expression/],
    [{ ...card, sides: [{ ...side, fields: [{ ...field, label: 'Name' }] }] }, /fields\[0\]\.label must be left out/],
    [{ ...card, sides: [{ ...side, fields: [{ ...field, value: 'number' }] }] }, /value must be one of/],
  ]
  for (const [description, message] of wrong) assert.throws(() => parseDocumentDescription(description), message)
})
