// Whole readings of residence permits of residents of Hong Kong, Macao and Taiwan, told apart from resident ID cards.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertReadsKind, readSpecimen } from '#specimens/read-specimen.ts'

void test('both sides, good pictures and medium ones', () => assertReadsKind('cn_hmt_residence_permit', [52_201, 52_203]))

void test('the two cards are alike, and never taken for one another', async () => {
  for (const kind of ['cn_resident_id', 'cn_hmt_residence_permit'] as const) {
    for (const side of ['portrait', 'emblem'] as const) {
      const { reading } = await readSpecimen({ kind, side, seed: 52_210, level: 1 })
      assert.deepEqual([reading.document.kind, reading.document.side], [kind, side])
    }
  }
})
