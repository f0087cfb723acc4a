// Zoom, turn and shift stay in their limits, and the point under the pointer stays where it is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, constant, double, oneof, property, record } from 'fast-check'
import { FIT, shiftBy, turnOnce, zoomBy, zoomStep, type View } from './view.ts'

const share = double({ min: -0.5, max: 0.5, noNaN: true })
const moves = array(oneof(
  record({ kind: constant('zoom' as const), by: double({ min: 0.1, max: 5, noNaN: true }), x: share, y: share }),
  record({ kind: constant('shift' as const), by: constant(0), x: double({ min: -3, max: 3, noNaN: true }), y: double({ min: -3, max: 3, noNaN: true }) }),
  record({ kind: constant('turn' as const), by: constant(0), x: share, y: share }),
), { maxLength: 20 })

void test('after any moves the zoom is 1 to 8 and part of the picture is in the pane', () => {
  holds(
    property(moves, (all) => {
      const end = all.reduce<View>((view, { kind, by, x, y }) => (kind === 'zoom' ? zoomBy(view, by, { x, y }) : kind === 'shift' ? shiftBy(view, x, y) : turnOnce(view)), FIT)
      assert.equal(end.zoom >= 1 && end.zoom <= 8, true)
      const limit = end.zoom === 1 ? 0 : end.zoom / 2
      assert.equal(Math.abs(end.x) <= limit && Math.abs(end.y) <= limit, true)
    }),
  )
})

void test('zooming in keeps the point under the pointer', () => {
  holds(
    property(share, share, double({ min: 1, max: 8, noNaN: true }), (x, y, factor) => {
      const near = zoomBy(FIT, factor, { x, y })
      // the picture's point under the pointer, before and after, in shares of the fitted picture
      assert.ok(Math.abs((x - near.x) / near.zoom - x) < 1e-9)
      assert.ok(Math.abs((y - near.y) / near.zoom - y) < 1e-9)
    }),
  )
})

void test('one key: 1, 2, 4, and back to the whole', () => {
  const steps = [zoomStep(FIT), zoomStep(zoomStep(FIT)), zoomStep(zoomStep(zoomStep(FIT)))].map((view) => view.zoom)
  assert.deepEqual(steps, [2, 4, 1])
  assert.deepEqual(zoomStep({ zoom: 8, turn: 1, x: 2, y: 1 }), { zoom: 1, turn: 1, x: 0, y: 0 })
})

void test('four turns are none', () => {
  assert.deepEqual(turnOnce(turnOnce(turnOnce(turnOnce(FIT)))), FIT)
})
