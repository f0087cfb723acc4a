// Fields of a card of China whose labels were hardly made out, on made-up lines.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDocumentDescription } from './documents.ts'
import { madeLine } from './made-lines.ts'
import { readFields } from './read-fields.ts'
import type { TextLine } from './text-line.ts'

const SIDE = parseDocumentDescription({
  kind: 'cn_resident_id',
  sides: [{
    side: 'portrait', size_mm: [85.6, 54], print_span: 0.9, least_points: 1, marks: [{ text: '公民身份号码', points: 1 }], required: [], other_labels: [],
    fields: [
      { name: 'name', labels: ['姓名'], place: 'right', value: 'han_name' },
      { name: 'date_of_birth', labels: ['出生'], place: 'right', value: 'date' },
      { name: 'address', labels: ['住址'], place: 'right', value: 'han', rows: 3, ends: '[号室]$' },
      { name: 'document_number', labels: ['公民身份号码'], place: 'right', value: 'resident_number' },
    ],
  }],
}, new Map()).sides[0]!

const read = (...lines: TextLine[]) => Object.fromEntries(readFields(lines, SIDE, '2026-06-01').map(({ name, value, doubtful }) => [name, doubtful ? `${value}?` : value]))
const BIRTH = [madeLine('出生', 0, 60), madeLine('1984年6月5日', 30, 60)]
const ADDRESS = [madeLine('住址', 0, 90), madeLine('乌托邦样本路62号', 30, 90)]
const NUMBER = [madeLine('公民身份号码', 0, 150), madeLine('653101198406057018', 90, 150)]
/** A line whose letters stand as wide as high, as Chinese ones do. */
const name = (left: number, top: number): TextLine => ({ ...madeLine('吕浩俊', left, top), width: 60, u: left + 30 })

void test('a name whose box its label reaches into is found beside it', () => {
  const label = { ...madeLine('姓名', 0, 30), width: 47, u: 23.5 }
  assert.equal(read(label, name(30, 30), ...BIRTH)['name'], '吕浩俊')
})

void test('a speck between a label and its value is no part of the value', () => {
  const speck = { ...madeLine('酒', 24, 34, 0.2), height: 8 }
  assert.equal(read(madeLine('姓名', 0, 30), speck, name(36, 30), ...BIRTH)['name'], '吕浩俊')
})

void test('what stands first over the other values is the name, though its label was not made out, for a person to see', () => {
  assert.equal(read(name(30, 30), ...BIRTH, ...ADDRESS, ...NUMBER)['name'], '吕浩俊?')
  assert.equal(read(name(30, 30), ...BIRTH)['name'], undefined)
  assert.equal(read(name(200, 30), ...BIRTH, ...ADDRESS, ...NUMBER)['name'], undefined)
})

void test('a figure that stands in the boxes of both halves of a date is taken once', () => {
  const halves = (overlap: number): TextLine[] => [madeLine('出生', 0, 60), madeLine('1992年6', 30, 60), madeLine('6月16日', 90 - overlap, 60)]
  assert.equal(read(...halves(14))['date_of_birth'], '1992-06-16')
  assert.equal(read(madeLine('出生', 0, 60), madeLine('1992年1', 30, 60), madeLine('1月16日', 94, 60))['date_of_birth'], '1992-11-16')
})

void test('an address that ends within a street is not sure', () => {
  assert.equal(read(...ADDRESS)['address'], '乌托邦样本路62号')
  assert.equal(read(madeLine('住址', 0, 90), madeLine('乌托邦样本路', 30, 90))['address'], '乌托邦样本路?')
})
