import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { showPicture } from './show-picture.ts'
import { drawWatermark } from './watermark.ts'

const CANARY = 'canary-3f9a'
const plain = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#808080' } })
  .withExif({ IFD0: { Make: CANARY, ImageDescription: CANARY }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 0/1' } })
  .withMetadata({ orientation: 6 }).jpeg().toBuffer()

void test('what is shown stands upright, is small, and carries nothing but pixels', async () => {
  assert.ok(plain.includes('Exif'), 'the original has metadata to lose')
  const shown = await showPicture(plain, { longSide: 400, watermark: 'For registration only' })
  assert.ok(shown instanceof Uint8Array)
  const facts = await sharp(shown).metadata()
  assert.deepEqual([facts.format, facts.width, facts.height, facts.exif, facts.icc, facts.xmp, facts.orientation], ['jpeg', 267, 400, undefined, undefined, undefined, undefined])
  assert.ok(!Buffer.from(shown).includes(CANARY))
})

void test('the watermark lies over the whole picture, in Latin and Chinese', async () => {
  for (const watermark of ['ABC', '仅供实名登记使用']) {
    const shown = await showPicture(plain, { longSide: 600, watermark })
    assert.ok(shown instanceof Uint8Array)
    const { data, info } = await sharp(shown).greyscale().raw().toBuffer({ resolveWithObject: true })
    for (const part of [0, 1, 2, 3]) {
      const rows = Array.from(data.subarray((part * info.height * info.width) / 4, ((part + 1) * info.height * info.width) / 4))
      assert.ok(rows.some((value) => value < 105), `${watermark}: dark strokes in quarter ${part}`)
    }
  }
})

void test('nobody sees a picture whose watermark cannot be drawn', () => {
  assert.throws(() => drawWatermark('  ', 10, 10), /no character/)
  assert.throws(() => drawWatermark('☃', 10, 10), /no character/)
})

void test('what is no picture is not shown', async () => {
  assert.deepEqual(await showPicture(Buffer.from('hello'), { longSide: 400, watermark: 'A' }), { problem: 'not_a_picture', detail: 'the file is not a JPEG, PNG or WebP picture' })
})
