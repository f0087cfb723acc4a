import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDocumentDescription } from './documents.ts'
import { findLabels } from './find-labels.ts'
import { madeLine } from './made-lines.ts'

const SIDE = parseDocumentDescription({
  kind: 'id_card',
  sides: [{
    side: 'front', size_mm: [85.6, 54], print_span: 0.9, least_points: 1, marks: [{ text: 'ID', points: 1 }], required: [], other_labels: [],
    fields: [
      { name: 'name', labels: ['Surname', 'Apellidos'], place: 'below', value: 'latin_name' },
      { name: 'authority', labels: ['Authority'], place: 'below', value: 'text' },
    ],
  }],
}, new Map()).sides[0]!

const found = (text: string): string[] => findLabels([madeLine(text, 0, 0)], SIDE).map(({ field, from, to }) => `${field?.name} ${text.slice(from, to)}`)

void test('a label misread is found at the start of a line and after a stroke', () => {
  assert.deepEqual(found('Suname'), ['name Suname'])
  assert.deepEqual(found('Nom / Suname'), ['name Suname'])
  assert.deepEqual(found('Apelidos'), ['name Apelidos'])
})

void test('amid other words only what is spelt like a label is one', () => {
  assert.deepEqual(found('Prefect of Alaopolis'), [])
  assert.deepEqual(found('Sex Surname'), ['name Surname'])
})
