// Whole readings of Hong Kong identity cards: both layouts, and characters the recogniser does not know.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertReadsKind, readSpecimen, wrongAndSure, wrongFields } from '#specimens/read-specimen.ts'

void test('good pictures and medium ones; a name may lose a letter, never wrong and sure', () =>
  assertReadsKind('hk_identity_card', [52_301, 52_303, 52_304], ['name_native', 'name']))

void test('the card of 2003 and the card of 2018', async () => {
  for (const issue_date of ['2012-08-09', '2021-10-11']) {
    const person = { issue_date, name: 'LOK, Wing Ching', name_native: '樂永晴', date_of_birth: '1985-06-03', sex: 'F' } as const
    assert.deepEqual(wrongFields(await readSpecimen({ kind: 'hk_identity_card', side: 'front', seed: 52_310, person })), [])
  }
})

void test('traditional characters the alphabet lacks come out doubtful', async () => {
  for (const [i, name_native] of ['吳傑', '鄧詠穎', '盧鍾文'].entries()) {
    const read = await readSpecimen({ kind: 'hk_identity_card', side: 'front', seed: 52_320 + i, person: { name_native } })
    assert.deepEqual(wrongAndSure(read), [])
  }
})

void test('who has no name in characters is read whole', async () => {
  const read = await readSpecimen({ kind: 'hk_identity_card', side: 'front', seed: 52_330, person: { name: 'SMITH, John Peter', name_native: '', name_codes: '' } })
  assert.deepEqual(wrongFields(read), [])
  assert.equal(read.reading.fields.find((field) => field.name === 'name_native'), undefined)
})
