// Sizes of pictures: never larger, never another shape.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LONGEST, fitWithin, middleOf, seenPart, wholeOf } from './picture-size.ts'

const side = fc.integer({ min: 1, max: 12_000 })
const size = fc.record({ width: side, height: side })

test('a large picture of a phone comes down to the longest edge, a small one stays', () => {
  assert.deepEqual(fitWithin({ width: 4000, height: 3000 }), { width: 2400, height: 1800 })
  assert.deepEqual(fitWithin({ width: 3024, height: 4032 }), { width: 1800, height: 2400 })
  assert.deepEqual(fitWithin({ width: 1280, height: 720 }), { width: 1280, height: 720 })
})

test('no edge is longer than allowed or than it was, and the shape is kept to a pixel', () => {
  fc.assert(fc.property(size, (from) => {
    const to = fitWithin(from)
    assert.ok(Math.max(to.width, to.height) <= Math.max(1, LONGEST) && to.width <= from.width && to.height <= from.height)
    const scale = Math.max(to.width, to.height) / Math.max(from.width, from.height)
    assert.ok(Math.abs(to.width - Math.max(1, from.width * scale)) <= 1 && Math.abs(to.height - Math.max(1, from.height * scale)) <= 1)
  }))
})

test('what is seen of the camera lies inside its picture and has the shape of the box', () => {
  assert.deepEqual(seenPart({ width: 1920, height: 1080 }, { width: 360, height: 360 }), { x: 420, y: 0, width: 1080, height: 1080 })
  fc.assert(fc.property(size, size, (picture, box) => {
    const part = seenPart(picture, box)
    assert.ok(part.x >= 0 && part.y >= 0 && part.x + part.width <= picture.width + 1 && part.y + part.height <= picture.height + 1)
  }))
})

test('the middle lies within, is no longer than asked, and holds its place where it can', () => {
  fc.assert(fc.property(size, fc.double({ min: 0, max: 1, noNaN: true }), (box, at) => {
    const area = middleOf(wholeOf(box), 1.36, at)
    assert.ok(area.x >= 0 && area.y >= 0 && area.x + area.width <= box.width && area.y + area.height <= box.height)
    assert.ok(area.width <= Math.ceil(area.height * 1.36) && area.height <= Math.ceil(area.width * 1.36))
  }))
  assert.deepEqual(middleOf(wholeOf({ width: 100, height: 300 }), 1.36, 0.45), { x: 0, y: 67, width: 100, height: 136 })
  assert.deepEqual(middleOf(wholeOf({ width: 300, height: 200 }), 1.36, 0.45), { x: 14, y: 0, width: 272, height: 200 })
})
