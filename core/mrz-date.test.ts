import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isCalendarDate, mrzBirthDate, mrzExpiryDate } from './mrz-date.ts'

const TODAY = '2026-09-01'

void test('births lie in the past, the latest century wins', () => {
  const cases: [string, string | null][] = [
    ['260901', '2026-09-01'], ['260902', '1926-09-02'], ['000229', '2000-02-29'], ['010229', null], ['741332', null], ['7408<<', '1974-08'], ['74<<<<', '1974'],
    ['74<<12', null], ['<<<<<<', null], ['ABCDEF', null], ['2708<<', '1927-08'],
  ]
  for (const [text, date] of cases) assert.equal(mrzBirthDate(text, TODAY), date, text)
})

void test('expiries lie within fifty years of today', () => {
  for (const [text, date] of [['120415', '2012-04-15'], ['750101', '2075-01-01'], ['770101', '1977-01-01'], ['300230', null]] as const) {
    assert.equal(mrzExpiryDate(text, TODAY), date, text)
  }
})

void test('agrees with the calendar of the platform', () => {
  fc.assert(fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
    const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    const parsed = new Date(`${text}T00:00:00Z`)
    assert.equal(isCalendarDate(text), !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text))
  }))
})
