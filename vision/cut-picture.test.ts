// What is cut out of a picture is what stood in the box, upright, whatever the size and turn of the original.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { Quad } from '#contract/reading.ts'
import { cutPicture } from './cut-picture.ts'

const CANARY = 'canary-77b1'
/** 3000 x 2000, grey, with a red patch at 600..1200 x 400..600 of the upright picture. */
const red = await sharp({ create: { width: 600, height: 200, channels: 3, background: '#e01010' } }).png().toBuffer()
const flat = sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#808080' } }).composite([{ input: red, left: 600, top: 400 }])
const upright = await flat.jpeg().withExif({ IFD0: { Make: CANARY } }).toBuffer()
/** The same lying on its side, to be turned by its EXIF. */
const lying = await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer()
const BOX: Quad = [[600, 400], [1200, 400], [1200, 600], [600, 600]]

async function middleOf(jpeg: Uint8Array): Promise<{ width: number; height: number; red: number; other: number }> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3
  return { width: info.width, height: info.height, red: data[at]!, other: data[at + 1]! }
}

for (const [name, bytes] of [['upright', upright], ['lying', lying]] as const) {
  void test(`${name}: the picture, a small one, and the box`, async () => {
    const cuts = await cutPicture(bytes, { longSide: 900, thumbnail: 120, boxes: [BOX, [[0, 0], [100, 0], [100, 50], [0, 50]]], margin: 0.22 })
    assert.ok(!('problem' in cuts))
    const [picture, thumbnail] = await Promise.all([middleOf(cuts.picture), middleOf(cuts.thumbnail)])
    assert.deepEqual([picture.width, picture.height, thumbnail.width, thumbnail.height], [900, 600, 120, 80])
    assert.equal(cuts.crops.length, 2)
    const patch = await middleOf(cuts.crops[0]!)
    assert.ok(patch.red > 190 && patch.other < 60, JSON.stringify(patch))
    assert.ok(Math.abs(patch.width / patch.height - (600 + 88) / (200 + 88)) < 0.05, JSON.stringify(patch))
    const ground = await middleOf(cuts.crops[1]!)
    assert.ok(Math.abs(ground.red - ground.other) < 12, JSON.stringify(ground))
    for (const jpeg of [cuts.picture, cuts.thumbnail, ...cuts.crops]) assert.ok(!Buffer.from(jpeg).includes(CANARY))
  })
}

void test('a box turned by a quarter comes out level', async () => {
  const turned: Quad = [[600, 600], [600, 400], [1200, 400], [1200, 600]]
  const cuts = await cutPicture(upright, { longSide: 300, thumbnail: 60, boxes: [turned], margin: 0.22 })
  assert.ok(!('problem' in cuts))
  const patch = await middleOf(cuts.crops[0]!)
  assert.ok(patch.height > patch.width * 2.3, JSON.stringify(patch))
})

void test('what is no picture is not cut', async () => {
  assert.deepEqual(await cutPicture(Buffer.from('hello'), { longSide: 300, thumbnail: 60, boxes: [], margin: 0 }), { problem: 'not_a_picture', detail: 'the file is not a JPEG, PNG or WebP picture' })
})
