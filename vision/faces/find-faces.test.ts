// Invented faces, drawn: found whichever way they lie, small ones when asked for, and told of truly. Drawings prove the way, not the accuracy.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { FindOptions } from '#core/face-engine.ts'
import type { Face } from '#core/face-facts.ts'
import { quadCentre, quadSize } from '#optics/geometry.ts'
import type { Moment } from '#specimens/head-canvas.ts'
import { onePerson, rasterOfFaces, type FacePictureOrder } from '#specimens/face-picture.ts'
import { findFaces } from './find-faces.ts'
import { loadFaceNetworks } from './load-networks.ts'
import { Pyramid } from './pyramid.ts'

const networks = await loadFaceNetworks()
const ONE: FindOptions = { least: 1, tiles: 'none' }
const find = async (order: FacePictureOrder, options = ONE, scale = 1) => findFaces(new Pyramid(await rasterOfFaces(order)), scale, networks, options)
async function theFace(order: FacePictureOrder): Promise<Face> {
  const { faces } = await find(order)
  assert.equal(faces.length, 1)
  return faces[0]!
}
const look = (moment: Moment): Promise<Face> => theFace(onePerson(8, 500, moment))

await test('nineteen of twenty drawn persons are found upright, each once', async () => {
  let found = 0
  for (let seed = 100; seed < 160; seed++) {
    const { orientation, faces } = await find(onePerson(seed, 400))
    if (faces.length === 1 && orientation === 0) found++
  }
  assert.ok(found >= 57, `${found} of 60`)
})

await test('a picture that lies on its side or stands on its head is told so, and its places are those of the picture', async () => {
  for (const quarter of [0, 1, 2, 3] as const) {
    let right = 0
    for (let seed = 200; seed < 210; seed++) {
      const { orientation, faces } = await find({ ...onePerson(seed, 400), quarter })
      const [face] = faces
      if (orientation !== quarter * 90 || !face) continue
      right++
      assert.ok(Math.abs(face.pose.roll) < 15, 'the roll is that of the picture turned upright')
      const { width, height } = quadSize(face.box)
      assert.ok(Math.abs(height - face.height) < 0.25 * height && width < height * 1.2)
    }
    assert.ok(right >= 9, `${right} of 10 at ${quarter * 90} degrees`)
  }
})

await test('height and places are in pixels of the original', async () => {
  const order = onePerson(8, 400)
  const [[small], [large]] = [(await find(order)).faces, (await find(order, ONE, 2.5)).faces]
  assert.ok(Math.abs(large!.height / small!.height - 2.5) < 1e-6 && Math.abs(large!.points[0][0] / small!.points[0][0] - 2.5) < 1e-6)
  assert.equal(large!.portrait_height, small!.portrait_height, 'what was there to be looked at is no more')
})

await test('a portrait in the hand is found by the parts of the picture, the larger face first', async () => {
  const holder = { seed: 8, box: { x: 100, y: 60, w: 700, h: 900 } }
  const portrait = { seed: 8, box: { x: 950, y: 1020, w: 120, h: 154 }, backdrop: '#dfe6ee' }
  const order = { width: 1200, height: 1600, faces: [holder, portrait] }
  const { faces, orientation } = await find(order, { least: 2, tiles: 'thirds' })
  assert.equal(orientation, 0)
  assert.equal(faces.length, 2)
  const [first, second] = faces.map((face) => quadCentre(face.box))
  assert.ok(first![0] < 800 && first![1] < 960 && second![0] > 950 && second![1] > 1020)
  assert.ok(faces[1]!.quality.reasons.includes('face_too_small'))
  assert.ok(!faces[0]!.quality.reasons.includes('face_too_small'))
})

await test('where nobody is, nobody is found', async () => {
  assert.deepEqual(await find({ width: 800, height: 600, faces: [] }, { least: 1, tiles: 'thirds' }), { orientation: 0, faces: [] })
})

await test('a turned head is told by its side', async () => {
  const [left, ahead, right] = [await look({ yaw: 28 }), await look({}), await look({ yaw: -28 })]
  assert.ok(left.pose.yaw > ahead.pose.yaw + 10 && right.pose.yaw < ahead.pose.yaw - 10, [left, ahead, right].map((face) => face.pose.yaw.toFixed(0)).join(' '))
  assert.ok(Math.abs(ahead.pose.yaw) < 8 && Math.abs(ahead.pose.pitch) < 12 && Math.abs(ahead.pose.roll) < 5)
})

await test('shut eyes and an open mouth are told', async () => {
  const [open, shut, gaping] = [await look({}), await look({ eyes: 0 }), await look({ mouth: 1 })]
  for (const eye of ['left_eye', 'right_eye'] as const) assert.ok(open.open[eye] > 0.25 && shut.open[eye] < open.open[eye] - 0.1, `${eye}: ${open.open[eye]}, ${shut.open[eye]}`)
  assert.ok(open.open.mouth < 0.1 && gaping.open.mouth > 0.2, `${open.open.mouth}, ${gaping.open.mouth}`)
})

await test('a face that serves badly is told why', async () => {
  const order = onePerson(20, 500)
  assert.deepEqual((await theFace(order)).quality.reasons, [])
  assert.deepEqual((await theFace({ ...order, blur: 10 })).quality.reasons, ['face_blurred'])
  assert.deepEqual((await theFace({ ...order, light: 0.22 })).quality.reasons, ['face_too_dark'])
  assert.ok((await theFace({ ...order, light: 3 })).quality.reasons.includes('face_too_bright'))
  assert.deepEqual((await theFace(onePerson(20, 130))).quality.reasons, ['face_too_small'])
})
