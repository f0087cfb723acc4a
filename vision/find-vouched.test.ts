import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quad, ReadField } from '#contract/reading.ts'
import { findVouched } from './find-vouched.ts'
import { madeLine } from './made-lines.ts'
import { readDescriptions } from './read-rulebook.ts'
import type { TextLine } from './text-line.ts'

const SIDE = (await readDescriptions(new URL('../rulebook/', import.meta.url))).find(({ kind }) => kind === 'passport')!.sides[0]!
const ROW: Quad = [[0, 400], [880, 400], [880, 430], [0, 430]]
const ZONE = {
  quads: [ROW],
  fields: [
    { name: 'name', value: 'MUELLER ANNA SOFIA', raw: 'MUELLER<<ANNA<SOFIA<<<<<<<<<<<<' },
    { name: 'document_number', value: 'UT4829071', raw: 'UT4829071' },
    { name: 'expiry_date', value: '2031-11-30', raw: '311130' },
    { name: 'sex', value: 'F', raw: 'F' },
    { name: 'nationality', value: 'UTO', raw: 'UTO' },
  ] as const,
}
const find = (lines: readonly TextLine[], printed: readonly ReadField[] = []) =>
  Object.fromEntries(findVouched(lines, SIDE, printed, ZONE, '2026-06-01').map(({ name, value }) => [name, value]))

void test('a name in two rows or one, number and date are found without labels', () => {
  const shaped = [madeLine('UT4829071', 300, 0), madeLine('30 NOV 2031', 0, 200)]
  const found = { document_number: 'UT4829071', expiry_date: '2031-11-30' }
  assert.deepEqual(find([madeLine('MÜLLER', 0, 50), madeLine('ANNA SOFIA', 2, 100), ...shaped]), { name: 'MÜLLER ANNA SOFIA', ...found })
  assert.deepEqual(find([madeLine('MUELLER, ANNA SOFIA', 0, 50), ...shaped]), { name: 'MUELLER ANNA SOFIA', ...found })
})

void test('what the zone does not say, or in part, is not found', () => {
  assert.deepEqual(find([madeLine('MUELLER', 0, 50), madeLine('ANNA', 0, 100), madeLine('UT4829077', 300, 0), madeLine('30 NOV 2030', 0, 200)]), {})
  assert.deepEqual(find([madeLine('MUELLER MARIA', 0, 50), madeLine('ANNA SOFIA', 0, 100)]), {})
  assert.deepEqual(find([madeLine('ANNA SOFIA', 0, 50), madeLine('MUELLER', 0, 100)]), {})
  assert.deepEqual(find([madeLine('MUELLER', 0, 50), madeLine('ANNA SOFIA', 300, 100)]), {})
})

void test('a letter, a state, faint print and the zone itself are no witnesses', () => {
  assert.deepEqual(find([madeLine('F', 0, 50), madeLine('UTOPIA', 0, 0), madeLine('UTO', 0, 30)]), {})
  assert.deepEqual(find([madeLine('MUELLER ANNA SOFIA', 0, 50, 0.5), madeLine('UT4829071', 0, 405)]), {})
})

void test('a value under its label goes before', () => {
  const box: Quad = [[0, 50], [180, 50], [180, 70], [0, 70]]
  const printed: ReadField[] = [{ name: 'name', source: 'printed', value: 'OTHER NAME', raw: 'OTHER NAME', confidence: 0.9, box, doubtful: false }]
  assert.deepEqual(find([madeLine('MUELLER ANNA SOFIA', 0, 150)], printed), {})
})
