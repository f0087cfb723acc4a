// One-time codes: their digits, and the pause between two, to the second.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, integer, property } from 'fast-check'
import { CODE_LIFE_SECONDS, CODE_TRIES, RESEND_AFTER_SECONDS, codeFrom, resendAfter } from './codes.ts'

const SENT = '2026-11-22T12:00:00.000Z'
const after = (seconds: number): string => new Date(Date.parse(SENT) + seconds * 1000).toISOString()

void test('six digits, zeros in front kept, each number its own code', () => {
  assert.equal(codeFrom(0), '000000')
  assert.equal(codeFrom(42), '000042')
  assert.equal(codeFrom(999_999), '999999')
  for (const wrong of [-1, 1_000_000, 0.5, Number.NaN]) assert.throws(() => codeFrom(wrong), RangeError)
  holds(property(integer({ min: 0, max: 999_999 }), (chance) => assert.ok(/^\d{6}$/.test(codeFrom(chance)) && Number(codeFrom(chance)) === chance)))
})

void test('the rules stay within what NIST allows', () => {
  assert.ok(CODE_LIFE_SECONDS <= 600 && CODE_TRIES <= 5)
})

void test('another code after thirty seconds', () => {
  assert.deepEqual([0, 1, 29, 29.5, 30, 31, -100].map((seconds) => resendAfter(SENT, after(seconds))), [30, 29, 1, 1, 0, 0, RESEND_AFTER_SECONDS])
})
