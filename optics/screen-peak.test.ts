import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quad } from '#contract/reading.ts'
import type { Raster } from './raster.ts'
import { measureScreenPeak } from './screen-peak.ts'

/** A grey page with the noise of a sensor, `extra` added to each pixel. */
function page(extra: (x: number, y: number) => number): Raster {
  const [width, height] = [600, 400]
  const data = new Uint8Array(width * height * 3)
  let seed = 1
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      data.fill(Math.round(160 + ((seed / 2147483648) * 8 - 4) + extra(x, y)), to, to + 3)
    }
  }
  return { data, width, height }
}
const WHOLE: Quad = [[0, 0], [600, 0], [600, 400], [0, 400]]

void test('paper has no peak, a grid of pixels has a high one', () => {
  assert.ok(measureScreenPeak(page(() => 0), WHOLE) < 12)
  assert.ok(measureScreenPeak(page((x, y) => 10 * Math.sin(2.1 * x) * Math.sin(1.7 * y)), WHOLE) > 60)
})

void test('what lies beside the document is not looked at', () => {
  const beside = page((x, y) => (x > 330 ? 10 * Math.sin(2.1 * x) * Math.sin(1.7 * y) : 0))
  assert.ok(measureScreenPeak(beside, [[0, 0], [240, 0], [240, 400], [0, 400]]) < 12)
})

void test('a picture too small to tell has none', () => {
  assert.equal(measureScreenPeak({ data: new Uint8Array(300 * 100), width: 100, height: 100 }, [[0, 0], [100, 0], [100, 100], [0, 100]]), 0)
})
