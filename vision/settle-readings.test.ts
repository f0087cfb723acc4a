import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settleReadings } from './settle-readings.ts'
import type { RecognisedText } from './recognised-text.ts'

function reading(text: string, confidence: number, { drawn = 300, passedOver = false } = {}): RecognisedText {
  const letters = Array.from(text)
  return { text, confidence, characters: letters.map((character, i) => ({ character, confidence, at: (i + 0.5) / letters.length })), drawn, passedOver }
}

/** The doubted characters in brackets. */
const doubtsIn = ({ characters }: RecognisedText): string => characters.map((each) => (each.confidence <= 0.5 ? `[${each.character}]` : each.character)).join('')

const SETTLED: [first: string, second: string, settled: string][] = [
  ['NADIA', 'NADIA', 'NADIA'],
  ['NADIA', 'NADLA', 'NAD[L]A'],
  ['FELIX JOHAN', 'FELIXJOHAN', 'FELIX[J]OHAN'],
  ['FELIXJOHAN', 'FELIX JOHAN', 'FELIX[ ][J]OHAN'],
  ['ALAOPOLIS', 'ALAOPOLS', 'ALAOPOL[S]'],
  ['ALAOPOLS', 'ALAOPOLIS', 'ALAOPOL[I]S'],
  ['31530998J', '31530998', '3153099[8]'],
  ['', 'AB', '[A][B]'],
  ['KWOK, Wing', 'KWoK,Wing', 'KWoK,Wing'],
  ['KWOK,Wing', 'KWOK, Wong', 'KWOK, W[o]ng'],
]
for (const [first, second, settled] of SETTLED) {
  void test(`${first} and then, more surely, ${second}`, () => {
    assert.equal(doubtsIn(settleReadings(reading(first, 0.93), reading(second, 0.95, { drawn: 450 }))), settled)
    assert.equal(settleReadings(reading(first, 0.93), reading(second, 0.95, { drawn: 450 })).drawn, 300)
  })
}

void test('a reading that passed over a stroke gives way to one that did not, and says nothing against it', () => {
  assert.equal(doubtsIn(settleReadings(reading('ALAOPOLIS', 0.9), reading('ALAOPOLS', 0.97, { passedOver: true }))), 'ALAOPOLIS')
  assert.equal(doubtsIn(settleReadings(reading('ALAOPOLS', 0.97, { passedOver: true }), reading('ALAOPOLIS', 0.9))), 'ALAOPOLIS')
})

void test('a reading far less sure says nothing against the letters of the other, but for a space it saw', () => {
  assert.equal(doubtsIn(settleReadings(reading('LAMUKI', 0.7), reading('LAM, YUK YIN', 0.95))), 'LAM, YUK YIN')
  assert.equal(doubtsIn(settleReadings(reading('WOJCIK, FELIX JOHAN', 0.8), reading('WOJCIK, FELIXJOHAN', 0.95))), 'WOJCIK, FELIX[J]OHAN')
})
