// The compare table shows what was compared, then typed fields without a counterpart, each field once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ComparedField } from '#contract/review.ts'
import { comparedRows } from './compared-rows.ts'

const name: ComparedField = { field: 'name', typed: 'A', printed: 'A', mrz: null, confidence: 1, doubtful: false, result: 'same' }

void test('typed fields that were not compared follow; nothing is said twice', () => {
  const rows = comparedRows({ compared: [name], details: { name: 'A', address: 'Specimen Street 1' } })
  assert.deepEqual(rows.map((row) => [row.field, row.typed, row.result]), [['name', 'A', 'same'], ['address', 'Specimen Street 1', 'not_comparable']])
})

void test('without details (support) only what the server sent', () => {
  assert.deepEqual(comparedRows({ compared: [], details: null }), [])
})
