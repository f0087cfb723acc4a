// The key file: made once, private, never guessed; and one key per purpose.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { KeysNotUsable, openKeys } from './keys.ts'
import { SealBroken } from './seal.ts'

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'realname-keys-'))
  t.after(() => rmSync(made, { recursive: true }))
  return made
}

void test('the file is made once, for its owner alone, and nothing else is left', (t) => {
  const here = folder(t)
  const first = openKeys(here)
  const second = openKeys(here)
  assert.equal(statSync(join(here, 'keys.json')).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(here), ['keys.json'])
  assert.equal(first.kekId, second.kekId)
  assert.deepEqual(first.tag('code', '123456'), second.tag('code', '123456'))
})

void test('two houses never have the same keys', (t) => {
  assert.notDeepEqual(openKeys(folder(t)).tag('code', '123456'), openKeys(folder(t)).tag('code', '123456'))
})

void test('a file others may read, a damaged one and a missing one are refused with the remedy', (t) => {
  const here = folder(t)
  assert.throws(() => openKeys(here, false), (error) => error instanceof KeysNotUsable && error.message.includes('backup'))
  openKeys(here)
  const path = join(here, 'keys.json')
  for (const mode of [0o640, 0o604, 0o666]) {
    chmodSync(path, mode)
    assert.throws(() => openKeys(here), (error) => error instanceof KeysNotUsable && error.message.includes('chmod 600'))
  }
  chmodSync(path, 0o600)
  const whole = readFileSync(path, 'utf8')
  for (const broken of ['', '{}', whole.slice(0, -20), whole.replace(/"root": ".{8}/, '"root": "')]) {
    writeFileSync(path, broken)
    assert.throws(() => openKeys(here), KeysNotUsable)
    assert.equal(readFileSync(path, 'utf8'), broken, 'a damaged file is never written over')
  }
})

void test('a wrapped key opens for its subject only', (t) => {
  const keys = openKeys(folder(t))
  const dataKey = randomBytes(32)
  const wrapped = keys.wrap(dataKey, 'subject/1')
  assert.deepEqual(keys.unwrap(wrapped, 'subject/1'), dataKey)
  assert.throws(() => keys.unwrap(wrapped, 'subject/2'), SealBroken)
  assert.throws(() => openKeys(folder(t)).unwrap(wrapped, 'subject/1'), SealBroken)
  assert.ok(keys.knows(keys.kekId) && !keys.knows('0'.repeat(16)))
})

void test('each purpose has a key of its own', (t) => {
  const keys = openKeys(folder(t))
  const all = [
    keys.blindIndex('email', 'x'), keys.blindIndex('phone', 'x'), keys.tag('email', 'x'), keys.tag('phone', 'x'), keys.operatorKey('email'), keys.operatorKey('x'),
  ]
  assert.equal(new Set(all.map((key) => key.toString('hex'))).size, all.length)
  assert.deepEqual(keys.blindIndex('email', 'x'), keys.blindIndex('email', 'x'))
})
