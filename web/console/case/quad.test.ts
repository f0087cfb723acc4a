// Boxes of the reading become windows and turns.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quad } from '#contract/reading.ts'
import { faceFrameOf, frameOf, levelTurn, pointsOf, rowTransform, turnTransform } from './quad.ts'

const level: Quad = [[10, 20], [110, 20], [110, 40], [10, 40]]

void test('a level box: its middle, its size with a margin, no turn', () => {
  assert.deepEqual(frameOf(level), { cx: 60, cy: 30, width: 120, height: 30, turn: -0 })
  assert.equal(pointsOf(level), '10,20 110,20 110,40 10,40')
})

void test('text running downwards is turned back by a quarter', () => {
  const down: Quad = [[40, 10], [40, 110], [20, 110], [20, 10]]
  const { turn, width, height } = frameOf(down)
  assert.deepEqual([turn, width, height], [-90, 120, 30])
})

void test('a row fills its strip, whichever way it lies', () => {
  const rows: Quad[] = [level, [[40, 10], [40, 110], [20, 110], [20, 10]], [[110, 60], [12, 40], [16, 20], [114, 40]]]
  for (const [tl, tr, br, bl] of rows) {
    const [a, b, c, d, e, f] = (rowTransform([tl, tr, br, bl], 880, 35).match(/-?[\d.]+/g) ?? []).map(Number) as [number, number, number, number, number, number]
    const laid = ([x, y]: readonly [number, number]): number[] => [Math.round(a * x + c * y + e), Math.round(b * x + d * y + f)]
    assert.deepEqual([tl, tr, br, bl].map(laid), [[0, 5], [880, 5], [880, 30], [0, 30]])
  }
})

void test('pictures are levelled to the nearest quarter', () => {
  const turns = [[0, 0], [2, 0], [-44, 0], [90, 3], [180, 2], [-180, 2], [270, 1], [-90, 1], [359, 0]] as const
  for (const [direction, turn] of turns) assert.equal(levelTurn(direction), turn, String(direction))
})

/** Applies "translate(a b) rotate(c)" to a point. */
function applied(transform: string, [x, y]: readonly [number, number]): number[] {
  const [dx = 0, dy = 0, degrees = 0] = (transform.match(/-?\d+/g) ?? []).map(Number)
  const angle = (degrees * Math.PI) / 180
  return [x * Math.cos(angle) - y * Math.sin(angle) + dx, x * Math.sin(angle) + y * Math.cos(angle) + dy].map((value) => Math.round(value) + 0)
}

void test('a turned picture fills the box that starts at 0, 0', () => {
  for (const turn of [0, 1, 2, 3]) {
    const [wide, high] = turn % 2 === 0 ? [300, 200] : [200, 300]
    const corners = ([[0, 0], [300, 0], [300, 200], [0, 200]] as const).map((corner) => applied(turnTransform(turn, 300, 200), corner))
    assert.deepEqual([Math.min(...corners.map(([x]) => x ?? NaN)), Math.min(...corners.map(([, y]) => y ?? NaN))], [0, 0])
    assert.deepEqual([Math.max(...corners.map(([x]) => x ?? NaN)), Math.max(...corners.map(([, y]) => y ?? NaN))], [wide, high])
  }
})

void test('a face is shown upright with the head round it, in a window higher than wide', () => {
  const leaning: Quad = [[0, 100], [100, 0], [200, 100], [100, 200]]
  const { cx, cy, width, height, turn } = faceFrameOf(leaning)
  assert.deepEqual([cx, cy, Math.round(turn)], [100, 100, 45])
  assert.ok(width > 1.5 * Math.hypot(100, 100) && height > width)
})
