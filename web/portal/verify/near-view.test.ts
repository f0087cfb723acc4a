// The document fills the window, keeps its shape, and without one the whole picture is seen.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nearView, WINDOW } from './near-view.ts'

const size = fc.record({ width: fc.integer({ min: 200, max: 4000 }), height: fc.integer({ min: 200, max: 4000 }) })

test('without a document the whole picture is seen, in its own shape', () => {
  fc.assert(fc.property(size, (picture) => {
    const { x, y, width, height } = nearView(picture, null)
    assert.ok(x > -1e-9 && y > -1e-9 && x + width < 1 + 1e-9 && y + height < 1 + 1e-9)
    assert.ok(Math.abs(Math.max(width, height) - 1) < 1e-9, 'as large as it can be')
    assert.ok(Math.abs((width * WINDOW) / height - picture.width / picture.height) < 1e-6)
  }))
})

test('a document is seen whole, and near', () => {
  const share = fc.double({ min: 0, max: 0.6, noNaN: true })
  fc.assert(fc.property(size, share, share, (picture, left, top) => {
    const [right, bottom] = [left + 0.3, top + 0.3]
    const { x, y, width, height } = nearView(picture, [[left, top], [right, top], [right, bottom], [left, bottom]])
    for (const [from, to, at, long] of [[left, right, x, width], [top, bottom, y, height]] as const) {
      assert.ok(at + from * long > -1e-9 && at + to * long < 1 + 1e-9, 'whole')
    }
    assert.ok(Math.max(0.3 * width, 0.3 * height) > 0.8, 'near')
  }))
})
