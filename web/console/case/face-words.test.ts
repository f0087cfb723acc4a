import assert from 'node:assert/strict'
import { test } from 'node:test'
import { poseWords } from './face-words.ts'

void test('a head that looks straight ahead needs no words, a turned one has its directions', () => {
  assert.deepEqual(poseWords({ yaw: 14, pitch: -14, roll: 3 }), [])
  assert.deepEqual(poseWords({ yaw: 30, pitch: 20, roll: -18 }), [['left', 30], ['down', 20], ['tilted', 18]])
  assert.deepEqual(poseWords({ yaw: -30, pitch: -20, roll: 0 }), [['right', 30], ['up', 20]])
})
