// Phone numbers, addresses and codes as people type them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CALLING_CODES, callingCodeOf, toCode, toE164, toEmail, toIdentifier } from './phone-number.ts'

test('numbers become E.164', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['86', '138 0000 0000', '+8613800000000'],
    ['86', '+852 5123 4567', '+85251234567'],
    ['44', '0044 20 7946 0000', '+442079460000'],
    ['44', '020-7946-0000', '+442079460000'],
    ['39', '06 1234 5678', '+390612345678'],
    ['999', '５５５０１２３４', '+99955501234'],
    ['86', '', null],
    ['86', 'abc', null],
    ['86', '12', null],
    ['1', '1234567890123456', null],
  ]
  for (const [code, typed, wanted] of cases) assert.equal(toE164(code, typed), wanted, typed)
})

test('whatever is typed, the answer fits the contract or is null', () => {
  fc.assert(fc.property(fc.string(), (typed) => {
    const number = toE164('86', typed)
    assert.ok(number === null || /^\+[1-9][0-9]{6,14}$/.test(number))
  }))
})

test('each country stands once, with a code of one to four digits, Utopia among them', () => {
  assert.equal(new Set(CALLING_CODES.map(([country]) => country)).size, CALLING_CODES.length)
  for (const [country, code] of CALLING_CODES) assert.match(`${country} ${code}`, /^[A-Z]{2} [1-9]\d{0,3}$/)
  assert.equal(callingCodeOf('UT'), '999')
  assert.equal(callingCodeOf('??'), '86')
})

test('an identifier is an e-mail address or a phone number', () => {
  assert.equal(toIdentifier(' name@example.com ', '86'), 'name@example.com')
  assert.equal(toIdentifier('13800000000', '86'), '+8613800000000')
  assert.equal(toIdentifier('name@', '86'), null)
  assert.equal(toIdentifier('name', '86'), null)
})

test('e-mail addresses need a name, an @ and a domain', () => {
  for (const good of ['a@b.co', 'name+tag@sub.example.com']) assert.equal(toEmail(good), good)
  for (const bad of ['', 'a', 'a@b', 'a b@c.de', '@c.de', `${'a'.repeat(250)}@b.co`]) assert.equal(toEmail(bad), null, bad)
})

test('codes are six digits however they are pasted', () => {
  for (const typed of ['123456', ' 123 456 ', '123-456', '１２３４５６']) assert.equal(toCode(typed), '123456', typed)
  for (const typed of ['', '12345', '1234567', 'abcdef']) assert.equal(toCode(typed), null, typed)
})
