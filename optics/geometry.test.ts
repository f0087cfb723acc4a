import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Point, Quad } from '#contract/reading.ts'
import { cropQuad, rectangleToQuad } from './crop-quad.ts'
import { clockwise, convexHull, growQuad, isInside, polygonArea, quadCentre, quadSize, smallestRectangle, turnQuad } from './geometry.ts'
import { turnRaster } from './raster.ts'

const coordinate = fc.integer({ min: -500, max: 500 })
const point = fc.tuple(coordinate, coordinate)
const SQUARE: Quad = [[0, 0], [10, 0], [10, 10], [0, 10]]

void test('a hull holds every point and is no larger than their box', () => {
  fc.assert(fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), (points) => {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
    const box = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))
    const hull = convexHull([...points])
    assert.ok(polygonArea(hull) <= box + 1e-6)
    for (const each of points) assert.ok(polygonArea(convexHull([...hull, each])) <= polygonArea(hull) + 1e-6)
  }))
})

void test('the smallest rectangle of a turned one is itself', () => {
  fc.assert(fc.property(fc.integer({ min: 5, max: 90 }), fc.integer({ min: 5, max: 90 }), fc.double({ min: -1.5, max: 1.5, noNaN: true }), (width, height, angle) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const corners = [[0, 0], [width, 0], [width, height], [0, height]].map(([x, y]): Point => [x! * cos - y! * sin, x! * sin + y! * cos])
    const found = smallestRectangle(corners, () => 0)!
    assert.ok(Math.abs(polygonArea(found) - width * height) < 1e-3 * width * height)
    const { width: w, height: h } = quadSize(found)
    assert.ok(Math.abs(Math.max(w, h) - Math.max(width, height)) < 1e-6)
  }))
})

void test('corners come clockwise from the top left, whatever the order they are given in', () => {
  for (const order of [[0, 1, 2, 3], [2, 0, 3, 1], [3, 2, 1, 0]]) assert.deepEqual(clockwise(order.map((i) => SQUARE[i]!)), SQUARE)
})

void test('growing, turning and holding', () => {
  assert.deepEqual(growQuad(SQUARE, 0.1, 0.2), [[-2, -1], [12, -1], [12, 11], [-2, 11]])
  assert.deepEqual(turnQuad(SQUARE, 1)[0], [10, 0])
  assert.deepEqual(quadCentre(SQUARE), [5, 5])
  assert.ok(isInside([5, 9.9], SQUARE, 0))
  assert.ok(!isInside([5, 11], SQUARE, 0))
  assert.ok(isInside([5, 11], SQUARE, 2))
})

void test('the map of a rectangle meets the corners of its quad', () => {
  const quad: Quad = [[13, 7], [190, 30], [170, 140], [25, 118]]
  const [a, b, c, d, e, f, g, h] = rectangleToQuad(80, 50, quad)
  const at = (x: number, y: number): Point => [(a * x + b * y + c) / (g * x + h * y + 1), (d * x + e * y + f) / (g * x + h * y + 1)]
  for (const [i, [x, y]] of ([[0, 0], [80, 0], [80, 50], [0, 50]] as const).entries()) {
    const [u, v] = at(x, y)
    assert.ok(Math.hypot(u - quad[i]![0], v - quad[i]![1]) < 1e-6)
  }
})

void test('a crop shows what lies within its quad, and a quarter turn forth and back changes nothing', () => {
  const data = Uint8Array.from({ length: 20 * 10 * 3 }, (_, i) => (Math.floor(i / 3) % 20 < 10 ? 0 : 200))
  const raster = { data, width: 20, height: 10 }
  const right = cropQuad(raster, [[12, 1], [19, 1], [19, 9], [12, 9]], 7, 8)
  assert.ok(right.data.every((value) => value === 200))
  const beyond = cropQuad(raster, [[-30, -30], [-20, -30], [-20, -20], [-30, -20]], 4, 4)
  assert.ok(beyond.data.every((value) => value === 0), 'the border repeats beyond the picture')
  assert.deepEqual(turnRaster(turnRaster(raster, true), false), raster)
})
