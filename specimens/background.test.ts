import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { SURFACES, paintBackground } from './background.ts'

void test('tuning and test share no surface', () => {
  const names = (set: 'tuning' | 'test'): string[] => Object.values(SURFACES[set]).flatMap((group) => Object.keys(group))
  assert.deepEqual(names('tuning').filter((name) => names('test').includes(name)), [])
})

void test('a surface covers the whole picture', () => {
  for (let seed = 0; seed < 24; seed++) {
    const pen = createCanvas(80, 60).getContext('2d')
    paintBackground(pen, 80, 60, seed, seed % 2 ? 'test' : 'tuning', seed % 4 > 1, 'serif')
    const { data } = pen.getImageData(0, 0, 80, 60)
    for (let at = 3; at < data.length; at += 4) assert.equal(data[at], 255)
  }
})
