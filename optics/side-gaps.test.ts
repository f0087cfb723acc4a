import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCorners } from './find-corners.ts'

/** A light card on a dark ground, and what lies over it. */
function picture(over: (x: number, y: number) => boolean) {
  const [width, height] = [400, 300]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isCard = x >= 60 && x < 340 && y >= 60 && y < 236
      const [red, green, blue] = over(x, y) ? [190, 130, 100] : isCard ? [235, 235, 225] : [50, 60, 55]
      data.set([red, green, blue], (y * width + x) * 3)
    }
  }
  return { data, width, height }
}

void test('a bare card has no gap', () => {
  const gap = findCorners(picture(() => false))?.gap
  assert.ok(!gap || gap.to - gap.from < 0.05, JSON.stringify(gap))
})

void test('a finger from the right leaves a gap where it crosses the right side', () => {
  const gap = findCorners(picture((x, y) => x > 250 && y > 120 && y < 170))?.gap
  assert.equal(gap?.side, 1)
  assert.ok(Math.abs(gap.from - (120 - 60) / 176) < 0.06 && Math.abs(gap.to - (170 - 60) / 176) < 0.06, JSON.stringify(gap))
})
