import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { NOTHINGS, makeNothing } from './nothing.ts'

void test('each is a picture of its own, the same for the same seed', async () => {
  const seen = new Set<string>()
  for (const what of NOTHINGS) {
    const jpeg = await makeNothing(4, what, 480)
    const { width, height } = await sharp(jpeg).metadata()
    assert.deepEqual([width, height], [480, 360])
    assert.ok(jpeg.equals(await makeNothing(4, what, 480)))
    seen.add(jpeg.toString('base64'))
  }
  assert.equal(seen.size, NOTHINGS.length)
})
