// Frames of a camera, made of specimens: the corners lie where they are, and each defect shows in its own figure and hint.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Defect } from '#specimens/conditions.ts'
import { clockwise } from '#optics/geometry.ts'
import { rasterOfSpecimen } from '#specimens/specimen-raster.ts'
import { sightOf, thumbOf, type Sight } from './frame-sight.ts'
import { BEGUN, nextHint, type LiveHint } from './live-hint.ts'

const KINDS = [['cn_resident_id', 'portrait', 'card'], ['passport', 'data_page', 'page'], ['id_card', 'back', 'card']] as const
const told = (sight: Sight): LiveHint | null => [0, 200, 400, 600].reduce((state, at) => nextHint(state, sight, at), BEGUN).shown

for (const [i, [kind, side, shape]] of KINDS.entries()) {
  const see = async (seekWithin: number, defect?: Defect): Promise<{ sight: Sight; off: number }> => {
    const { raster, corners } = await rasterOfSpecimen({ kind, side, seed: 83_100 + i, ...(defect ? { defect } : {}) }, 640)
    const { sight } = sightOf(raster, { shape, seekWithin, scale: 2.5, taken: [] }, null)
    const truth = clockwise(corners)
    return { sight, off: Math.max(...(sight.quad ?? []).map(([x, y], at) => Math.hypot(x * raster.width - truth[at]![0], y * raster.height - truth[at]![1]))) / raster.width }
  }
  for (const seekWithin of [256, 208, 168]) {
    test(`${kind}: good, its corners found at ${seekWithin} pixels`, async () => {
      const { sight, off } = await see(seekWithin)
      assert.ok(off < 0.015, `off by ${off}`)
      assert.equal(told(sight), 'good', JSON.stringify(sight))
    })
  }
  for (const [defect, hints] of [['blurred', ['steady']], ['glare', ['glare']], ['dark', ['dark']], ['cut_off', ['corners', 'show']], ['small', ['show', 'closer']]] as const) {
    test(`${kind}, ${defect}: ${hints.join(' or ')}`, async () => {
      const { sight } = await see(208, defect)
      assert.ok(hints.some((hint) => hint === told(sight)), `${told(sight)} ${JSON.stringify(sight)}`)
    })
  }
}

test('of a person nothing is sought, and stirring shows', () => {
  const grey = (value: number) => ({ data: new Uint8Array(64 * 48 * 3).fill(value), width: 64, height: 48 })
  const aim = { shape: 'person', seekWithin: 288, scale: 1, taken: [] } as const
  const first = sightOf(grey(100), aim, null)
  assert.deepEqual([first.sight.quad, first.sight.light, first.sight.stir], [null, 100, 0])
  assert.equal(sightOf(grey(140), aim, first.thumb).sight.stir, 40)
  assert.equal(sightOf(grey(140), aim, thumbOf({ data: new Uint8Array(64 * 64 * 3), width: 64, height: 64 })).sight.stir, 0, 'a turned phone is no stir')
})
