import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasRightHkidCheck } from '#core/document-number.ts'
import { hkidNumber } from './hkid-number.ts'

void test('the check character is the one the rules ask for', () => {
  assert.equal(hkidNumber('A', '123456'), 'A123456(3)')
  for (const number of [hkidNumber('Z', '683365'), hkidNumber('WX', '123456'), hkidNumber('C', '668668')]) assert.ok(hasRightHkidCheck(number), number)
})
