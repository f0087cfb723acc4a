// Whole readings of foreigners' permanent resident ID cards: those of 2017 and of 2023.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertReadsKind, readSpecimen, wrongFields } from '#specimens/read-specimen.ts'

void test('both sides, good pictures and medium ones', () => assertReadsKind('cn_permanent_residence', [52_501, 52_503]))

void test('either card, with a name in characters and without', async () => {
  for (const [document_number, name_native] of [['91199919800101001X', ''], ['UTO110180010212', '李文军']] as const) {
    const person = { document_number, name: 'HYTHLODAY, RAPHAEL', name_native, date_of_birth: '1980-01-01', sex: 'M' } as const
    assert.deepEqual(wrongFields(await readSpecimen({ kind: 'cn_permanent_residence', side: 'front', seed: 52_510, person })), [])
  }
})
