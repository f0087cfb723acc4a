import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { printDate, type DateStyle } from '#specimens/calendar.ts'
import { readMonthFirst, readPrintedDate } from './printed-date.ts'

const TODAY = '2026-06-01'
const STYLES: readonly DateStyle[] = ['month', 'month_small', 'dots', 'spaces', 'slashes', 'dashes', 'both', 'both_short', 'both_han', 'both_korean']
const ITALIAN = 'GEN FEB MAR APR MAG GIU LUG AGO SET OTT NOV DIC'
const dates = fc.date({ min: new Date('1927-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))

void test('every form a date is printed in is read back, with spaces or without', () => {
  fc.assert(fc.property(dates, fc.constantFrom(...STYLES), fc.boolean(), (date, style, isTight) => {
    const printed = printDate(date, style, ITALIAN)
    assert.equal(readPrintedDate(isTight ? printed.replaceAll(' ', '') : printed, { isExpiry: false, today: TODAY }), date, printed)
  }), { numRuns: 600 })
})

void test('misread signs, and what is no date', () => {
  for (const [text, value] of [
    ['1990年1月2日', '1990-01-02'], ['199O年l月2日', '1990-01-02'], ['12AUG/AOUT 1974', '1974-08-12'], ['08N0V 2021', '2021-11-08'], ['100CT2021', '2021-10-10'],
    ['12,08,1974', '1974-08-12'], ['14 DEC /DÉC 23', '2023-12-14'], ['13-Aug-1974', '1974-08-13'], ['16 6刀/JUN 2025', '2025-06-16'],
    ['31 FEB 1990', null], ['12 XYZ 1974', null], ['12 AUG/SEP 1974', null], ['12 7月/AUG 1974', null], ['soon', null], ['32 08 1974', null], ['19740812345', null],
  ] as const) assert.equal(readPrintedDate(text, { isExpiry: false, today: TODAY }), value, text)
})

void test('two figures of a year: born in the past, expiring near today, unknown without a context', () => {
  assert.equal(readPrintedDate('12 AUG 74', { isExpiry: false, today: TODAY }), '1974-08-12')
  assert.equal(readPrintedDate('12 AUG 33', { isExpiry: true, today: TODAY }), '2033-08-12')
  assert.equal(readPrintedDate('12 AUG 33', { isExpiry: false, today: TODAY }), '1933-08-12')
  assert.equal(readPrintedDate('12 AUG 74'), null)
})

void test('month first where the description says so', () => {
  for (const [text, value] of [['08/12/1974', '1974-08-12'], ['08121974', '1974-08-12'], ['O8/12/1974', '1974-08-12'], ['13/12/1974', null], ['8/12/74', null]] as const) {
    assert.equal(readMonthFirst(text), value, text)
  }
})
