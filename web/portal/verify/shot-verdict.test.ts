// The page's verdict on a shot: each defect by its own name and weight, marked in the picture, and none for a good one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Defect } from '#specimens/conditions.ts'
import { rasterOfSpecimen } from '#specimens/specimen-raster.ts'
import { verdictOf, type ShotFault, type Verdict } from './shot-verdict.ts'

const judge = async (defect?: Defect, side: 'front' | 'back' = 'front', taken: Parameters<typeof verdictOf>[2] = []): Promise<Verdict> => {
  const { raster } = await rasterOfSpecimen({ kind: 'id_card', side, seed: 83_300, longSide: 2000, ...(defect ? { defect } : {}) }, 2000)
  return verdictOf(raster, 'card', taken)
}
const ROWS: readonly (readonly [Defect | undefined, ShotFault | null, Verdict['weight'], boolean])[] = [
  [undefined, null, 'none', false],
  ['blurred', 'blurred', 'refuse', true], ['dark', 'dark', 'refuse', false], ['glare', 'glare', 'warn', true], ['greyscale', 'grey', 'warn', true],
]

for (const [defect, fault, weight, marked] of ROWS) {
  test(`${defect ?? 'good'}: ${fault ?? 'nothing to say'}`, async () => {
    const verdict = await judge(defect)
    assert.deepEqual([verdict.fault, verdict.weight, verdict.place !== null], [fault, weight, marked])
    for (const value of verdict.place?.flat() ?? []) assert.ok(value > -0.05 && value < 1.05, `${value} lies in the picture`)
  })
}

test('cut off or too small: a warning, since the corners alone do not prove it', async () => {
  for (const defect of ['cut_off', 'small'] as const) {
    const { weight, fault } = await judge(defect)
    assert.equal(weight, 'warn')
    assert.ok(fault === 'unseen' || fault === (defect === 'small' ? 'coarse' : 'cut'), `${defect}: ${fault}`)
  }
})

test('the side already taken is known', async () => {
  const { print } = await judge()
  assert.ok(print)
  assert.equal((await judge(undefined, 'front', [print])).fault, 'same')
  assert.equal((await judge(undefined, 'back', [print])).fault, null)
})

test('of a person light and detail are looked at, and nothing is refused', () => {
  const plain = (value: number) => ({ data: new Uint8Array(1000 * 800 * 3).fill(value), width: 1000, height: 800 })
  assert.deepEqual(verdictOf(plain(20), 'person', []), { weight: 'warn', fault: 'dark', place: null, document: null, print: null })
  assert.deepEqual(verdictOf(plain(120), 'person', []), { weight: 'warn', fault: 'blurred', place: null, document: null, print: null })
})
