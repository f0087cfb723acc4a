// Every picture of both registrations is beside one; those found to be the same come first.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PhotoSide } from '#contract/words.ts'
import { picturePairs } from './picture-pairs.ts'

const photo = (side: PhotoSide) => ({ side, received_at: '2026-11-28T12:00:00Z' })
const sides = (pairs: ReturnType<typeof picturePairs>): string[] => pairs.map(({ ours, theirs, seen }) => `${ours?.side ?? '-'}:${theirs?.side ?? '-'}${seen ? (seen.exact ? ' =' : ' ~') : ''}`)

void test('side by side where nothing is the same', () => {
  assert.deepEqual(sides(picturePairs([photo('front'), photo('back')], { photos: [photo('front'), photo('back')], pictures: [] })), ['front:front', 'back:back'])
  assert.deepEqual(sides(picturePairs([photo('front')], { photos: [photo('data_page')], pictures: [] })), ['front:-', '-:data_page'])
  assert.deepEqual(sides(picturePairs([], { photos: [], pictures: [] })), [])
})

void test('the same picture on another side stands beside it, once', () => {
  const same = { side: 'front', other_side: 'back', exact: true, likeness: 1 } as const
  const pairs = picturePairs([photo('front'), photo('back')], { photos: [photo('front'), photo('back')], pictures: [same, same] })
  assert.deepEqual(sides(pairs), ['front:back =', 'back:back', 'front:front'])
})

void test('a picture set aside since is told of and not shown', () => {
  const gone = { side: 'data_page', other_side: 'data_page', exact: false, likeness: 0.9 } as const
  assert.deepEqual(sides(picturePairs([photo('data_page')], { photos: [], pictures: [gone] })), ['data_page:- ~'])
})
