// Corners are found on photographs of our own specimens, and not where there is no card. Seeds are not those thresholds were chosen on.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quad } from '#contract/reading.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { decodePicture } from '#vision/decode-picture.ts'
import { findCorners } from './find-corners.ts'
import { clockwise } from './geometry.ts'

/** The largest distance of a corner from where it is, as a share of the picture's width. */
function worst(found: Quad, truth: Quad, width: number): number {
  const wanted = clockwise(truth)
  const turns = [0, 1, 2, 3].map((turn) => Math.max(...found.map(([x, y], i) => Math.hypot(x - wanted[(i + turn) % 4]![0], y - wanted[(i + turn) % 4]![1]))))
  return Math.min(...turns) / width
}

for (const [kind, side] of [['cn_resident_id', 'emblem'], ['passport', 'data_page'], ['id_card', 'front']] as const) {
  for (const level of [0, 1] as const) {
    void test(`the corners of a ${kind}, level ${level}`, async () => {
      const { jpeg, corners } = await makeSpecimen({ kind, side, seed: 31_400 + level, level, scene: 'photo', longSide: 1200, today: '2026-06-01' })
      const decoded = await decodePicture(jpeg)
      assert.ok(!('problem' in decoded))
      const found = findCorners(decoded.raster)
      assert.ok(found, 'corners found')
      assert.ok(worst(found.quad, corners, decoded.width) < 0.025, `off by ${worst(found.quad, corners, decoded.width)}`)
      assert.equal(found.atBorder, 0)
    })
  }
}

void test('a plain ground has no corners', () => {
  const data = new Uint8Array(600 * 400 * 3).fill(130)
  assert.equal(findCorners({ data, width: 600, height: 400 }), null)
})
