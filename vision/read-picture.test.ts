// Whole readings of our own specimens: every side, turned, small, filling the frame; and what is no document.
// Seeds and print are not those the thresholds were chosen on.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import type { Reading } from '#contract/reading.ts'
import { makeSpecimen, type Specimen, type SpecimenOrder } from '#specimens/specimen.ts'
import { SIDES } from '#specimens/kinds.ts'
import { cropQuad } from '#optics/crop-quad.ts'
import { loadEngines } from './engines.ts'
import { readPicture } from './read-picture.ts'
import { readDescriptions } from './read-rulebook.ts'

const engines = await loadEngines()
const documents = await readDescriptions(new URL('../rulebook/', import.meta.url))
const TODAY = '2026-06-01'

async function read(bytes: Uint8Array): Promise<Reading> {
  const reading = await readPicture(bytes, engines, documents, undefined, TODAY)
  assert.ok(!('problem' in reading), JSON.stringify(reading))
  return reading
}
const plain = (text: string): string => text.toUpperCase().replace(/[\s-]+/g, '')

/** Every value of the truth is read, by print or MRZ. */
function assertReads(reading: Reading, { truth }: Pick<Specimen, 'truth'>): void {
  assert.deepEqual([reading.document.kind, reading.document.side], [truth.kind, truth.side])
  for (const [name, value] of Object.entries(truth.fields)) {
    const read = reading.fields.filter((field) => field.name === name)
    // Characters outside the recogniser's alphabet are for a person to see: never wrong and sure.
    if (name === 'name_native' && read.every((field) => field.doubtful)) continue
    assert.ok(read.some((field) => plain(field.value) === plain(value)), `${name}: want ${value}, read ${read.map((field) => field.value).join(' | ')}`)
  }
  assert.deepEqual(reading.missing, [])
  if (truth.mrz) assert.deepEqual([reading.mrz?.lines, reading.mrz?.accepted], [truth.mrz, true])
  else assert.equal(reading.mrz, null)
}

const orders: SpecimenOrder[] = Object.entries(SIDES).flatMap(([kind, sides]) =>
  sides.map((side) => ({ kind, side, scene: 'photo', seed: 52_000, fontSet: 'test', backgrounds: 'test', today: TODAY }) as SpecimenOrder))

for (const order of orders) {
  void test(`${order.kind} ${order.side}: every field, from a photograph`, async () => {
    const specimen = await makeSpecimen(order)
    const reading = await read(specimen.jpeg)
    assertReads(reading, specimen)
    assert.ok(reading.document.confidence >= 0.5)
    assert.ok(reading.document.corners, 'corners seen')
    for (const [i, corner] of reading.document.corners.entries()) {
      const [x, y] = specimen.corners[i]!
      assert.ok(Math.hypot(corner[0] - x, corner[1] - y) < 40, `corner ${i} in reading order`)
    }
    assert.deepEqual(reading.quality.faults.filter((fault) => fault.weight === 'refuse'), [])
  })

  void test(`${order.kind} ${order.side}: filling the frame, turned every way`, async () => {
    const specimen = await makeSpecimen({ ...order, level: 'flat' })
    const { data, info } = await sharp(specimen.jpeg).raw().toBuffer({ resolveWithObject: true })
    const height = order.kind === 'passport' ? 986 : 883
    const filled = cropQuad({ data, width: info.width, height: info.height }, specimen.corners, 1400, height)
    for (const angle of [90, 180, 270]) {
      const turned = await sharp(Buffer.from(filled.data), { raw: { width: 1400, height, channels: 3 } }).rotate(angle).jpeg({ quality: 88 }).toBuffer()
      assertReads(await read(turned), specimen)
    }
  })
}

for (const [kind, side, layout] of [
  ['id_card', 'front', 'td2'], ['id_card', 'front', 'french_card'], ['id_card', 'back', 'french_card'], ['visa', 'data_page', 'mrva'], ['visa', 'data_page', 'mrvb'],
] as const) {
  void test(`${kind} ${side}, ${layout}: every field`, async () => {
    const specimen = await makeSpecimen({ kind, side, layout, scene: 'photo', seed: 52_010, fontSet: 'test', backgrounds: 'test', today: TODAY })
    assertReads(await read(specimen.jpeg), specimen)
  })
}

