import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  ageOn, hasRightHkidCheck, hasRightResidentIdCheck, isHmtResidenceNumber, isPermanentResidenceNumber, isTravelPermitNumber, readResidentId, residentIdCheckDigit,
} from './document-number.ts'

void test('the number given as an example in GB 11643-1999', () => {
  assert.deepEqual(readResidentId('11010519491231002X'), { region: '110105', date_of_birth: '1949-12-31', sex: 'F' })
  assert.deepEqual(readResidentId('440524188001010014'), { region: '440524', date_of_birth: '1880-01-01', sex: 'M' })
})

void test('any one wrong digit and any swap of neighbours is seen', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 })
  fc.assert(fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), fc.nat(15), (body, at, by, swap) => {
    const first = body.join('')
    const check = residentIdCheckDigit(first)
    assert.ok(hasRightResidentIdCheck(first + check))
    assert.ok(!hasRightResidentIdCheck(body.with(at, (body[at]! + by) % 10).join('') + check))
    const swapped = body.with(swap, body[swap + 1]!).with(swap + 1, body[swap]!)
    assert.equal(hasRightResidentIdCheck(swapped.join('') + check), body[swap] === body[swap + 1])
  }))
})

void test('a right check digit over a day that is none says nothing', () => {
  const first = '11010519490231002'
  const number = first + residentIdCheckDigit(first)
  assert.equal(hasRightResidentIdCheck(number), true)
  assert.equal(readResidentId(number), null)
  for (const wrong of ['', '1101051949123100', '11010519491231002x', 'A1010519491231002X']) assert.equal(readResidentId(wrong), null, wrong)
})

void test('ages turn on the birthday', () => {
  for (const [birth, today, age] of [
    ['2008-09-01', '2026-09-01', 18], ['2008-09-02', '2026-09-01', 17], ['2004-02-29', '2026-02-28', 21], ['2004-02-29', '2026-03-01', 22],
  ] as const) assert.equal(ageOn(birth, today), age, `${birth} on ${today}`)
})

void test('Hong Kong numbers', () => {
  for (const right of ['A123456(3)', 'a1234563', 'AB987654(3)', 'C668668(9)']) assert.ok(hasRightHkidCheck(right), right)
  for (const wrong of ['A123456(4)', 'A12345(3)', '1234563', '', 'AB987654(2)']) assert.ok(!hasRightHkidCheck(wrong), wrong)
})

/** A number with its check digit, right for its first seventeen. */
const whole = (first17: string): string => first17 + residentIdCheckDigit(first17)

void test('residence permits of Hong Kong, Macao and Taiwan count to three regions of their own', () => {
  for (const region of ['810000', '820000', '830000']) assert.ok(isHmtResidenceNumber(whole(`${region}19900101001`)), region)
  for (const wrong of [whole('11010119900101001'), whole('81000019901301001'), '810000199001010011', '']) assert.ok(!isHmtResidenceNumber(wrong), wrong)
})

void test('travel permits: the cards of 1999 and 2013, and of Taiwan', () => {
  for (const right of ['H12345678', 'M12345678', 'H1234567801', '12345678']) assert.ok(isTravelPermitNumber(right), right)
  for (const wrong of ['C12345678', 'H1234567', 'H123456780', '1234567', '1234567890', '']) assert.ok(!isTravelPermitNumber(wrong), wrong)
})

void test('permanent residence: the card of 2023 has the resident number\'s check, that of 2017 only a shape', () => {
  const right = whole('91199919800101001')
  assert.ok(isPermanentResidenceNumber(right))
  assert.deepEqual(readResidentId(right), { region: '911999', date_of_birth: '1980-01-01', sex: 'M' })
  assert.ok(isPermanentResidenceNumber('UTO110180010212'))
  for (const wrong of [`${right.slice(0, 16)}${(Number(right[16]) + 1) % 10}${right[17]}`, 'UTO1101800102123', 'UT1110180010212', '9', '']) assert.ok(!isPermanentResidenceNumber(wrong), wrong)
})
