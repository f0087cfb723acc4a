// A copy has the fingerprint of its original within it; another person's document of the same template has not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { compareFingerprints } from '#core/compare-fingerprints.ts'
import { packFingerprint, type Fingerprint } from '#core/fingerprint.ts'
import { plainLayout } from '#specimens/layouts.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { decodePicture } from './decode-picture.ts'
import { fingerprintPicture } from './fingerprint-picture.ts'

const LIMIT = 0.68
async function printOf(bytes: Uint8Array): Promise<Fingerprint> {
  const decoded = await decodePicture(bytes)
  assert.ok(!('problem' in decoded))
  return fingerprintPicture(decoded.raster)
}
const specimen = async (seed: number): Promise<Buffer> =>
  (await makeSpecimen({ kind: 'passport', side: 'data_page', seed, level: 'flat', longSide: 1200, today: '2026-06-01', ...plainLayout('passport') })).jpeg

void test('cut, mirrored, shrunk and pressed, it is found; somebody else’s, scanned alike, is not', async () => {
  const [mine, yours] = [await specimen(71_001), await specimen(71_002)]
  const { width, height } = await sharp(mine).metadata()
  const part = { left: Math.round(width * 0.15), top: Math.round(height * 0.1), width: Math.round(width * 0.7), height: Math.round(height * 0.75) }
  const copy = await sharp(await sharp(mine).extract(part).flop().toBuffer()).resize({ width: 500 }).modulate({ brightness: 1.15 }).jpeg({ quality: 40 }).toBuffer()
  const [original, copied, other] = [await printOf(mine), await printOf(copy), await printOf(yours)]
  assert.ok(compareFingerprints(original, copied).worst > LIMIT)
  assert.ok(compareFingerprints(copied, original).worst > LIMIT, 'whichever came first')
  assert.ok(compareFingerprints(original, other).worst < LIMIT)
  assert.ok(packFingerprint(original).length < 100_000)
})

void test('pictures of nothing, and of hardly any size, have fingerprints that fit nothing', async () => {
  for (const [width, height] of [[1, 1], [8, 3], [640, 480], [60, 2000]] as const) {
    const print = fingerprintPicture({ data: new Uint8Array(width * height * 3).fill(200), width, height })
    assert.deepEqual(compareFingerprints(print, print), { same: 0, worst: 0 }, `${width} x ${height}`)
  }
})
