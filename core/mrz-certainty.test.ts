// What is told sure and what is not: pairs check digits are blind to, faint characters, states, and what check digits may settle.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mrzCheckTells, settleByCheckDigits, unsureMrzParts } from './mrz-certainty.ts'
import { MRZ_CHARACTERS } from './mrz-format.ts'

const ZONE = ['P<AUTERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36AUT7408122F1204159ZE184226B<<<<<10']

/** Likelihoods of a zone read surely but for the places named: `line:position` and what each character there has. */
function likelihoods(doubts: Record<string, Record<string, number>> = {}, zone = ZONE): Float32Array[][] {
  return zone.map((text, line) => Array.from(text, (character, position) => {
    const row = new Float32Array(MRZ_CHARACTERS.length)
    for (const [each, likelihood] of Object.entries(doubts[`${line}:${position}`] ?? { [character]: 0.97 })) row[MRZ_CHARACTERS.indexOf(each)] = likelihood
    return row
  }))
}
const unsure = (doubts: Record<string, Record<string, number>>): string[] => unsureMrzParts(ZONE, 'TD3', likelihoods(doubts))

void test('check digits are blind to characters whose values end alike', () => {
  for (const pair of ['6G', '8S', '1L', 'MW', '<K', '0K', 'UA']) assert.equal(mrzCheckTells(pair[0]!, pair[1]!), false, pair)
  for (const pair of ['0O', '8B', '5S', '2Z', '1I', '6B']) assert.equal(mrzCheckTells(pair[0]!, pair[1]!), true, pair)
})

const CASES: [what: string, doubts: Record<string, Record<string, number>>, unsure: string[]][] = [
  ['a zone read surely', {}, []],
  ['8 in the number that might be S', { '1:1': { 8: 0.7, S: 0.25 } }, ['document_number']],
  ['8 in the number that might be B: its check digit would tell', { '1:1': { 8: 0.7, B: 0.25 } }, []],
  ['M in the name that might be W', { '0:20': { M: 0.8, W: 0.2 } }, ['name']],
  ['a faint letter of the name', { '0:20': { M: 0.5 } }, ['name']],
  ['Austria that might be Australia', { '1:12': { T: 0.8, S: 0.2 } }, ['nationality']],
  ['Austria that might be a state there is not', { '1:12': { T: 0.8, I: 0.2 } }, []],
  ['the sex', { '1:20': { F: 0.6, M: 0.1 } }, ['sex']],
]
for (const [what, doubts, expected] of CASES) void test(`unsure: ${what}`, () => assert.deepEqual(unsure(doubts), expected))

void test('check digits stand for one mistake, not for many: three faint digits make everything unsure', () => {
  const faint = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`1:${13 + i}`, { [ZONE[1]![13 + i]!]: 0.5 }]))
  assert.deepEqual(unsure(faint(2)), [])
  assert.ok(unsure(faint(3)).length > 10)
})

void test('check digits settle O or 0 where the picture offers both, and nothing it does not offer', () => {
  const wrong = [ZONE[0]!, `${ZONE[1]!.slice(0, 5)}O${ZONE[1]!.slice(6)}`]
  const both = likelihoods({ '1:5': { O: 0.6, 0: 0.3 } }, wrong)
  assert.deepEqual(settleByCheckDigits(wrong, 'TD3', both), ZONE)
  assert.equal(settleByCheckDigits(wrong, 'TD3', likelihoods({}, wrong)), null, 'the picture says O alone')
  assert.equal(settleByCheckDigits(ZONE, 'TD3', likelihoods({ '1:5': { 0: 0.6, O: 0.3 } })), null, 'right already')
})
