// Overlap of quads, by areas known from geometry.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quad } from '#contract/reading.ts'
import { overlapQuads } from './overlap-quads.ts'

const box = (x: number, y: number, w: number, h: number): Quad => [[x, y], [x + w, y], [x + w, y + h], [x, y + h]]
const square = box(0, 0, 10, 10)
const CASES: readonly [string, Quad, number][] = [
  ['itself', square, 1],
  ['itself from another corner', [square[2], square[3], square[0], square[1]], 1],
  ['itself the other way round', [square[3], square[2], square[1], square[0]], 1],
  ['itself moved by half', box(5, 0, 10, 10), 1 / 3],
  ['one inside it', box(2, 2, 5, 5), 0.25],
  ['one around it', box(-5, -5, 20, 20), 0.25],
  ['one beside it', box(20, 0, 10, 10), 0],
  ['one that touches it', box(10, 0, 10, 10), 0],
  ['a corner of it', box(5, 5, 10, 10), 25 / 175],
  ['the diamond within', [[5, 0], [10, 5], [5, 10], [0, 5]], 0.5],
]
for (const [name, other, share] of CASES) {
  void test(`a square and ${name}`, () => {
    assert.ok(Math.abs(overlapQuads(square, other) - share) < 1e-9, String(overlapQuads(square, other)))
    assert.ok(Math.abs(overlapQuads(other, square) - share) < 1e-9)
  })
}
