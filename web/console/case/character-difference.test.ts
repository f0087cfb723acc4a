// The marking of differing characters: cases by hand, and what must hold for any two values.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, constantFrom, property, string } from 'fast-check'
import { markDifferences, type Piece } from './character-difference.ts'

/** `[x]` differs, `_` missing. */
const drawn = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'differs' ? `[${piece.text}]` : piece.kind === 'missing' ? '_' : piece.text)).join('')

const CASES = [
  ['MARTA', 'MARTA', 'MARTA'],
  ['MARIA', 'MARTA', 'MAR[I]A'],
  ['谭雷', '谭雪', '谭[雷]'],
  ['44030519590323042', '440305195903230142', '44030519590323 0_42'.replace(' ', '')],
  ['54号', '45号', '[5]4_号'],
  ['', 'A', '_'],
  ['A', '', '[A]'],
  ['ANNA', 'ANNAMARIA', 'ANNA_'],
  ['e\u0301a', 'ea', '[e\u0301]a'],
] as const

for (const [value, other, expected] of CASES) {
  void test(`"${value}" against "${other}"`, () => assert.equal(drawn(markDifferences(value, other)), expected))
}

const word = string({ unit: constantFrom('A', 'B', 'C', '1', '0', '雪', '雷'), maxLength: 24 })
const text = (pieces: readonly Piece[], kinds: readonly Piece['kind'][]): string => pieces.filter((piece) => kinds.includes(piece.kind)).map((piece) => piece.text).join('')

void test('the pieces joined give the value', () => {
  holds(property(word, word, (value, other) => assert.equal(text(markDifferences(value, other), ['same', 'differs']), value)))
})

void test('what is same on one side is as long on the other, and nothing is marked between equal values', () => {
  holds(
    property(word, word, (one, other) => {
      assert.equal(text(markDifferences(one, other), ['same']).length, text(markDifferences(other, one), ['same']).length)
      assert.equal(markDifferences(one, one).every((piece) => piece.kind === 'same'), true)
      if (one !== other) assert.equal(markDifferences(one, other).some((piece) => piece.kind !== 'same'), true)
    }),
  )
})
