import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, constantFrom, integer, property } from 'fast-check'
import { hasTerm, isRightTerm } from './card-terms.ts'

/** kind, the youngest and oldest age of each term, years or no end. */
const CELLS: [string, number, number, number | null][] = [
  ['cn_resident_id', 0, 15, 5], ['cn_resident_id', 16, 25, 10], ['cn_resident_id', 26, 45, 20], ['cn_resident_id', 46, 120, null],
  ['cn_hmt_residence_permit', 0, 120, 5], ['cn_permanent_residence', 0, 17, 5], ['cn_permanent_residence', 18, 120, 10],
]
const ENDS = ['2025-06-30', '2030-06-30', '2040-06-30', '长期'] as const
const endOf = (years: number | null): string => (years === null ? '长期' : `${2020 + years}-06-30`)

for (const [kind, youngest, oldest, years] of CELLS) {
  void test(`${kind}, ${youngest} to ${oldest}: ${years ?? 'no'} end`, () => {
    assert.ok(hasTerm(kind))
    for (const age of [youngest, oldest]) {
      for (const ends of ENDS) assert.equal(isRightTerm(kind, age, '2020-06-30', ends), ends === endOf(years), `${age} ${ends}`)
      assert.ok(!isRightTerm(kind, age, '2020-06-30', years === null ? '2040-06-30' : `${2020 + years}-06-29`))
    }
  })
}

void test('a card issued on 29 February ends on a day beside it', () => {
  for (const ends of ['2025-02-28', '2025-03-01']) assert.ok(isRightTerm('cn_resident_id', 10, '2020-02-29', ends))
  assert.ok(isRightTerm('cn_resident_id', 30, '2020-02-29', '2040-02-29'))
  for (const ends of ['2025-02-27', '2025-03-02']) assert.ok(!isRightTerm('cn_resident_id', 10, '2020-02-29', ends))
})

void test('of other kinds nothing is known and nothing is wrong', () => {
  assert.ok(!hasTerm('passport'))
  holds(property(integer({ min: 0, max: 120 }), constantFrom(...ENDS), (age, ends) => isRightTerm('passport', age, '2020-06-30', ends)))
})
