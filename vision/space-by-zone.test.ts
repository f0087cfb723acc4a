import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { spaceByZone } from './space-by-zone.ts'

const CASES: readonly [string, string, string][] = [
  ['QUISPE FELIXJOHAN', 'QUISPE FELIX JOHAN', 'QUISPE FELIX JOHAN'],
  ['IV ANOVA JON AS', 'IVANOVA JONAS', 'IVANOVA JONAS'],
  ['SILVA-MOREAU FELIXJOHAN', 'SILVA MOREAU FELIX JOHAN', 'SILVA-MOREAU FELIX JOHAN'],
  ["O'NEILL ANN", 'ONEILL ANN', "O'NEILL ANN"],
  ['MUELLER ANNA', 'MUELLER ANNE', 'MUELLER ANNA'],
  ['MWANGi MARTA', 'MWANGI MARTA', 'MWANGI MARTA'],
  ['McDONALD ANN', 'MCDONALD ANN', 'McDONALD ANN'],
  ['Schneider Omar', 'SCHNEIDER OMAR', 'Schneider Omar'],
  ['MORE THOMAS JO', 'MORE THOMAS J', 'MORE THOMAS JO'],
]

for (const [printed, zone, expected] of CASES) {
  void test(`${printed} beside ${zone} is ${expected}`, () => assert.equal(spaceByZone(printed, zone), expected))
}

void test('whatever spaces print had, it has those of the zone, and no letter is lost', () => {
  const word = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'J', 'X'), minLength: 1, maxLength: 6 })
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (words, spaces) => {
    const zone = words.join(' ')
    const printed = Array.from(words.join(''), (letter, i) => (spaces[i] && i > 0 ? ` ${letter}` : letter)).join('')
    assert.equal(spaceByZone(printed, zone), zone)
  }))
})
