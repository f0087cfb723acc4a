import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { measureInk } from './line-ink.ts'

function drawLine(text: string, { ground = '#e8ece4', print = '#1b1b20', font = '30px "DejaVu Sans"' } = {}) {
  const canvas = createCanvas(600, 48)
  const pen = canvas.getContext('2d')
  pen.fillStyle = ground
  pen.fillRect(0, 0, 600, 48)
  pen.fillStyle = print
  pen.font = font
  pen.letterSpacing = '2px'
  pen.fillText(text, 10, 36)
  const { data } = pen.getImageData(0, 0, 600, 48)
  const rgb = new Uint8Array(600 * 48 * 3)
  for (let i = 0; i < 600 * 48; i++) rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3)
  return { data: rgb, width: 600, height: 48 }
}

const STROKES: [text: string, strokes: number][] = [
  ['ALAOPOLIS', 9], ['ALAOPOLS', 8], ['31J530998', 9], ['31530998', 8], ["O'BRIEN-LEE", 9], ['MA. WING', 6], ['Ph1lip', 6],
]
for (const [text, strokes] of STROKES) {
  void test(`${text} has ${strokes} strokes as high as letters: neither dots nor hyphens are`, () => {
    assert.equal(measureInk(drawLine(text), 1)?.strokes, strokes)
  })
}

void test('of letters that touch there are fewer strokes, never more', () => {
  assert.ok(measureInk(drawLine('WAVALTO', { font: 'bold 44px "DejaVu Serif"' }), 1)!.strokes <= 7)
})

void test('light print on a dark ground, and none at all, are not measured', () => {
  assert.equal(measureInk(drawLine('UTOPIA', { ground: '#20242c', print: '#f0f0f0' }), 1), null)
  assert.equal(measureInk(drawLine(''), 1), null)
})
