import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HAN_FAMILY, HAN_GIVEN, MINORITY } from '#specimens/names.ts'
import { readAlphabet } from './alphabet.ts'
import { mayHoldStandIn, STAND_INS } from './stand-ins.ts'

const alphabet = await readAlphabet()

void test('what is printed lies outside the alphabet, what is read within', () => {
  assert.equal(alphabet.size, 6624)
  for (const { printed, read } of STAND_INS) {
    if (printed !== '儋') assert.ok(!alphabet.has(printed), printed)
    assert.ok(alphabet.has(read), read)
  }
})

void test('names with a stand-in go to a person, common names do not', () => {
  for (const name of ['王晏', '李契', '陈佳肿', '陈么', '李龚', '王项']) assert.ok(mayHoldStandIn(name), name)
  for (const name of ['王昊', '李玲', '龚伟', '项羽', '郑爽', '顾坤', '欧阳修', ...MINORITY.map(([, full]) => full)]) assert.ok(!mayHoldStandIn(name), name)
  for (const family of HAN_FAMILY) for (const given of [...HAN_GIVEN.M, ...HAN_GIVEN.F]) assert.ok(!mayHoldStandIn(family + given), family + given)
})
