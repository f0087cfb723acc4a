import assert from 'node:assert/strict'
import test from 'node:test'
import type { Raster } from '#optics/raster.ts'
import { Pyramid } from './pyramid.ts'
import { placeIn, sampleWindow, type Window } from './sample-window.ts'

/** Red grows to the right, green downwards, blue is 100. */
function slopes(width: number, height: number): Raster {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([Math.round((x + 0.5) * 250 / width), Math.round((y + 0.5) * 250 / height), 100], (y * width + x) * 3)
  return { data, width, height }
}
const sampled = (raster: Raster, window: Window, size: number): Float32Array => {
  const into = new Float32Array(3 * size * size)
  sampleWindow(raster, window, size, into)
  return into
}

await test('a window of the same size is the picture itself, plane by plane', () => {
  const raster = slopes(8, 8)
  const planes = sampled(raster, { x: 4, y: 4, side: 8, angle: 0 }, 8)
  for (let i = 0; i < 64; i++) assert.deepEqual([planes[i], planes[64 + i], planes[128 + i]], [...raster.data.subarray(3 * i, 3 * i + 3)])
})

await test('shrunk, grown and turned it shows what lies at its places; outside is black', () => {
  const raster = slopes(240, 200)
  for (const [window, size] of [[{ x: 120, y: 100, side: 160, angle: 0 }, 20], [{ x: 60, y: 60, side: 20, angle: 0 }, 50], [{ x: 120, y: 100, side: 100, angle: 2 }, 25]] as const) {
    for (const planes of [sampled(raster, window, size), new Pyramid(raster).sample(window, size)]) {
      for (const [column, row] of [[0, 0], [size - 1, 3], [size >> 1, size >> 1]] as const) {
        const [x, y] = placeIn(window, (column + 0.5) / size, (row + 0.5) / size)
        const at = row * size + column
        assert.ok(Math.abs(planes[at]! - (x * 250) / 240) < 1.5 && Math.abs(planes[size * size + at]! - (y * 250) / 200) < 1.5, `${column}, ${row}`)
      }
    }
  }
  const beyond = sampled(raster, { x: 0, y: 100, side: 100, angle: 0 }, 10)
  assert.deepEqual([beyond[205], beyond[200]], [100, 0])
})

await test('a large picture is sampled from one of its smaller sizes, to the same effect', () => {
  const raster = slopes(2000, 1500)
  const window = { x: 1000, y: 750, side: 1200, angle: 0.3 }
  const pyramid = new Pyramid(raster)
  const [direct, small] = [sampled(raster, window, 100), pyramid.sample(window, 100)]
  assert.deepEqual([...pyramid.made.keys()].toSorted((a, b) => a - b), [256, 512, 1024])
  assert.ok(direct.every((each, i) => Math.abs(each - small[i]!) < 2))
})
