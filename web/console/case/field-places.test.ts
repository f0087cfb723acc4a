// Which pieces of the pictures a reviewer is shown for a field.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quad, ReadField, Reading } from '#contract/reading.ts'
import type { CasePhoto } from '#contract/review.ts'
import { placesOf } from './field-places.ts'

const box: Quad = [[0, 0], [9, 0], [9, 3], [0, 3]]
const field = (source: ReadField['source'], more: Partial<ReadField> = {}): ReadField => ({ name: 'name', source, value: 'A', raw: 'A', confidence: 0.9, box, doubtful: false, ...more })
const photo = (...fields: ReadField[]): CasePhoto => ({ side: 'front', received_at: '2026-01-01T00:00:00Z', used_anyway: false, reading: { fields } as unknown as Reading })
const sources = (...photos: CasePhoto[]): string[] => placesOf(photos, 'name').map((place) => place.field.source)

const CASES: [string, CasePhoto[], string[]][] = [
  ['nothing was read', [{ ...photo(), reading: null }, photo()], []],
  ['print alone', [photo(field('printed'))], ['printed']],
  ['a zone that agrees is not shown beside its print', [photo(field('printed')), photo(field('mrz'))], ['printed']],
  ['a zone in doubt is', [photo(field('printed'), field('mrz', { doubtful: true }))], ['printed', 'mrz']],
  ['a zone alone', [photo(field('mrz'))], ['mrz']],
  ['a barcode shows no characters', [photo(field('barcode'), field('barcode', { doubtful: true }))], []],
  ['another field', [photo(field('printed', { name: 'sex' }))], []],
  ['a value without a place', [photo(field('printed', { box: null }), field('mrz'))], ['mrz']],
  ['print on two sides: the first', [photo(field('printed')), photo(field('printed'))], ['printed']],
]
for (const [name, photos, want] of CASES) void test(name, () => assert.deepEqual(sources(...photos), want))
