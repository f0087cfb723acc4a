// Addresses carry only what they may; a sign-in never leads to another site.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlocklistSearch, readCasesSearch, readQueueSearch, readSignInSearch } from './searches.ts'

const id = '0192f3c4-5d6e-7f80-9a1b-2c3d4e5f6071'

void test('filters of the queue', () => {
  assert.deepEqual(readQueueSearch({ country: 'UT', status: 'on_hold', mine: true, after: 'x', name: 'nobody' }), { country: 'UT', status: 'on_hold', mine: true, after: 'x' })
  assert.deepEqual(readQueueSearch({ country: 'Utopia', status: 'lost', mine: 'yes', after: 7 }), {})
})

void test('filters of the search take ids only', () => {
  assert.deepEqual(readCasesSearch({ id, status: 'approved', after: id }), { id, status: 'approved', after: id })
  assert.deepEqual(readCasesSearch({ id: 'ana@operator.example', after: '1' }), {})
})

void test('filters of the blocklist hold no value', () => {
  assert.deepEqual(readBlocklistSearch({ state: 'lifted', after: id, document_number: 'L898902C3', value: 'x' }), { state: 'lifted', after: id })
  assert.deepEqual(readBlocklistSearch({ state: 'gone', after: 'x' }), {})
})

void test('after signing in: places of the console only', () => {
  for (const to of ['/queue', `/cases/${id}`, '/cases?status=approved', '/blocklist?state=active', '/team', '/account']) assert.deepEqual(readSignInSearch({ to }), { to })
  for (const to of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/queue\\x', '/queuex', '/sign-in', 'javascript:alert(1)', '', 3]) {
    assert.deepEqual(readSignInSearch({ to }), {}, String(to))
  }
})
