// Hostile and damaged files: each answers with its refusal, none reaches a decoder that nobody asked for.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, crc32 } from 'node:zlib'
import sharp from 'sharp'
import type { ReadFailure } from '#contract/reading.ts'
import { decodePicture } from './decode-picture.ts'

const NOISE = Buffer.from(Array.from({ length: 160 * 120 * 3 }, (_, i) => (i * 7919) % 251))
const noise = () => sharp(NOISE, { raw: { width: 160, height: 120, channels: 3 } })

/** A PNG of any claimed size whose picture data is a few bytes. */
function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(64))), chunk('IEND', Buffer.alloc(0))])
}

async function problemOf(bytes: Uint8Array): Promise<ReadFailure['problem'] | 'none'> {
  const result = await decodePicture(bytes)
  return 'problem' in result ? result.problem : 'none'
}

void test('JPEG, PNG and WebP are opened, whatever they are called', async () => {
  for (const bytes of [await noise().jpeg().toBuffer(), await noise().png().toBuffer(), await noise().webp().toBuffer()]) assert.equal(await problemOf(bytes), 'none')
})

void test('other contents are no picture', async () => {
  const files: Record<string, Buffer> = {
    empty: Buffer.alloc(0), text: Buffer.from('hello'), svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
    gif: await noise().gif().toBuffer(), tiff: await noise().tiff().toBuffer(), pdf: Buffer.from('%PDF-1.4\n'), heic: Buffer.from('\0\0\0\x18ftypheic', 'latin1'),
    script: Buffer.from('%!PS\n(/etc/passwd) (r) file'), zip: Buffer.from('PK\x03\x04', 'latin1'), riff: Buffer.from('RIFF\x04\0\0\0WAVE', 'latin1'),
  }
  for (const [name, bytes] of Object.entries(files)) assert.equal(await problemOf(bytes), 'not_a_picture', name)
  const second = noise()
  const animated = await sharp([await noise().png().toBuffer(), await second.negate().png().toBuffer()], { join: { animated: true } }).webp({ loop: 0 }).toBuffer()
  assert.equal(await problemOf(animated), 'not_a_picture', 'an animation')
})

void test('cut and broken files are damaged', async () => {
  const [jpeg, png, webp] = [await noise().jpeg().toBuffer(), await noise().png().toBuffer(), await noise().webp().toBuffer()]
  const broken: Record<string, Buffer> = {
    'half a jpeg': jpeg.subarray(0, jpeg.length / 2), 'a jpeg without end': jpeg.subarray(0, -2), 'half a png': png.subarray(0, png.length / 2),
    'half a webp': webp.subarray(0, webp.length / 2), 'a jpeg head': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]),
    'a png whose check fails': Buffer.from(png).fill(0, 60, 80), 'a jpeg with a hole': Buffer.concat([jpeg.subarray(0, 700), jpeg.subarray(-300)]),
  }
  for (const [name, bytes] of Object.entries(broken)) assert.equal(await problemOf(bytes), 'picture_damaged', name)
})

void test('pictures too large to be photographs are refused before they are decoded', async () => {
  const started = performance.now()
  assert.equal(await problemOf(pngClaiming(60_000, 60_000)), 'picture_too_large')
  assert.equal(await problemOf(Buffer.alloc(26_000_000, 0xff)), 'picture_too_large')
  assert.ok(performance.now() - started < 2000)
})

void test('a picture stands upright, in three colours, with its true size told', async () => {
  const bytes = await sharp(NOISE, { raw: { width: 160, height: 120, channels: 3 } }).resize(3000, 2250).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const decoded = await decodePicture(bytes)
  assert.ok(!('problem' in decoded))
  assert.deepEqual([decoded.width, decoded.height, decoded.raster.width, decoded.raster.height, decoded.scale], [2250, 3000, 1500, 2000, 1.5])
  assert.match(decoded.sha256, /^[0-9a-f]{64}$/)
  const grey = await decodePicture(await noise().greyscale().png().toBuffer())
  assert.ok(!('problem' in grey) && grey.raster.data.length === 160 * 120 * 3)
  const clear = await decodePicture(await sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer())
  assert.ok(!('problem' in clear) && clear.raster.data.every((value) => value === 255), 'what is clear shows white')
})
