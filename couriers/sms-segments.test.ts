// A text cut into short messages: lengths at the limits, nothing lost, nothing cut in two.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { segmentSms } from './sms-segments.ts'

const sizes = (text: string): number[] => segmentSms(text).parts.map((part) => part.length)

void test('GSM 03.38: 160 alone, 153 in parts', () => {
  assert.deepEqual(segmentSms('a'.repeat(160)).dataCoding, 0)
  assert.deepEqual(sizes(''), [0])
  assert.deepEqual(sizes('a'.repeat(160)), [160])
  assert.deepEqual(sizes('a'.repeat(161)), [153, 8])
  assert.deepEqual(sizes('a'.repeat(306)), [153, 153])
  assert.deepEqual(sizes('a'.repeat(307)), [153, 153, 1])
})

void test('GSM 03.38: the extension table takes two septets and is not cut', () => {
  assert.deepEqual([...(segmentSms('{€}').parts[0] ?? [])], [0x1b, 40, 0x1b, 101, 0x1b, 41])
  assert.deepEqual(sizes('€'.repeat(80)), [160])
  assert.deepEqual(sizes(`${'a'.repeat(152)}€aaaaaaaaaa`), [152, 12])
})

void test('GSM 03.38: known codes', () => {
  assert.deepEqual([...(segmentSms('@£$ Aaà¡¿ÄÑ_\n').parts[0] ?? [])], [0, 1, 2, 0x20, 0x41, 0x61, 0x7f, 0x40, 0x60, 0x5b, 0x5d, 0x11, 0x0a])
})

void test('UCS-2: 70 alone, 67 in parts, surrogate pairs whole', () => {
  const { dataCoding, parts } = segmentSms('验证码')
  assert.equal(dataCoding, 8)
  assert.equal(parts[0]?.toString('hex'), '9a8c8bc17801')
  assert.deepEqual(sizes('码'.repeat(70)), [140])
  assert.deepEqual(sizes('码'.repeat(71)), [134, 8])
  assert.deepEqual(sizes(`${'码'.repeat(66)}\u{20000}码码码码`), [132, 12])
  // One letter outside GSM 03.38 turns the whole text; the escape itself is such a letter.
  assert.equal(segmentSms('hello ł').dataCoding, 8)
  assert.equal(segmentSms('\u001b').dataCoding, 8)
})

void test('joined parts are the text, and no part is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      const { dataCoding, parts } = segmentSms(text)
      const most = parts.length === 1 ? (dataCoding === 0 ? 160 : 140) : dataCoding === 0 ? 153 : 134
      for (const part of parts) assert.ok(part.length <= most)
      if (dataCoding === 8) assert.equal(parts.map((part) => Buffer.from(part).swap16().toString('utf16le')).join(''), text)
    }),
  )
})
