// What is drawn is what the reader judges by.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { SURE_PRINT as SURE_OF_CORE } from '#core/document-facts.ts'
import { QUALITY_LIMITS as LIMITS_OF_READER } from '#optics/measure-quality.ts'
import { DRAWN_TO, QUALITY_LIMITS, SURE_PRINT, toneOf, zonesOf, type Figure } from './quality-limits.ts'

const FIGURES = Object.keys(QUALITY_LIMITS) as Figure[]

void test('the limits are the reader\'s own', () => {
  assert.deepEqual(QUALITY_LIMITS, LIMITS_OF_READER)
  assert.equal(SURE_PRINT, SURE_OF_CORE)
})

for (const figure of FIGURES) {
  void test(`${figure}: the zones fill the drawing, and a value's tone is that of the zone it stands in`, () => {
    const [limits, top] = [QUALITY_LIMITS[figure], DRAWN_TO[figure]]
    const zones = zonesOf(limits, top)
    assert.equal(zones[0]?.from, 0)
    assert.equal(zones.at(-1)?.to, top)
    zones.slice(1).forEach((zone, at) => assert.equal(zone.from, zones[at]?.to))
    fc.assert(fc.property(fc.double({ min: 0, max: top, noNaN: true }), (value) => {
      const within = zones.filter((zone) => value > zone.from && value < zone.to)
      for (const zone of within) assert.equal(toneOf(value, limits), zone.tone)
    }))
  })
}

void test('a figure at its limit has passed it', () => {
  assert.deepEqual([1.39, 1.4, 2.39, 2.4].map((value) => toneOf(value, QUALITY_LIMITS.sharpness)), ['bad', 'weak', 'weak', 'good'])
  assert.deepEqual([0.03, 0.031].map((value) => toneOf(value, QUALITY_LIMITS.glare)), ['good', 'weak'])
})
