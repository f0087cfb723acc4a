// Zones drawn here, their rows given as a detector gives them: whole, in pieces, cut short, missed; and text that is no zone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { fileURLToPath } from 'node:url'
import type { Quad } from '#contract/reading.ts'
import type { Raster } from '#optics/raster.ts'
import { loadEngines } from './engines.ts'
import { readMrz, type MrzReading } from './read-mrz.ts'
import { placeLines } from './text-direction.ts'

const engines = await loadEngines()
GlobalFonts.registerFromPath(fileURLToPath(new URL('../specimens/fonts/OCRB.otf', import.meta.url)), 'Zone OCR-B')
const [PITCH, LEFT, TOP, STEP] = [18, 40, 60, 45]
const TD1 = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<']
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']
const VISA = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<']

function draw(lines: readonly string[], blur = 0): Raster {
  const canvas = createCanvas(LEFT * 2 + 44 * PITCH, TOP + 160)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#e8e4da'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.filter = blur ? `blur(${blur}px)` : 'none'
  pen.fillStyle = '#222'
  pen.font = `${PITCH * 1.378}px "Zone OCR-B"`
  for (const [i, line] of lines.entries()) for (let k = 0; k < line.length; k++) pen.fillText(line[k]!, LEFT + k * PITCH, TOP + i * STEP)
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  const { width, height } = canvas
  return { data: Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!), width, height }
}

/** The box of some characters of a row. */
function box(row: number, from: number, to: number): Quad {
  const [left, right, top, bottom] = [LEFT + from * PITCH - 4, LEFT + to * PITCH + 2, TOP + row * STEP - 26, TOP + row * STEP + 8]
  return [[left, top], [right, top], [right, bottom], [left, bottom]]
}
const read = (raster: Raster, quads: readonly Quad[]): Promise<MrzReading | null> => readMrz(engines, raster, placeLines(quads, 0), '2008-01-01')

const WHOLE = { TD1: [TD1, 30], TD2: [TD2, 36], TD3: [TD3, 44], MRVA: [VISA, 44] } as const
for (const [format, [lines, length]] of Object.entries(WHOLE)) {
  void test(`${format}: reads every character of whole rows`, async () => {
    const reading = await read(draw(lines), lines.map((_, row) => box(row, 0, length)))
    assert.deepEqual([reading?.format, reading?.lines, reading?.accepted, reading?.doubtful], [format, lines, true, []])
    assert.equal(reading?.sources.length, lines.length)
  })
}

const SPOILT: [what: string, quads: Quad[]][] = [
  ['a row in two pieces', [box(0, 0, 30), box(1, 0, 13), box(1, 13, 30), box(2, 0, 30)]],
  ['rows cut short where fillers are', [box(0, 0, 17), box(1, 0, 30), box(2, 0, 22)]],
  ['the middle row missed', [box(0, 0, 30), box(2, 0, 30)]],
  ['the last row missed', [box(0, 0, 30), box(1, 0, 30)]],
  ['the first row missed', [box(1, 0, 30), box(2, 0, 30)]],
]
for (const [what, quads] of SPOILT) {
  void test(`reads a card with ${what}`, async () => {
    const reading = await read(draw(TD1), quads)
    assert.deepEqual([reading?.lines, reading?.accepted], [TD1, true])
  })
}

void test('a zone too blurred to read is not accepted', async () => {
  assert.notEqual((await read(draw(TD3, 7), TD3.map((_, row) => box(row, 0, 44))))?.accepted, true)
})

void test('a visa is not taken for a shorter one, nor a zone with a wrong check digit for a right one', async () => {
  const short = await read(draw(VISA), VISA.map((_, row) => box(row, 0, 36)))
  assert.deepEqual([short?.format, short?.lines], ['MRVA', VISA])
  const wrong = [TD3[0]!, TD3[1]!.replace('7408122F', '7408127F')]
  const reading = await read(draw(wrong), wrong.map((_, row) => box(row, 0, 44)))
  assert.equal(reading?.accepted, false)
})

void test('lines of capitals that are no zone are none', async () => {
  const lines = ['HARBOUR STREET AND MARKET', '12 APRIL 2021 OF AMAUROT']
  const reading = await read(draw(lines.map((line) => line.replaceAll(' ', ''))), lines.map((_, row) => box(row, 0, 22)))
  assert.equal(reading?.accepted ?? false, false)
})
