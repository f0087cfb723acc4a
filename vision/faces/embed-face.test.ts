// A template is the same however a drawn face is shown, and tells a person's picture from another's. Drawings prove the way, not the accuracy.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { FaceTemplate } from '#core/face-facts.ts'
import { onePerson, rasterOfFaces, type FacePictureOrder } from '#specimens/face-picture.ts'
import { chipWindow } from './cut-chip.ts'
import { compareFaces, scoreFaces } from './compare-faces.ts'
import { embedFace, FACE_MODEL, meanTemplate } from './embed-face.ts'
import { findFaces } from './find-faces.ts'
import { loadFaceNetworks } from './load-networks.ts'
import { Pyramid } from './pyramid.ts'

const networks = await loadFaceNetworks()
async function embed(order: FacePictureOrder): Promise<FaceTemplate> {
  const picture = new Pyramid(await rasterOfFaces(order))
  const { faces } = await findFaces(picture, 1, networks, { least: 1, tiles: 'none' })
  return embedFace(networks.descriptor, picture, faces[0]!.points)
}

const person = await embed(onePerson(13, 480))

await test('a template is 128 numbers of length 1, marked with its model', () => {
  assert.equal(person.model, FACE_MODEL)
  assert.equal(person.vector.length, 128)
  assert.ok(Math.abs(Math.hypot(...person.vector) - 1) < 1e-6)
})

await test('size, orientation and light leave a person the same; another is another', async () => {
  const same = [
    await embed(onePerson(13, 900)), await embed({ ...onePerson(13, 480), quarter: 1 }), await embed({ ...onePerson(13, 480), quarter: 2 }),
    await embed({ ...onePerson(13, 480), light: 0.7 }), await embed(onePerson(13, 480, { light: 0.3 })),
  ]
  for (const [i, each] of same.entries()) assert.ok(scoreFaces(person, each) > 0.97, `${i}: ${scoreFaces(person, each)}`)
  const other = await embed(onePerson(24, 480))
  assert.ok(scoreFaces(person, other) < 0.9, `${scoreFaces(person, other)}`)
  assert.equal(compareFaces(person, [same[0]!], 250).band, 'match')
  assert.equal(compareFaces(person, [other], 250).band, 'mismatch')
})

await test('views of one session are compared as their mean, by a profile of their own', async () => {
  const views = [await embed(onePerson(13, 480, { yaw: 8 })), await embed(onePerson(13, 480, { yaw: -8 })), await embed(onePerson(13, 480, { mouth: 0.3 }))]
  const verdict = compareFaces(person, views, 180)
  assert.deepEqual([verdict.band, verdict.profile], ['match', { model: FACE_MODEL, views: 'three_views_and_more', portrait: 'from_150' }])
  assert.ok(verdict.score! >= Math.round(Math.min(...views.map((each) => scoreFaces(person, each))) * 1000) / 1000)
  assert.equal(compareFaces(person, views, 149).band, 'not_comparable')
})

await test('templates of two models are never mixed', () => {
  const other = { ...person, model: 'another' }
  assert.throws(() => scoreFaces(person, other), /two models/)
  assert.throws(() => meanTemplate([person, other]), /one model/)
  assert.throws(() => meanTemplate([]), /one model/)
  assert.throws(() => meanTemplate([person, { ...person, vector: person.vector.map((each) => -each) }]), /no mean/)
  assert.throws(() => compareFaces(other, [other], 300), /not calibrated/)
})

await test('a chip brings the five points to their usual places, whatever the size and turn', () => {
  // dlib's places on a chip of 150, turned by a right angle, doubled and moved.
  const points = [[0.7397, 0.309], [0.5974, 0.3193], [0.247, 0.3092], [0.3894, 0.3194], [0.4934, 0.5852]].map(([x, y]) => [1000 - 300 * y!, 50 + 300 * x!])
  const { x, y, side, angle } = chipWindow(points as unknown as Parameters<typeof chipWindow>[0])
  for (const [seen, expected] of [[x, 850], [y, 200], [side, 300], [angle, Math.PI / 2]] as const) assert.ok(Math.abs(seen - expected) < 0.05, `${seen}, ${expected}`)
})
