// Whole readings of mainland travel permits: of Hong Kong, Macao and Taiwan, of 1999 and 2013.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertReadsKind, readSpecimen, wrongFields } from '#specimens/read-specimen.ts'

void test('both sides, good pictures and medium ones; a name may stay unread, never wrong and sure', () => assertReadsKind('cn_travel_permit', [52_402, 52_403], ['name_native', 'name_latin']))

void test('each number there is', async () => {
  for (const document_number of ['H04421537', 'M56910084', '49398491', 'H0442153702']) {
    const read = await readSpecimen({ kind: 'cn_travel_permit', side: 'front', seed: 52_410, person: { document_number } })
    assert.deepEqual(wrongFields(read), [])
  }
})
