import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { editDistance, findWord, toleranceOf } from './match-text.ts'

const find = (text: string, word: string, most = toleranceOf(word)): string | null => {
  const characters = Array.from(text)
  const match = findWord(characters, word, most)
  return match && characters.slice(match.from, match.to).join('')
}

void test('labels are found as recognisers spell them', () => {
  for (const [text, word, found] of [
    ['Date of birth', 'Date of birth', 'Date of birth'], ['Dateofbirth 12 AUG 1974', 'Date of birth', 'Dateofbirth'],
    ['Nationalty', 'Nationality', 'Nationalty'], ['公民身分号码110105', '公民身份号码', '公民身分号码'],
    ['性别男民族汉', '民族', '民族'], ['PRENOMS', 'Prénoms', 'PRENOMS'],
    ['Sox', 'Sex', null], ['姓氏', '姓名', null], ['', 'Sex', null],
  ] as const) assert.equal(find(text, word), found, `${word} in ${text}`)
})

void test('a word is found at its own place in any text', () => {
  const letters = fc.stringMatching(/^[a-z]{0,12}$/)
  fc.assert(fc.property(letters, letters, (before, after) => assert.equal(find(`${before}QUARTZ${after}`, 'QUARTZ', 0), 'QUARTZ')))
})

void test('the distance of texts is a metric', () => {
  const text = fc.stringMatching(/^[ab长]{0,6}$/)
  fc.assert(fc.property(text, text, text, (a, b, c) => {
    assert.equal(editDistance(a, b), editDistance(b, a))
    assert.equal(editDistance(a, b) === 0, a === b)
    assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c))
  }))
})
