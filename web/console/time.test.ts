// Distances are said in the largest whole unit, in both languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactTime, relativeTime } from './time.ts'

const now = Date.UTC(2026, 10, 22, 12)
const minute = 60_000
const CASES = [
  [3 * 60 * minute, 'in 3 hours', '3小时后'],
  [-90 * minute, '1 hour ago', '1小时前'],
  [-2 * 24 * 60 * minute, '2 days ago', '2天前'],
  [5 * minute, 'in 5 minutes', '5分钟后'],
  [59_000, 'in 0 minutes', '0分钟后'],
  [-59_000, '0 minutes ago', '0分钟前'],
] as const

for (const [apart, en, zh] of CASES) {
  void test(`${apart / minute} minutes`, () => {
    assert.equal(relativeTime(now + apart, now, 'en'), en)
    assert.equal(relativeTime(now + apart, now, 'zh-Hans').replaceAll(' ', ''), zh)
  })
}

void test('the exact time names day, month, year, hour and minute', () => {
  assert.match(exactTime('2026-11-22T12:34:00Z', 'en'), /2026.*:34/)
  assert.match(exactTime('2026-11-22T12:34:00Z', 'zh-Hans'), /2026年11月2\d日.*:34/)
})
