// The measures, by tables worked out by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { editDistance, percentile, shareOf, trendOf } from './measures.ts'

const DISTANCES: readonly [string, string, number][] = [
  ['', '', 0], ['abc', '', 3], ['', 'abc', 3], ['abc', 'abc', 0], ['abc', 'abd', 1], ['abc', 'bc', 1], ['kitten', 'sitting', 3],
  ['张伟', '张炜', 1], ['㛃', '', 1], ['𠮷田', '吉田', 1],
]
for (const [a, b, distance] of DISTANCES) {
  void test(`from "${a}" to "${b}" are ${distance} changes`, () => assert.equal(editDistance(a, b), distance))
}

void test('the way back is as long, and a detour is no shorter', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 8 })
  fc.assert(fc.property(word, word, word, (a, b, c) => {
    assert.equal(editDistance(a, b), editDistance(b, a))
    assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c))
  }))
})

const PERCENTILES: readonly [number[], number, number | null][] = [
  [[], 0.5, null], [[7], 0.5, 7], [[7], 0.95, 7], [[3, 1, 2], 0.5, 2], [[1, 2, 3, 4], 0.5, 2], [[1, 2, 3, 4], 0.51, 3], [[1, 2], 0, 1],
  [Array.from({ length: 100 }, (_, i) => 100 - i), 0.95, 95], [[5, 1], 1, 5],
]
for (const [list, share, value] of PERCENTILES) {
  void test(`of ${list.length} values, ${share} lie at or below ${value}`, () => assert.equal(percentile(list, share), value))
}

void test('a share is of all, and none of nothing', () => {
  assert.equal(shareOf([1, 2, 3, 4], (each) => each > 1), 0.75)
  assert.equal(shareOf([], () => true), null)
})

const noise = (i: number): number => ((i * 7919) % 13) - 6
const series = (length: number, of: (i: number) => number): number[] => Array.from({ length }, (_, i) => of(i))
const TRENDS: readonly [string, number[], boolean][] = [
  ['flat with noise', series(400, (i) => 500 + noise(i)), false],
  ['rising by 0.2 a step', series(400, (i) => 500 + 0.2 * i + noise(i)), true],
  ['rising too little to mind', series(4000, (i) => 500 + 0.01 * i + noise(i)), false],
  ['warming up, then flat', series(400, (i) => (i < 80 ? 300 + 3 * i : 540) + noise(i)), false],
  ['falling', series(400, (i) => 500 - i + noise(i)), false],
  ['too short to tell', series(20, (i) => 500 + 10 * i), false],
]
for (const [name, values, grows] of TRENDS) {
  void test(`a series ${name} ${grows ? 'grows' : 'does not grow'}`, () => assert.equal(trendOf(values, 0.1).grows, grows))
}
