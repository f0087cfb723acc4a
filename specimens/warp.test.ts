import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Point, Quad } from '#contract/reading.ts'
import { invert, layInto, squareToQuad, through } from './warp.ts'

const QUAD: Quad = [[20, 30], [180, 10], [190, 120], [10, 140]]
const SQUARE: Quad = [[0, 0], [1, 0], [1, 1], [0, 1]]

void test('the unit square goes to the corners', () => {
  SQUARE.forEach((corner, i) => {
    const [x, y] = through(squareToQuad(QUAD), corner)
    assert.ok(Math.hypot(x - QUAD[i]![0], y - QUAD[i]![1]) < 1e-9)
  })
})

void test('there and back again', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true })
  const m = squareToQuad(QUAD)
  fc.assert(fc.property(unit, unit, (u, v) => {
    const [x, y]: Point = through(invert(m), through(m, [u, v]))
    assert.ok(Math.hypot(x - u, y - v) < 1e-9)
  }))
})

void test('a flat covers its corners and nothing else, and clear pixels let the ground through', () => {
  const picture = { data: new Uint8ClampedArray(200 * 150 * 4).fill(0), width: 200, height: 150 }
  const flat = { data: new Uint8ClampedArray(40 * 20 * 4).fill(255), width: 40, height: 20 }
  flat.data.fill(0, 0, 40 * 4 * 4)
  layInto(picture, flat, QUAD)
  const at = (u: number, v: number): number => {
    const [x, y] = through(squareToQuad(QUAD), [u, v])
    return picture.data[(Math.floor(y) * 200 + Math.floor(x)) * 4]!
  }
  assert.equal(at(0.5, 0.6), 255)
  assert.equal(at(0.05, 0.95), 255)
  assert.equal(at(0.5, 0.1), 0)
  assert.equal(at(1.03, 0.5), 0)
  assert.equal(at(0.5, 1.04), 0)
})
