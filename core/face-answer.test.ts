import assert from 'node:assert/strict'
import test from 'node:test'
import { readComparison, readFoundFaces } from './face-answer.ts'

const face = {
  box: [[0, 0], [10, 0], [10, 12], [0, 12]], score: 0.9, presence: 1, height: 300, portrait_height: 500, pose: { yaw: 1, pitch: 2, roll: 3 },
  open: { left_eye: 0.3, right_eye: 0.3, mouth: 0 }, points: [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]],
  quality: { sharpness: 0.5, brightness: 100, blown_out: 0, reasons: ['face_blurred'] },
}
const found = { picture: { width: 100, height: 200 }, orientation: 90, faces: [face] }
const compared = {
  band: 'match', profile: { model: 'theirs 1', views: 'one_view', portrait: 'from_200' }, score: 0.95, remedy: null,
  portrait: { orientation: 0, face }, selfies: [{ orientation: 180, face }],
}

await test('what is of the form is taken, and nothing beside it', () => {
  assert.deepEqual(readFoundFaces(found), found)
  assert.deepEqual(readFoundFaces({ ...found, template: [0.1], faces: [{ ...face, vector: [0.1] }] }), found)
  assert.deepEqual(readComparison({ ...compared, template: [0.1] }, 1), compared)
  const none = { problem: 'no_face', detail: 'nobody' }
  assert.deepEqual([readFoundFaces(none), readComparison(none, 1)], [none, none])
})

await test('whatever is of another form is refused whole', () => {
  const others = [
    null, 'match', [], {}, { ...found, orientation: 45 }, { ...found, faces: [{ ...face, score: 2 }] }, { ...found, faces: [{ ...face, box: [[0, 0]] }] },
    { ...found, faces: [{ ...face, quality: { ...face.quality, reasons: ['ugly'] } }] }, { problem: 'reader_failed', detail: '' },
  ]
  for (const other of others) assert.equal(readFoundFaces(other), null, JSON.stringify(other))
  for (const other of [{ ...compared, band: 'sure' }, { ...compared, profile: {} }, { ...compared, score: '0.95' }, { ...compared, selfies: [] }, { ...compared, remedy: 'closer' }, found]) {
    assert.equal(readComparison(other, 1), null, JSON.stringify(other))
  }
  assert.equal(readComparison(compared, 2), null, 'fewer views than were asked about')
})
