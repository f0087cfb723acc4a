import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { lastYears, mayBeginNumber, parseRegions } from './regions.ts'

const { regions } = JSON.parse(readFileSync('rulebook/lexicons/cn-regions.json', 'utf8')) as { regions: Record<string, unknown> }
const all = parseRegions(regions)
const years = lastYears(all)

void test('entries are read with their years', () => {
  assert.deepEqual(parseRegions({ '1302': '00唐山市 09曹妃甸区2012~ 30唐海县~2012', '3203': '04九里区2003~2010 05郊区~?' }), [
    { code: '130200', name: '唐山市', from: null, to: null },
    { code: '130209', name: '曹妃甸区', from: 2012, to: null },
    { code: '130230', name: '唐海县', from: null, to: 2012 },
    { code: '320304', name: '九里区', from: 2003, to: 2010 },
    { code: '320305', name: '郊区', from: null, to: 'unknown' },
  ])
})

void test('what cannot be read is refused with its place', () => {
  for (const [wrong, message] of [
    [{ '13': '00河北省' }, /13 must be four digits/], [{ '1302': 7 }, /1302 must be four digits/], [{ '1302': '唐山市' }, /entry that cannot be read: 唐山市/],
    [{ '1302': '00 唐山市' }, /cannot be read/], [{ '1302': '00唐山市12~' }, /cannot be read/], [{ '1302': '00Tangshan' }, /cannot be read/],
  ] as const) assert.throws(() => parseRegions(wrong), message)
})

/** code, year of birth, answer, why. */
const CASES: [string, number, 'yes' | 'never' | 'not_then', string][] = [
  ['110105', 1949, 'yes', 'a district that always was'],
  ['110105', 2020, 'yes', 'and is'],
  ['110103', 1985, 'yes', 'Chongwen, abolished in 2010: born before'],
  ['110103', 2010, 'yes', 'in its last year'],
  ['110103', 2012, 'yes', 'while offices went on'],
  ['110103', 2013, 'not_then', 'born after'],
  ['132121', 1985, 'yes', 'a county of a prefecture dissolved in 1993'],
  ['132121', 1930, 'yes', 'an old person numbered in the eighties'],
  ['132121', 1996, 'not_then', 'born after'],
  ['510202', 1990, 'yes', 'a district of Chongqing when it was of Sichuan'],
  ['510202', 2001, 'not_then', 'Chongqing has had its own code since 1997'],
  ['130305', 2000, 'yes', 'abolished nobody knows when: never held against anyone'],
  ['320501', 1988, 'yes', 'districts of a city not told apart'],
  ['441900', 1990, 'yes', 'a city without districts'],
  ['500157', 2025, 'yes', 'founded in 2025'],
  ['810000', 1990, 'yes', 'residents of Hong Kong'],
  ['830000', 1990, 'yes', 'residents of Taiwan'],
  ['110199', 1990, 'never', 'no such district'],
  ['999999', 1990, 'never', 'no such province'],
  ['990101', 1990, 'never', 'no such city'],
  ['000000', 1990, 'never', 'nothing'],
]
for (const [code, birth, answer, why] of CASES) {
  void test(`${code}, born ${birth}: ${answer} (${why})`, () => assert.equal(mayBeginNumber(years, code, birth), answer))
}

void test('the list is whole: provinces, and what every county belongs to', () => {
  const current = all.filter((region) => region.to === null)
  assert.equal(current.filter(({ code }) => code.endsWith('0000') && !code.startsWith('83')).length, 34)
  // 2,843 counties and districts at the end of 2023, and the two of 2024; two districts of Chongqing became one in 2025.
  const counties = current.filter(({ code }) => !code.endsWith('00') && code < '710000')
  assert.ok(counties.length > 2820 && counties.length < 2870, String(counties.length))
  const known = new Set(all.map(({ code }) => code))
  for (const { code } of current) assert.ok(known.has(`${code.slice(0, 2)}0000`), code)
})
