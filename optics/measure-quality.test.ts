import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PictureFault } from '#contract/reading.ts'
import type { Defect } from '#specimens/conditions.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { decodePicture } from '#vision/decode-picture.ts'
import { findCorners } from './find-corners.ts'
import { measureQuality } from './measure-quality.ts'

const ID_1 = { sizeMm: [85.6, 54], widthByText: null } as const

async function measure(defect?: Defect) {
  const { jpeg } = await makeSpecimen({ kind: 'cn_resident_id', side: 'portrait', seed: 31_500, longSide: 1400, today: '2026-06-01', ...(defect ? { defect } : {}) })
  const decoded = await decodePicture(jpeg)
  assert.ok(!('problem' in decoded))
  return measureQuality(decoded.raster, findCorners(decoded.raster), { ...ID_1, scale: decoded.scale })
}
const good = await measure()

void test('a good photograph has no fault', () => {
  assert.deepEqual(good.faults, [])
  assert.ok(good.sharpness > 2.4 && good.pixels_per_mm > 6 && good.chroma > 4.8 && good.glare < 0.03 && good.brightness > 60)
})

const DEFECTS: [Defect, PictureFault['code'], PictureFault['weight']][] = [
  ['blurred', 'document_blurred', 'refuse'], ['dark', 'document_too_dark', 'refuse'], ['greyscale', 'black_and_white', 'warn'], ['glare', 'document_glare', 'hint'],
]
for (const [defect, code, weight] of DEFECTS) {
  void test(`${defect} is named ${code}`, async () => {
    const { faults } = await measure(defect)
    const fault = faults.find((each) => each.code === code)
    assert.equal(fault?.weight, weight, JSON.stringify(faults))
  })
}

void test('few pixels on the card are a fault, however the picture came to be large', async () => {
  const { jpeg } = await makeSpecimen({ kind: 'cn_resident_id', side: 'emblem', seed: 31_501, longSide: 420, today: '2026-06-01' })
  const decoded = await decodePicture(jpeg)
  assert.ok(!('problem' in decoded))
  const corners = findCorners(decoded.raster)
  const { faults } = measureQuality(decoded.raster, corners, { ...ID_1, scale: decoded.scale })
  assert.equal(faults.find((fault) => fault.code === 'low_resolution')?.weight, 'refuse')
  const within = measureQuality(decoded.raster, null, { ...ID_1, scale: 4, widthByText: 200 })
  assert.ok(Math.abs(within.pixels_per_mm - (200 * 4) / 85.6) < 0.01, 'the print tells the width where no corners are seen')
})
