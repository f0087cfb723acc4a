// The look for codes finds those of licences where they lie, and nothing on what bears none. Seeds are not those limits were chosen on.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rasterOfSpecimen } from '#specimens/specimen-raster.ts'
import { findCodeAreas } from './find-code-areas.ts'
import { isInside, quadCentre, quadSize } from './geometry.ts'
import { turnRaster } from './raster.ts'

void test('the code of a licence, good, medium and hard, and turned', async () => {
  for (const level of [0, 1, 2] as const) {
    const { raster, corners } = await rasterOfSpecimen({ kind: 'driving_licence', side: 'back', seed: 61_200 + level, level }, 1600)
    const [area] = findCodeAreas(raster)
    assert.ok(area && isInside(quadCentre(area.quad), corners, 0), `level ${level}`)
    const { width, height } = quadSize(area.quad)
    assert.ok(width > 2 * height && width < quadSize(corners).width, 'along its rows')
    const [turned] = findCodeAreas(turnRaster(raster, true))
    assert.ok(turned && Math.abs(quadSize(turned.quad).width - width) < 0.1 * width)
  }
})

void test('other sides bear none', async () => {
  for (const [kind, side] of [['passport', 'data_page'], ['id_card', 'back'], ['driving_licence', 'front'], ['cn_resident_id', 'portrait']] as const) {
    for (const level of [0, 1, 2] as const) {
      const { raster } = await rasterOfSpecimen({ kind, side, seed: 61_300, level }, 1600)
      assert.deepEqual(findCodeAreas(raster), [], `${kind} ${side} ${level}`)
    }
  }
})

void test('nor does an empty picture, nor the smallest', () => {
  assert.deepEqual(findCodeAreas({ data: new Uint8Array(3), width: 1, height: 1 }), [])
  assert.deepEqual(findCodeAreas({ data: new Uint8Array(3 * 300 * 200), width: 300, height: 200 }), [])
})
