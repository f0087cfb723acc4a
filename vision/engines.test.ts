import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { loadEngines } from './engines.ts'

void test('the MRZ network is the one its model card describes', async () => {
  const [model, card] = await Promise.all([
    readFile(new URL('models/mrz-reader.onnx', import.meta.url)),
    readFile(new URL('../docs/models/mrz-reader.md', import.meta.url), 'utf8'),
  ])
  assert.ok(card.includes(createHash('sha256').update(model).digest('hex')))
  assert.ok(card.includes(model.length.toLocaleString('en')))
})

void test('the dictionary has a blank, common and rare characters, and ends with the space', async () => {
  const { dictionary } = await loadEngines()
  assert.equal(dictionary[0], '')
  assert.equal(dictionary.at(-1), ' ')
  for (const character of ['汉', '族', 'A', '0', '<']) assert.ok(dictionary.includes(character), character)
  // Names with these go to a person; when the network learns them, the rule can go.
  for (const character of ['旻', '翾', '䶮']) assert.ok(!dictionary.includes(character), character)
})
