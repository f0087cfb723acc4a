// The quick look at a picture: dark, blurred, burnt out, small.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differenceOf, greyOf, hintOf, measure } from './picture-measure.ts'

const WIDTH = 64
const paint = (value: (x: number, y: number) => number): Uint8Array => Uint8Array.from({ length: WIDTH * WIDTH }, (_, at) => value(at % WIDTH, Math.floor(at / WIDTH)))
const stripes = (low: number, high: number, wide: number) => paint((x) => (Math.floor(x / wide) % 2 === 0 ? low : high))

test('colours become lightness', () => {
  assert.deepEqual([...greyOf(Uint8ClampedArray.from([0, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 255]))], [0, 255, 76])
})

test('fine stripes are sharp, a plain ground is not', () => {
  assert.equal(measure(paint(() => 120), WIDTH).sharp, 0)
  assert.ok(measure(stripes(60, 180, 2), WIDTH).sharp > 1000)
  assert.ok(measure(stripes(60, 180, 2), WIDTH).sharp > measure(paint((x) => 60 + x), WIDTH).sharp)
})

test('the gravest hint is given, and none for a good picture', () => {
  const good = measure(stripes(60, 180, 2), WIDTH)
  assert.equal(hintOf(good, 2000), null)
  assert.equal(hintOf(measure(stripes(0, 40, 2), WIDTH), 2000), 'dark')
  assert.equal(hintOf(measure(paint(() => 120), WIDTH), 500), 'blur')
  assert.equal(hintOf(good, 500), 'small')
  assert.equal(hintOf(measure(stripes(60, 255, 8), WIDTH), 2000), 'glare')
})

test('a hand that moves changes the picture', () => {
  assert.equal(differenceOf(paint(() => 10), paint(() => 10)), 0)
  assert.equal(differenceOf(paint(() => 10), paint(() => 40)), 30)
  assert.equal(differenceOf(new Uint8Array(4), new Uint8Array(5)), 0)
})
