import assert from 'node:assert/strict'
import process from 'node:process'
import { test } from 'node:test'
import { assert as holds, constantFrom, property } from 'fast-check'
import { lookUp } from './look-up.ts'
import { readLexicons } from './read-rulebook.ts'

const lexicons = await readLexicons(new URL('../rulebook/', import.meta.url))
const groups = lexicons.get('ethnic-groups')!.values!
const states = lexicons.get('nationalities')!.values!

void test('near misses mean the nearest; where two mean different things it is a guess', () => {
  for (const [text, value, isGuess] of [
    ['维吾尔', '维吾尔', false], ['维吾东', '维吾尔', false], ['哈萨兑', '哈萨克', false], ['亿佬', '仫佬', true], ['权', null, false], ['佬', '仫佬', true], ['维尔', null, false],
  ] as const) assert.deepEqual(lookUp(text, groups), value === null ? null : { value, isGuess }, text)
  for (const [text, value] of [
    ['NIGERLAN', 'NGA'], ['FRAN?AISE', 'FRA'], ['UT0PIAN', 'UTO'], ['UNITEDSTATESOFAMERlCA', 'USA'], ['AUSTRLAN', 'AUT'], ['AUSTRALLAN', 'AUS'], ['IRAN', 'IRN'], ['XQZW', null],
  ] as const) assert.equal(lookUp(text, states)?.value ?? null, value, text)
})

void test('what is in the list is never taken for another', () => {
  holds(property(constantFrom(...states), ([printed, meant]) => lookUp(printed, states)?.value === meant))
})

void test('a look takes less than two milliseconds of processor time', () => {
  const texts = [...states.keys()].filter((_, i) => i % 8 === 0).map((text) => `${text.slice(0, 1)}#${text.slice(2)}`)
  const began = process.cpuUsage()
  for (const text of texts) lookUp(text, states)
  const { user, system } = process.cpuUsage(began)
  assert.ok((user + system) / 1000 / texts.length < 2, `${(user + system) / 1000 / texts.length} ms`)
})
