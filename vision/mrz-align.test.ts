// Alignment of strips made by hand: an even pitch, a slanted one, what lies beside the zone, and characters the strip hardly shows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MRZ_CHARACTERS } from '#core/mrz-format.ts'
import { alignStrip, bestOf } from './mrz-align.ts'
import { pitchOf, type Run, type Strip } from './mrz-strip.ts'

const TEXT = 'GARCIIA<LLOPEZ<<MMWW<<<<<<<<<<'
const LETTERS = `${MRZ_CHARACTERS.slice(0, 26)}<`

/** A strip that spells a text, its characters at these places and as likely as said. */
function stripOf(text: string, places: readonly number[], likely = (_k: number): number => 0.95): Strip {
  const steps = Math.ceil(places[places.length - 1]! + 4)
  const likelihood = new Float32Array(steps * MRZ_CHARACTERS.length)
  const runs: Run[] = []
  for (const [k, at] of places.entries()) {
    const index = MRZ_CHARACTERS.indexOf(text[k]!)
    for (let step = Math.round(at - 0.9); step <= Math.round(at + 0.4); step++) likelihood[step * MRZ_CHARACTERS.length + index] = likely(k)
    if (likely(k) > 0.5) runs.push({ index, at, length: 2, confidence: likely(k) })
  }
  return { steps, likelihood, runs, confidence: 0.95 }
}
const evenly = (text: string, from: number, pitch: number): number[] => Array.from(text, (_, k) => from + k * pitch)
const aligned = (strip: Strip, pitch = pitchOf(strip.runs)) => {
  const fit = alignStrip(strip, Array.from(TEXT, () => LETTERS), pitch)
  assert.ok(fit)
  return { ...fit, text: fit.positions.map((row) => bestOf(row, LETTERS).character).join('') }
}

for (const pitch of [2.6, 3, 3.15, 3.37, 4.2]) {
  void test(`reads a row of ${pitch} steps a character`, () => {
    const { text, stray, unevenness } = aligned(stripOf(TEXT, evenly(TEXT, 5.2, pitch)))
    assert.equal(text, TEXT)
    assert.ok(stray < 0.3 && unevenness < 0.35, `${stray} ${unevenness}`)
  })
}

void test('reads a row seen at a slant, whose characters grow along the way', () => {
  const places = [5]
  for (let k = 1; k < TEXT.length; k++) places.push(places[k - 1]! + 2.7 + (1.2 * k) / TEXT.length)
  assert.equal(aligned(stripOf(TEXT, places)).text, TEXT)
})

void test('leaves out what is spelt beside the row, and says that there is something', () => {
  const { text, stray } = aligned(stripOf(`${TEXT}77`, evenly(`${TEXT}77`, 5, 3.2)))
  assert.equal(text, TEXT)
  assert.ok(stray > 0.5, `${stray}`)
})

void test('a character the strip hardly shows keeps its place and its doubt', () => {
  const { text, positions } = aligned(stripOf(TEXT, evenly(TEXT, 5, 3.2), (k) => (k === 9 ? 0.2 : 0.95)))
  assert.equal(text, TEXT)
  assert.ok(bestOf(positions[9]!, LETTERS).likelihood < 0.3)
})

void test('no room for so many characters', () => {
  assert.equal(alignStrip(stripOf('ABCDEFGHIJ', evenly('ABCDEFGHIJ', 3, 3)), Array.from(TEXT, () => LETTERS), 3), null)
})

void test('where only digits may stand, a letter that looks like one is read as it', () => {
  const fit = alignStrip(stripOf('74O8I2', evenly('74O8I2', 5, 3.2)), Array.from('740812', () => '0123456789'), 3.2)
  assert.equal(fit?.positions.map((row) => bestOf(row, '0123456789').character).join(''), '740812')
})
