import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isStateCode } from './state-codes.ts'

void test('states, organisations and Utopia are known, others are not', () => {
  for (const code of ['CHN', 'HKG', 'D', 'DEU', 'GBD', 'UNO', 'XXA', 'EUE', 'RKS', 'UTO']) assert.ok(isStateCode(code), code)
  for (const code of ['', 'XYZ', 'UT0', 'chn', 'D<<', 'TOO']) assert.ok(!isStateCode(code), code)
})
