// Which errors are troubles, and what of an error may be logged.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client, DatabaseError } from 'pg'
import { describeError } from './describe-error.ts'
import { DatabaseAway, fileTroubleOf, StorageFull, troubleOf } from './trouble.ts'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

void test('away, full, or a bug: by code', () => {
  for (const code of ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'ENOTFOUND', '08006', '57P01', '57P02', '57P03', '53300', '25006']) {
    assert.ok(troubleOf(withCode(code)) instanceof DatabaseAway, code)
  }
  for (const text of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect']) assert.ok(troubleOf(new Error(text)) instanceof DatabaseAway, text)
  for (const code of ['ENOSPC', 'EDQUOT', '53100']) assert.ok(troubleOf(withCode(code)) instanceof StorageFull, code)
  for (const code of ['23505', '40001', '40P01', '42501', '57014', 'EACCES']) assert.equal((troubleOf(withCode(code)) as { code: string }).code, code)
  assert.equal(troubleOf('text'), 'text')
  assert.ok(!(fileTroubleOf(withCode('ENOENT')) instanceof DatabaseAway), 'a missing file is not the database being away')
})

void test('the troubles carry the codes of the problems they become, and their cause', () => {
  const cause = withCode('ECONNREFUSED')
  assert.deepEqual([(troubleOf(cause) as DatabaseAway).code, (troubleOf(cause) as DatabaseAway).cause], ['database_away', cause])
  assert.equal((troubleOf(withCode('ENOSPC')) as StorageFull).code, 'storage_full')
})

void test('a real refusal to connect is away', async () => {
  const client = new Client({ host: '127.0.0.1', port: 1, user: 'x', database: 'x' })
  await client.connect().then(() => assert.fail('connected'), (error: unknown) => assert.ok(troubleOf(error) instanceof DatabaseAway))
})

void test('what the database quotes is not logged; our own words are', () => {
  const quoted = Object.assign(new DatabaseError('invalid input: "CANARY"', 1, 'error'), { severity: 'ERROR', code: '22P02', detail: 'Key (x)=(CANARY)', constraint: 'x_key' })
  for (const error of [quoted, new Error('ours', { cause: quoted }), Object.assign({}, quoted, { message: quoted.message, stack: quoted.stack })]) {
    const told = JSON.stringify(describeError(error))
    assert.ok(!told.includes('CANARY') && told.includes('22P02') && told.includes('x_key'), told)
  }
  assert.equal(describeError(new TypeError('ours'))['message'], 'ours')
  assert.deepEqual(describeError('CANARY'), { error: 'string' })
})
