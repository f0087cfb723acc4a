// Lines of peers to fields: zones found and mended, and a card read from a perfect peer's lines.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRules } from './load-rules.ts'
import { fieldsOfLines, findZone, fitLine, settleRow, type PeerLine } from './peer-lines.ts'
import { linesOfTsv } from './read-with-tesseract.ts'

const FIRST = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
const SECOND = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'

const FITS: readonly [string, string, number, string | null][] = [
  ['as it is', FIRST, 44, FIRST],
  ['two fillers short', FIRST.slice(0, -2), 44, FIRST],
  ['three fillers too many', `${FIRST}<<<`, 44, FIRST],
  ['a filler short in the middle', SECOND.replace('<<<<<', '<<<<'), 44, SECOND],
  ['no filler to mend', 'ABC123', 8, null],
  ['far off', FIRST.slice(0, 20), 44, null],
]
for (const [name, line, length, wanted] of FITS) {
  void test(`a line ${name}`, () => assert.equal(fitLine(line, length), wanted))
}

void test('the zone is found below other lines, spaced and with other brackets', () => {
  const found = findZone(['PASSPORT', 'ERIKSSON', FIRST.replaceAll('<<', '«').replace('«ANNA', '<<ANNA').replaceAll('«', '<<'), SECOND.replace('UTO', ' UTO ')], ['TD3'])
  assert.deepEqual(found, { format: 'TD3', lines: [FIRST, SECOND] })
  assert.equal(findZone(['PASSPORT', 'ERIKSSON'], ['TD3']), null)
  assert.equal(findZone([FIRST], ['TD3']), null)
})

void test('a place for letters holds no digit, one for digits no letter, one for both either', () => {
  const misread = SECOND.replace('UTO', 'UT0').replace('7408122', '74O8I22')
  assert.equal(settleRow(misread, 'TD3', 1), SECOND)
  assert.equal(settleRow(SECOND.replace('L898902C3', 'LB98902C3'), 'TD3', 1), SECOND.replace('L898902C3', 'LB98902C3'))
})

void test('the lines of a perfect peer give the fields of a card', async () => {
  const rules = await loadRules('2026-06-01')
  const row = (text: string, left: number, top: number): PeerLine => ({ text, confidence: 0.99, left, top, right: left + text.length * 30, bottom: top + 40 })
  const lines = [
    row('签发机关', 400, 500), row('某某市公安局', 560, 500), row('有效期限', 400, 600), row('2019.03.04-2039.03.04', 560, 600),
    row('中华人民共和国', 400, 100), row('居民身份证', 400, 220),
  ]
  const { fields } = fieldsOfLines(lines, rules.sideOf('cn_resident_id', 'emblem', null)!, '2026-06-01')
  assert.equal(fields.find(({ name }) => name === 'validity')?.value, '2019.03.04-2039.03.04')
})

void test('words of one line far apart are two lines, and Chinese loses its spaces', () => {
  const head = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext'
  const word = (text: string, left: number, width: number) => ['5', 1, 1, 1, 1, 1, left, 10, width, 20, 90, text].join('\t')
  const lines = linesOfTsv([head, '4\t1\t1\t1\t1\t0\t0\t0\t0\t0\t-1\t', word('姓', 0, 20), word('名', 22, 20), word('Anna', 200, 60), word('Maria', 270, 60)].join('\n'))
  assert.deepEqual(lines.map(({ text, left, right }) => [text, left, right]), [['姓名', 0, 42], ['Anna Maria', 200, 330]])
})
