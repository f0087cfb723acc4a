// ICCIDs with the right check digit, against published numbers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isIccid, luhnDigit, makeIccid } from './iccid.ts'

void test('Luhn: the worked example of ISO/IEC 7812-1 and two well-known test numbers', () => {
  assert.equal(luhnDigit('7992739871'), 3)
  assert.equal(luhnDigit('411111111111111'), 1)
  assert.equal(luhnDigit('37828224631000'), 5)
})

void test('what is made begins 8988, has 19 digits and is right; one digit off is not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.nat(18), fc.integer({ min: 1, max: 9 }), (chance, at, by) => {
      const iccid = makeIccid(Buffer.from(chance))
      assert.match(iccid, /^8988\d{15}$/)
      assert.ok(isIccid(iccid) && isIccid(`${iccid}F`))
      const other = iccid.slice(0, at) + String((Number(iccid[at]) + by) % 10) + iccid.slice(at + 1)
      assert.equal(isIccid(other), false)
    }),
  )
})
