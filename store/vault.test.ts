// The vault: whole or not there, private, and every kind of tampering refused.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { openSync, writeSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { assert as check, nat, property } from 'fast-check'
import { newId } from './ids.ts'
import { fileTroubleOf, StorageFull } from './trouble.ts'
import { decryptObject, encryptObject, ObjectBroken } from './vault-format.ts'
import { ObjectMissing, openVault, type Vault } from './vault.ts'

const key = randomBytes(32)
const AAD = 'operator/subject'

async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'realname-vault-'))
  t.after(() => rm(made, { recursive: true }))
  return made
}
async function refs(vault: Vault): Promise<string[]> {
  const found: string[] = []
  for await (const ref of vault.list()) found.push(ref)
  return found
}
async function files(root: string): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

void test('an object comes back, whatever its size around the edges of segments', async (t) => {
  const vault = await openVault(await folder(t))
  for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 300_001]) {
    const bytes = randomBytes(size)
    const ref = newId()
    assert.equal((await vault.put(ref, bytes, key, AAD)).size, size)
    assert.deepEqual(Buffer.from(await vault.get(ref, key, AAD)), bytes)
  }
})

void test('nothing readable, no other name, and only for the owner on the disk', async (t) => {
  const here = await folder(t)
  const vault = await openVault(here)
  const ref = newId()
  const stored = await vault.put(ref, Buffer.from('SPECIMEN '.repeat(1000)), key, AAD)
  const all = await files(here)
  assert.equal(all.length, 1)
  assert.ok(!(await readFile(all[0]!)).includes('SPECIMEN'))
  assert.equal((await stat(all[0]!)).mode & 0o777, 0o600)
  assert.notEqual(stored.sha256, stored.sealedSha256)
  assert.deepEqual(await refs(vault), [ref])
})

void test('removed is gone, twice is no error, and missing says so', async (t) => {
  const vault = await openVault(await folder(t))
  const ref = newId()
  await vault.remove(ref)
  await vault.put(ref, Buffer.from('1'), key, AAD)
  await vault.put(ref, Buffer.from('2'), key, AAD)
  assert.equal(Buffer.from(await vault.get(ref, key, AAD)).toString(), '2')
  await vault.remove(ref)
  await vault.remove(ref)
  await assert.rejects(vault.get(ref, key, AAD), ObjectMissing)
  assert.deepEqual(await refs(vault), [])
})

void test('a ref is an id and never a path', async (t) => {
  const here = await folder(t)
  const vault = await openVault(join(here, 'vault'))
  for (const ref of ['', '.', '..', '../x', '/etc/passwd', 'a/b', 'a\\b', 'a\0', 'a.b', '-a', `a${'x'.repeat(100)}`, 'ä', '%2e%2e']) {
    await assert.rejects(vault.put(ref, Buffer.from('1'), key, AAD), TypeError, ref)
    await assert.rejects(vault.get(ref, key, AAD), TypeError, ref)
    await assert.rejects(vault.remove(ref), TypeError, ref)
  }
  assert.deepEqual(await files(here), [])
})

void test('cut, swapped, repeated, removed and bent segments are refused, and so are another place and another key', () => {
  const [head, segment] = [36, 65_552]
  const sealed = encryptObject(randomBytes(65_536 * 3), key, AAD)
  const part = (i: number) => sealed.subarray(head + i * segment, head + (i + 1) * segment)
  const start = sealed.subarray(0, head)
  const wrong: Record<string, Buffer> = {
    'last segment removed': Buffer.concat([start, part(0), part(1)]),
    'first segment removed': Buffer.concat([start, part(1), part(2)]),
    'all segments removed': Buffer.from(start),
    swapped: Buffer.concat([start, part(1), part(0), part(2)]),
    repeated: Buffer.concat([start, part(0), part(0), part(1), part(2)]),
    'appended': Buffer.concat([sealed, part(2)]),
    'cut by a byte': sealed.subarray(0, -1),
    'a byte more': Buffer.concat([sealed, Buffer.of(0)]),
    empty: Buffer.alloc(0),
  }
  for (const [what, bytes] of Object.entries(wrong)) assert.throws(() => decryptObject(bytes, key, AAD), ObjectBroken, what)
  assert.throws(() => decryptObject(sealed, key, 'operator/another'), ObjectBroken)
  assert.throws(() => decryptObject(sealed, randomBytes(32), AAD), ObjectBroken)
  check(property(nat(sealed.length * 8 - 1), (bit) => {
    const bent = Buffer.from(sealed)
    bent[bit >> 3]! ^= 1 << (bit & 7)
    assert.throws(() => decryptObject(bent, key, AAD), ObjectBroken)
  }), { numRuns: 100 })
})

void test('an object laid at the place of another does not open', async (t) => {
  const here = await folder(t)
  const vault = await openVault(here)
  await vault.put('a', Buffer.from('1'), key, AAD)
  await vault.put('b', Buffer.from('2'), key, AAD)
  const all = await files(here)
  await writeFile(all.find((path) => path.endsWith('/a'))!, await readFile(all.find((path) => path.endsWith('/b'))!))
  await assert.rejects(vault.get('a', key, AAD), ObjectBroken)
})

void test('what a killed write left behind is swept, a running one is not', async (t) => {
  const here = await folder(t)
  await openVault(here)
  await writeFile(join(here, 'incoming', 'old'), 'x')
  await utimes(join(here, 'incoming', 'old'), 1, 1)
  await writeFile(join(here, 'incoming', 'new'), 'x')
  const vault = await openVault(here)
  assert.deepEqual(await readdir(join(here, 'incoming')), ['new'])
  assert.deepEqual(await refs(vault), [])
})

void test('a full disk is a trouble of its own', () => {
  assert.throws(() => {
    try {
      writeSync(openSync('/dev/full', 'w'), 'x')
    } catch (error) {
      throw fileTroubleOf(error)
    }
  }, StorageFull)
})
