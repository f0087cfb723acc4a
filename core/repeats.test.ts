// What an answer about a pair leaves open: every answer, by every kind then and now.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REPEAT_ANSWERS, REPEAT_KINDS, type RepeatKind } from '#contract/repeats.ts'
import { openKinds } from './repeats.ts'

const SETS: RepeatKind[][] = [[]]
for (const kind of REPEAT_KINDS) SETS.push(...SETS.map((set) => [...set, kind]))

void test('nobody has answered: everything is open', () => {
  for (const kinds of SETS) assert.deepEqual(openKinds(kinds, null), kinds)
})

void test('every answer, over everything a pair may have had and may have in common', () => {
  let cells = 0
  for (const answer of REPEAT_ANSWERS) {
    for (const then of SETS) {
      for (const now of SETS) {
        const left = answer === 'same_person' ? [] : answer === 'block' ? now : now.filter((kind) => !then.includes(kind))
        assert.deepEqual(openKinds(now, { answer, kinds: then }), left, `${answer} ${then.join()} ${now.join()}`)
        cells += 1
      }
    }
  }
  assert.equal(cells, 3 * 8 * 8)
})
