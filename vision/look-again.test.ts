// Chinese names read in more crops, by the networks themselves: what stands beyond the box of a name is found, and a person looks at it.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import type { Quad } from '#contract/reading.ts'
import type { Raster } from '#optics/raster.ts'
import { parseDocumentDescription } from './documents.ts'
import { loadEngines, type Engines } from './engines.ts'
import { lookAgain } from './look-again.ts'
import { recogniseText } from './recognise-text.ts'
import { placeLines } from './text-direction.ts'
import type { TextLine } from './text-line.ts'

const SIDE = parseDocumentDescription({
  kind: 'cn_resident_id',
  sides: [{
    side: 'portrait', size_mm: [85.6, 54], print_span: 0.9, least_points: 1, marks: [{ text: '公民身份号码', points: 1 }], required: [], other_labels: [],
    fields: [{ name: 'name', labels: ['姓名'], place: 'right', value: 'han_name' }],
  }],
}, new Map()).sides[0]!
const LETTERS = 40

let engines: Engines
before(async () => {
  engines = await loadEngines()
})

function page(text: string): Raster {
  const [width, height] = [400, 100]
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#e6ecee'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#17181c'
  pen.font = `${LETTERS}px "Noto Sans CJK SC"`
  pen.fillText(text, 40, 65)
  const { data } = pen.getImageData(0, 0, width, height)
  const rgb = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3)
  return { data: rgb, width, height }
}

/** The name as its box gives it, which holds the first characters only. */
async function look(raster: Raster, count: number): Promise<TextLine> {
  const [left, right] = [36, 44 + count * LETTERS]
  const quad: Quad = [[left, 26], [right, 26], [right, 74], [left, 74]]
  const line: TextLine = { ...placeLines([quad], 0)[0]!, ...(await recogniseText(engines, raster, quad)) }
  const field = { name: 'name', source: 'printed', value: line.text, raw: line.text, confidence: line.confidence, box: quad, doubtful: false } as const
  return (await lookAgain(engines, raster, [line], SIDE, [field]))[0]!
}

void test('a last character beyond the box is read, and doubted', async () => {
  const line = await look(page('康建一'), 2)
  assert.equal(line.text, '康建一')
  assert.ok(line.characters.at(-1)!.confidence <= 0.5)
  assert.ok(line.characters[0]!.confidence > 0.9 && line.characters[1]!.confidence > 0.9)
})

void test('a name with nothing beyond it stays as it was read', async () => {
  const line = await look(page('康建国'), 3)
  assert.equal(line.text, '康建国')
  assert.ok(line.characters.every(({ confidence }) => confidence > 0.5))
})
