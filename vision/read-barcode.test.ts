// Codes of our own licences, straightened and turned; what has no code is told as none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { writeBarcode } from 'zxing-wasm/writer'
import { parseAamva } from '#core/aamva.ts'
import { isInside, quadCentre } from '#optics/geometry.ts'
import { turnRaster, type Raster } from '#optics/raster.ts'
import { encodePdf417 } from '#specimens/pdf417.ts'
import { makeSpecimen } from '#specimens/specimen.ts'
import { readBarcode } from './read-barcode.ts'

const order = { kind: 'driving_licence', side: 'back', fontSet: 'test', backgrounds: 'test', today: '2026-06-01' } as const

async function rasterOf(jpeg: Buffer): Promise<Raster> {
  const { data, info } = await sharp(jpeg).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

void test('the code of a photographed licence says what its truth says, and lies on the card', async () => {
  for (const seed of [54_000, 54_001, 54_002]) {
    const { jpeg, corners, truth } = await makeSpecimen({ ...order, seed })
    const read = await readBarcode(await rasterOf(jpeg), corners, ['PDF417'])
    assert.equal(read?.format, 'PDF417')
    assert.ok(isInside(quadCentre(read.box), corners, 0))
    assert.ok(read.box[1][0] > read.box[0][0] && read.box[3][1] > read.box[0][1], 'in reading order')
    assert.deepEqual(Object.fromEntries(parseAamva(read.text)!.fields.map(({ name, value }) => [name, value])), truth.fields)
  }
})

void test('turned, and without corners', async () => {
  const { jpeg, truth } = await makeSpecimen({ ...order, seed: 54_003, level: 'flat' })
  let raster = await rasterOf(jpeg)
  for (let turn = 0; turn < 4; turn++, raster = turnRaster(raster, true)) {
    const read = await readBarcode(raster, null, ['PDF417'])
    assert.equal(parseAamva(read?.text ?? '')?.fields.find(({ name }) => name === 'document_number')?.value, truth.fields.document_number)
  }
})

void test('a card without a code has none, nor has one whose code is covered', async () => {
  const front = await makeSpecimen({ ...order, side: 'front', seed: 54_004 })
  assert.equal(await readBarcode(await rasterOf(front.jpeg), front.corners, ['PDF417']), null)
  const { jpeg, corners } = await makeSpecimen({ ...order, seed: 54_004, defect: 'covered' })
  assert.equal(await readBarcode(await rasterOf(jpeg), corners, ['PDF417']), null)
})

void test('a square code, where it is asked for', async () => {
  // The encoder is loaded by the first code it draws.
  await encodePdf417('loaded')
  const { symbol } = await writeBarcode('realname', { format: 'QRCode', withQuietZones: false })
  assert.ok(symbol)
  const { width, height, data } = symbol
  const large = await sharp(Buffer.from(data), { raw: { width, height, channels: 1 } }).resize(width * 12, height * 12, { kernel: 'nearest' }).png().toBuffer()
  const turned = await sharp(large).rotate(12, { background: '#ddd' }).png().toBuffer()
  const picture = sharp(turned).extend({ left: 300, right: 500, top: 200, bottom: 300, background: '#ddd' })
  const raster = await rasterOf(await picture.jpeg().toBuffer())
  assert.equal((await readBarcode(raster, null, ['QR']))?.text, 'realname')
  assert.equal(await readBarcode(raster, null, ['PDF417']), null)
})
