import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { spaceWords } from './word-gaps.ts'

/** A line as the recogniser sees it, and its letters in their places, without spaces. */
function draw(text: string, spacing: string) {
  const canvas = createCanvas(900, 48)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#e8ece4'
  pen.fillRect(0, 0, 900, 48)
  pen.fillStyle = '#1b1b20'
  pen.font = '30px "DejaVu Sans"'
  pen.letterSpacing = spacing
  pen.fillText(text, 10, 36)
  const { data } = pen.getImageData(0, 0, 900, 48)
  const rgb = new Uint8Array(900 * 48 * 3)
  for (let i = 0; i < 900 * 48; i++) rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3)
  const characters = Array.from(text).flatMap((character, i) => {
    const from = 10 + pen.measureText(text.slice(0, i)).width
    return character === ' ' ? [] : [{ character, confidence: 0.9, at: (from + pen.measureText(character).width / 2) / 900 }]
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

void test('Chinese print and numbers are left as they are', () => {
  for (const text of ['公安局 分局', '11 0105 1990']) {
    const { line, characters } = draw(text, '0px')
    assert.deepEqual(spaceWords(line, characters), characters)
  }
})
