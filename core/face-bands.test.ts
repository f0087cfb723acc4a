import assert from 'node:assert/strict'
import test from 'node:test'
import { FACE_CALIBRATION, judgeFaces, portraitClassOf, viewsOf, type FaceBand, type PortraitClass, type Views } from './face-bands.ts'

const model = 'dlib-resnet-29@face-api-1.7.15'
const SCORES = [-1, 0.899, 0.9, 0.909, 0.91, 0.929, 0.93, 0.939, 0.94, 1] as const
const [M, I, X] = ['mismatch', 'inconclusive', 'match'] as const
const ROWS: Record<Views, readonly FaceBand[]> = {
  one_view: [M, M, I, I, I, I, X, X, X, X],
  two_views: [M, M, I, I, I, I, I, I, X, X],
  three_views_and_more: [M, M, M, M, I, I, I, I, X, X],
}

for (const views of Object.keys(ROWS) as Views[]) {
  for (const portrait of Object.keys(FACE_CALIBRATION[model][views]) as PortraitClass[]) {
    await test(`bands of ${views}, portrait ${portrait}`, () => {
      const profile = { model, views, portrait }
      for (const [i, score] of SCORES.entries()) {
        const verdict = judgeFaces(score, profile)
        const expected = portrait === 'below_150'
          ? { band: 'not_comparable', profile, score: null, remedy: 'closer' }
          : { band: ROWS[views][i], profile, score, remedy: null }
        assert.deepEqual(verdict, expected, `${score}`)
      }
    })
  }
}

await test('a score that is no number is inconclusive', () => {
  const verdict = judgeFaces(Number.NaN, { model, views: 'one_view', portrait: 'from_200' })
  assert.deepEqual([verdict.band, verdict.score], ['inconclusive', null])
})

await test('another model is not judged by this one\'s table', () => {
  assert.throws(() => judgeFaces(0.99, { model: 'another', views: 'one_view', portrait: 'from_200' }), /not calibrated/)
})

await test('views and heights fall into their classes', () => {
  assert.deepEqual([1, 2, 3, 24].map(viewsOf), ['one_view', 'two_views', 'three_views_and_more', 'three_views_and_more'])
  for (const count of [0, -1, Number.NaN]) assert.throws(() => viewsOf(count), RangeError)
  assert.deepEqual([0, 149.9, 150, 199, 200, 2000, Number.NaN].map(portraitClassOf), ['below_150', 'below_150', 'from_150', 'from_150', 'from_200', 'from_200', 'below_150'])
})
