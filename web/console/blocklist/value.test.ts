// What is typed becomes the value of its kind, or nothing while a part of it is missing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BLOCKED_KINDS, BlockedValue } from '#contract/blocklist.ts'
import { Value } from 'typebox/value'
import { NOTHING_TYPED, valueOf } from './value.ts'

const TYPED = { document_number: 'l898902 c3 ', phone: ' +999 (555) 000-111', email: 'anna@person.example', name_and_birth: 'Anna Specimen' }

void test('every kind, filled in and empty', () => {
  for (const kind of BLOCKED_KINDS) {
    const value = valueOf({ kind, text: TYPED[kind], birth: '1990-04-12' })
    assert.ok(value && Value.Check(BlockedValue, value), kind)
    assert.equal(value.kind, kind)
    assert.equal(valueOf({ kind, text: '  ', birth: '1990-04-12' }), null)
    assert.equal(valueOf({ kind, text: TYPED[kind], birth: '' }) === null, kind === 'name_and_birth')
  }
  assert.equal(valueOf(NOTHING_TYPED), null)
  assert.deepEqual(valueOf({ kind: 'phone', text: TYPED.phone, birth: '' }), { kind: 'phone', phone: '+999555000111' })
})
