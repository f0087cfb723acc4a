// One side in two pictures is alike, however it lies; two sides of a card are not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCorners } from '#optics/find-corners.ts'
import { turnQuad } from '#optics/geometry.ts'
import { rasterOfSpecimen } from '#specimens/specimen-raster.ts'
import { fingerprintOf, likeness, SAME_SIDE, type Fingerprint } from './fingerprint.ts'

for (const [kind, sides] of [['cn_resident_id', ['portrait', 'emblem']], ['id_card', ['front', 'back']]] as const) {
  test(`${kind}: the same side is known again, the other is another`, async () => {
    const print = async (side: (typeof sides)[number], level: 0 | 'flat', turned = 0): Promise<Fingerprint> => {
      const { raster } = await rasterOfSpecimen({ kind, side, seed: 83_200, level }, 640)
      const found = findCorners(raster)
      assert.ok(found)
      return fingerprintOf(raster, turnQuad(found.quad, turned))
    }
    for (const side of sides) {
      const other = sides.find((each) => each !== side)!
      const first = await print(side, 0)
      assert.ok(likeness(first, await print(side, 'flat')) > SAME_SIDE + 0.2, `${side} in another picture`)
      assert.ok(likeness(first, await print(side, 0, 2)) > SAME_SIDE + 0.2, `${side} upside down`)
      assert.ok(likeness(first, await print(other, 0)) < SAME_SIDE - 0.1, `${side} against ${other}`)
    }
  })
}

test('a plain ground is like nothing', () => {
  const plain = fingerprintOf({ data: new Uint8Array(300 * 200 * 3).fill(90), width: 300, height: 200 }, [[10, 10], [290, 10], [290, 190], [10, 190]])
  assert.equal(likeness(plain, plain), 0)
})
