import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isStateCode } from '#core/state-codes.ts'
import { parseLexicon } from './lexicons.ts'
import { readDescriptions, readLexicons } from './read-rulebook.ts'

const RULEBOOK = new URL('../rulebook/', import.meta.url)
const said = { name: 'colours', sources: ['the club'], date: '2026-01-01' }

void test('a list means itself; a table means its keys, with and without accents and spaces', () => {
  assert.deepEqual([...parseLexicon({ ...said, values: ['红', '蓝'] })[1].values!], [['红', '红'], ['蓝', '蓝']])
  const [name, { values, regions }] = parseLexicon({ ...said, values: { RED: ['rouge foncé', 'ROT'] } })
  assert.deepEqual([name, regions], ['colours', null])
  assert.deepEqual([...values!], [['RED', 'RED'], ['ROUGEFONCÉ', 'RED'], ['ROUGEFONCE', 'RED'], ['ROT', 'RED']])
  assert.deepEqual(parseLexicon({ ...said, regions: { '1100': '00北京市' } })[1].regions, [{ code: '110000', name: '北京市', from: null, to: null }])
})

void test('what is wrong is refused by name', () => {
  const wrong: [unknown, RegExp][] = [
    [[], /an object with a name/], [{ values: ['a'] }, /an object with a name/], [{ name: 'colours', values: ['a'] }, /sources and their date/],
    [{ ...said, date: undefined, values: ['a'] }, /sources and their date/], [said, /lexicon colours: values must be/], [{ ...said, values: [] }, /values must be/],
    [{ ...said, values: { RED: 'ROT' } }, /values\.RED must be a list/], [{ ...said, values: { RED: [''] } }, /values\.RED/], [{ ...said, colours: [] }, /colours is not known/],
    [{ ...said, values: { RED: ['ROT'], PINK: ['rot'] } }, /ROT means RED and PINK/], [{ ...said, regions: { '1100': 'x' } }, /cannot be read: x/],
  ]
  for (const [value, message] of wrong) assert.throws(() => parseLexicon(value), message)
})

void test('nationalities are known by what passports print, and each is a state of the zone', async () => {
  const { values } = (await readLexicons(RULEBOOK)).get('nationalities')!
  for (const [printed, code] of [
    ['UTOPIAN', 'UTO'], ['CHINESE', 'CHN'], ['中国', 'CHN'], ['FRANÇAISE', 'FRA'], ['FRANCAISE', 'FRA'], ['DEUTSCH', 'DEU'], ['BRITISHCITIZEN', 'GBR'],
    ['UNITEDSTATESOFAMERICA', 'USA'], ['REPUBLICOFKOREA', 'KOR'], ['ESPAÑOLA', 'ESP'], ['ITALIANA', 'ITA'], ['NIGERIAN', 'NGA'], ['NIGÉRIENNE', 'NER'], ['USA', 'USA'],
    ['BRITISHNATIONAL(OVERSEAS)', 'GBN'], ['加拿大', 'CAN'], ['SUIZA', 'CHE'], ['ÖSTERREICHISCHE', 'AUT'],
  ] as const) assert.equal(values!.get(printed), code, printed)
  for (const code of new Set(values!.values())) assert.ok(isStateCode(code), code)
  assert.equal(values!.get('DOMINICAN'), undefined, 'of two states')
})

void test('ethnic groups are the 56 and one more', async () => {
  const { values } = (await readLexicons(RULEBOOK)).get('ethnic-groups')!
  assert.equal(values!.size, 57)
  assert.deepEqual([[...values!.keys()][0], [...values!.keys()][55]], ['汉', '基诺'])
})

void test('every description of the rulebook finds the lexicons it names', async () => {
  const documents = await readDescriptions(RULEBOOK)
  assert.ok(documents.some((each) => each.kind === 'cn_resident_id'))
})
