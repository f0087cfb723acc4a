import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { measureInk } from './line-ink.ts'
import type { Character } from './recognised-text.ts'
import { spaceWords as space } from './word-gaps.ts'

type Line = Parameters<typeof measureInk>[0]
const spaceWords = (line: Line, characters: readonly Character[], stretch = 1): Character[] => space(characters, line.width, measureInk(line, stretch), stretch)

/** A line as the recogniser sees it, and its letters in their places, without spaces. */
function draw(text: string, spacing: string, { font = '30px "DejaVu Sans"', baseline = 36, stretch = 1 } = {}) {
  const canvas = createCanvas(900, 48)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#e8ece4'
  pen.fillRect(0, 0, 900, 48)
  pen.fillStyle = '#1b1b20'
  pen.font = font
  pen.scale(stretch, 1)
  pen.letterSpacing = spacing
  pen.fillText(text, 10, baseline)
  const { data } = pen.getImageData(0, 0, 900, 48)
  const rgb = new Uint8Array(900 * 48 * 3)
  for (let i = 0; i < 900 * 48; i++) rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3)
  const characters = Array.from(text).flatMap((character, i) => {
    const from = 10 + pen.measureText(text.slice(0, i)).width
    return character === ' ' ? [] : [{ character, confidence: 0.9, at: (stretch * (from + pen.measureText(character).width / 2)) / 900 }]
  })
  return { line: { data: rgb, width: 900, height: 48 }, characters }
}

for (const spacing of ['0px', '1px', '3px']) {
  for (const text of ['PETER GILES', 'MA WING FAI', '57 Mill Walk Achora', 'ILLIAN TITLIT', 'Utopia']) {
    void test(`${text}, letters ${spacing} apart`, () => {
      const { line, characters } = draw(text, spacing)
      assert.equal(spaceWords(line, characters).map((each) => each.character).join(''), text)
    })
  }
}

void test('letters that reach beyond the middle of the line are measured whole', () => {
  for (const text of ['CASTELLANO', 'MARTINEZ', 'FATTAH']) {
    const { line, characters } = draw(text, '0px', { font: '34px "DejaVu Sans Mono"', baseline: 32 })
    assert.equal(spaceWords(line, characters).map((each) => each.character).join(''), text)
  }
})

void test('a line drawn wider has wider gaps, not more words', () => {
  for (const text of ['TANAKA', 'MA WING FAI']) {
    const { line, characters } = draw(text, '0px', { stretch: 2 })
    assert.equal(spaceWords(line, characters, 2).map((each) => each.character).join(''), text)
  }
})

void test('a hyphen passed over is put back, and doubted', () => {
  const { line, characters } = draw('MEI-LING', '1px')
  const read = spaceWords(line, characters.filter(({ character }) => character !== '-'))
  assert.equal(read.map((each) => each.character).join(''), 'MEI-LING')
  assert.ok(read[3]!.confidence <= 0.5)
  assert.deepEqual(spaceWords(line, characters), characters)
})

void test('figures are not parted: a 1 stands alone in its cell', () => {
  const { line, characters } = draw('1111 Mill Walk', '3px')
  assert.equal(spaceWords(line, characters).map((each) => each.character).join(''), '1111 Mill Walk')
})

void test('Chinese print and numbers are left as they are', () => {
  for (const text of ['公安局 分局', '11 0105 1990']) {
    const { line, characters } = draw(text, '0px')
    assert.deepEqual(spaceWords(line, characters), characters)
  }
})
