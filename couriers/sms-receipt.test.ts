// Receipts as SMSCs send them: by TLV, by text, and what is none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import smpp from 'smpp'
import { readReceipt } from './sms-receipt.ts'

const deliver = (fields: Record<string, unknown>) => new smpp.PDU('deliver_sm', fields)

void test('the text of SMPP 3.4 appendix B', () => {
  const short_message = 'id:0123456789 sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD err:000 text:'
  assert.deepEqual(readReceipt(deliver({ esm_class: 4, short_message })), { ref: '0123456789', state: 'delivered' })
  assert.deepEqual(readReceipt(deliver({ esm_class: 4, short_message: { message: short_message.replace('DELIVRD', 'UNDELIV') } })), { ref: '0123456789', state: 'failed' })
  assert.deepEqual(readReceipt(deliver({ esm_class: 4, short_message: Buffer.from(short_message.replace('DELIVRD', 'accepted')) })), null)
})

void test('the optional parameters win over the text', () => {
  const fields = { esm_class: 4, short_message: 'id:1 stat:UNDELIV', receipted_message_id: 'abc', message_state: 2 }
  assert.deepEqual(readReceipt(deliver(fields)), { ref: 'abc', state: 'delivered' })
  assert.deepEqual(readReceipt(deliver({ ...fields, message_state: 1 })), { ref: 'abc', state: 'pending' })
  assert.equal(readReceipt(deliver({ ...fields, message_state: 99 })), null)
})

void test('a message from a handset is no receipt', () => {
  assert.equal(readReceipt(deliver({ esm_class: 0, short_message: 'id:1 stat:DELIVRD' })), null)
  assert.equal(readReceipt(deliver({ esm_class: 0x40, short_message: 'id:1 stat:DELIVRD' })), null)
  assert.equal(readReceipt(deliver({ esm_class: 4 })), null)
})
