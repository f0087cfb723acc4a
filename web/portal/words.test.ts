// Spans, due times and dates in words.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { speak } from '#web/ui/texts.ts'
import { dateWords, dueWords, ownWords, retentionWords, spanOf } from './words.ts'

const load = (file: string) => JSON.parse(readFileSync(new URL(`../../rulebook/texts/${file}.json`, import.meta.url), 'utf8')) as Parameters<typeof speak>[1]

test('spans of ISO 8601', () => {
  assert.deepEqual(spanOf('P2Y'), { years: 2, months: 0, days: 0 })
  assert.deepEqual(spanOf('P1Y6M10D'), { years: 1, months: 6, days: 10 })
  for (const bad of ['', 'P', 'PT5M', '2Y']) assert.equal(spanOf(bad), null, bad)
})

test('retention is told in both languages, and without a law it ends with the contract', () => {
  speak('en', load('en'))
  assert.equal(retentionWords('P2Y'), '2 years after your contract ends')
  assert.equal(retentionWords('P1Y6M'), '1 year 6 months after your contract ends')
  assert.equal(retentionWords(null), 'your contract ends')
  speak('zh-Hans', load('zh-Hans'))
  assert.equal(retentionWords('P2Y'), '合同终止后 2 年')
})

test('due times go by the reader\'s own days', () => {
  const now = new Date(2026, 10, 22, 10, 0)
  const due = (day: number, hour: number) => dueWords(new Date(2026, 10, day, hour).toISOString(), now, 'en').key
  assert.deepEqual([due(22, 9), due(22, 18), due(23, 1), due(24, 1)], ['due_past', 'due_today', 'due_tomorrow', 'due_on'])
  assert.match(dueWords(new Date(2026, 10, 24, 18, 5).toISOString(), now, 'en').values.time, /18:05/)
})

test('calendar dates are written out, and what is none stays', () => {
  assert.equal(dateWords('1990-03-05', 'en'), '5 March 1990')
  assert.equal(dateWords('1990-03-05', 'zh-Hans'), '1990年3月5日')
  for (const odd of ['长期', '1990-13-45', '']) assert.equal(dateWords(odd, 'en'), odd)
})

test('an operator\'s own text falls back to what there is', () => {
  assert.equal(ownWords({ en: 'A', 'zh-Hans': '甲' }, 'zh-Hans'), '甲')
  assert.equal(ownWords({ zh: '甲' }, 'zh-Hans'), '甲')
  assert.equal(ownWords({ fr: 'F' }, 'en'), 'F')
  assert.equal(ownWords({}, 'en'), '')
})
