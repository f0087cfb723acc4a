// Sealing: what goes in comes out, and nothing that was touched or moved does.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { assert as check, jsonValue, property, string } from 'fast-check'
import { openJson, SealBroken, sealJson } from './seal.ts'

const key = randomBytes(32)

void test('any JSON value comes back as it went in', () => {
  check(property(jsonValue(), string(), (value, aad) => {
    assert.deepEqual(openJson(key, aad, sealJson(key, aad, value)), JSON.parse(JSON.stringify(value)))
  }), { numRuns: 200 })
})

void test('every single flipped bit is refused', () => {
  const sealed = sealJson(key, 'subscriber/1', { name: 'SPECIMEN' })
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const bent = Buffer.from(sealed)
    bent[bit >> 3]! ^= 1 << (bit & 7)
    assert.throws(() => openJson(key, 'subscriber/1', bent), SealBroken, `bit ${bit}`)
  }
})

void test('every cut, another place and another key are refused', () => {
  const sealed = sealJson(key, 'subscriber/1', { name: 'SPECIMEN' })
  for (let length = 0; length < sealed.length; length += 1) assert.throws(() => openJson(key, 'subscriber/1', sealed.subarray(0, length)), SealBroken)
  assert.throws(() => openJson(key, 'subscriber/2', sealed), SealBroken)
  assert.throws(() => openJson(randomBytes(32), 'subscriber/1', sealed), SealBroken)
})

void test('the same value is never sealed to the same bytes twice', () => {
  assert.notDeepEqual(sealJson(key, 'a', 1), sealJson(key, 'a', 1))
})
