import assert from 'node:assert/strict'
import test from 'node:test'
import { leastRepeatScore } from './face-repeats.ts'

await test('the larger the gallery, the more alike two faces must be', () => {
  const sizes = [0, 10_000, 10_001, 100_000, 100_001, 5_000_000, Number.NaN]
  assert.deepEqual(sizes.map(leastRepeatScore), [0.94, 0.94, 0.95, 0.95, 0.96, 0.96, 0.96])
})
