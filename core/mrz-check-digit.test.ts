import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { mrzCharacterValue, mrzCheckDigit } from './mrz-check-digit.ts'

void test('the worked examples of ICAO 9303-3 section 4.9', () => {
  assert.equal(mrzCheckDigit('520727'), '3')
  assert.equal(mrzCheckDigit('AB2134<<<'), '5')
})

void test('characters count as the table says', () => {
  assert.deepEqual(['0', '9', 'A', 'Z', '<'].map(mrzCharacterValue), [0, 9, 10, 35, 0])
})

void test('one wrong character is seen unless its value differs by a multiple of ten', () => {
  const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'
  const one = fc.constantFrom(...Array.from(characters))
  fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), fc.nat(), one, (text, place, other) => {
    const at = place % text.length
    const changed = text.with(at, other)
    const isBlind = (mrzCharacterValue(text[at]!) - mrzCharacterValue(other)) % 10 === 0
    assert.equal(mrzCheckDigit(text.join('')) === mrzCheckDigit(changed.join('')), isBlind)
  }))
})