void test('the zone of a passport in a booklet, in a frame, cut to its edge and in a window', async () => {
  for (const scene of ['spread', 'framed', 'tight', 'screenshot'] as const) {
    const { jpeg, truth } = await makeSpecimen({ kind: 'passport', side: 'data_page', scene, seed: 52_011, fontSet: 'test', backgrounds: 'test', today: TODAY })
    const { mrz } = await read(jpeg)
    assert.deepEqual([mrz?.lines, mrz?.accepted], [truth.mrz, true], scene)
  }
})

void test('the code of a licence is read where its side is expected, and no text beside it', async () => {
  const { jpeg, truth } = await makeSpecimen({ kind: 'driving_licence', side: 'back', seed: 52_012, fontSet: 'test', backgrounds: 'test', today: TODAY })
  const reading = await readPicture(jpeg, engines, documents, { kind: 'driving_licence', side: 'back' }, TODAY)
  assert.ok(!('problem' in reading))
  assertReads(reading, { truth })
  assert.deepEqual([reading.barcode?.format, reading.lines], ['PDF417', []])
  const covered = await makeSpecimen({ kind: 'driving_licence', side: 'back', seed: 52_012, defect: 'covered', today: TODAY })
  const blind = await readPicture(covered.jpeg, engines, documents, { kind: 'driving_licence', side: 'back' }, TODAY)
  assert.ok(!('problem' in blind))
  assert.deepEqual([blind.barcode, blind.fields.filter((field) => field.source === 'barcode')], [null, []])
})

void test('a camera\'s orientation mark is followed, and places are told in the upright picture', async () => {
  const specimen = await makeSpecimen(orders[0]!)
  const marked = await sharp(specimen.jpeg).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 92 }).toBuffer()
  const [straight, turned] = [await read(specimen.jpeg), await read(marked)]
  assertReads(turned, specimen)
  assert.deepEqual([turned.picture.width, turned.picture.height], [straight.picture.width, straight.picture.height])
  const [a, b] = [straight, turned].map((reading) => reading.fields.find((field) => field.name === 'document_number')!.box![0])
  assert.ok(Math.hypot(a![0] - b![0], a![1] - b![1]) < 12)
})

void test('something else is no document', async () => {
  const canvas = createCanvas(1200, 900)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#9ab'
  pen.fillRect(0, 0, 1200, 900)
  pen.fillStyle = '#173'
  pen.fillRect(300, 250, 500, 320)
  const picture = canvas.toBuffer('image/jpeg')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 1200, 900)
  pen.fillStyle = '#111'
  pen.font = '30px "DejaVu Sans"'
  const page = ['How to renew a passport in person at our office', 'Your surname and given names are printed on it', 'Please tell us the date of birth of every child']
  for (let i = 0; i < 18; i++) pen.fillText(page[i % 3]!, 90, 80 + i * 45)
  for (const bytes of [picture, canvas.toBuffer('image/jpeg')]) {
    const reading = await read(bytes)
    assert.equal(reading.document.kind, null)
    assert.ok(reading.quality.faults.some((fault) => fault.code === 'no_document_in_image' && fault.weight === 'refuse'))
    assert.deepEqual([reading.fields, reading.mrz], [[], null])
  }
})

void test('pictures of one pixel and of one row are answered', async () => {
  for (const [width, height] of [[1, 1], [1500, 2], [2, 1500]] as const) {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#888' } }).png().toBuffer()
    assert.equal((await read(bytes)).document.kind, null)
  }
})

void test('too blurred to read is told as blurred, not as no document', async () => {
  const { jpeg } = await makeSpecimen({ ...orders[0]!, defect: 'blurred' })
  const codes = (await read(jpeg)).quality.faults.map((fault) => fault.code)
  assert.ok(codes.includes('document_blurred') && !codes.includes('no_document_in_image'), codes.join())
})

void test('a wrong check digit is read as it stands and not accepted', async () => {
  const specimen = await makeSpecimen({ ...orders[2]!, seed: 52_001, level: 'flat' })
  const [head, line] = specimen.truth.mrz as [string, string]
  const canvas = createCanvas(1400, 260)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#f4f4f0'
  pen.fillRect(0, 0, 1400, 260)
  pen.fillStyle = '#111'
  pen.font = '46px "OCR-B specimen", "OCR B", "OCRB", "DejaVu Sans Mono"'
  const forged = line.slice(0, 19) + String((Number(line[19]) + 1) % 10) + line.slice(20)
  for (const [i, text] of [head, forged].entries()) Array.from(text).forEach((letter, k) => pen.fillText(letter, 40 + k * 30, 100 + i * 76))
  const { mrz } = await read(canvas.toBuffer('image/png'))
  assert.equal(mrz?.accepted ?? false, false)
})
