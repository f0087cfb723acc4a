import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clarify } from './clarify.ts'

void test('a weak edge gains contrast, an even picture stays even', () => {
  const [width, height] = [20, 10]
  const data = Uint8Array.from({ length: width * height }, (_, i) => (i % width < 10 ? 100 : 140))
  const clear = clarify({ data, width, height })
  assert.deepEqual([clear.data[3 * width + 5], clear.data[3 * width + 15]], [0, 255])
  const even = clarify({ data: new Uint8Array(width * height).fill(90), width, height })
  assert.equal(new Set(even.data).size, 1)
})

void test('what is brighter than its surroundings becomes brighter still', () => {
  const [width, height] = [30, 30]
  const data = Uint8Array.from({ length: width * height }, (_, i) => (i * 83) % 256)
  const at = 15 * width + 15
  const around = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => at + y * width + x))
  for (const each of around) data[each] = 100
  data[at] = 120
  assert.ok(clarify({ data, width, height }).data[at]! > 130)
})
