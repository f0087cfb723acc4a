// Waits grow, end, and spread by a tenth.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { retryAfter } from './webhook-schedule.ts'

void test('eight waits, then it is given up', () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((tries) => retryAfter(tries)), [5, 30, 120, 600, 3600, 18_000, 36_000, 86_400, null])
  assert.equal(retryAfter(1000), null)
})

void test('chance moves a wait by no more than a tenth, and never to nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0, max: 0.999999, noNaN: true }), (tries, chance) => {
      const [wait, exact] = [retryAfter(tries, chance) ?? 0, retryAfter(tries) ?? 0]
      assert.ok(wait > 0 && Math.abs(wait - exact) <= exact * 0.1 + 0.5)
    }),
  )
})
