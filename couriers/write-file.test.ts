// Files are whole at every moment, and a name is given once.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeFileOnce, writeFileWhole } from './write-file.ts'

void test('a reader meanwhile sees the old or the new, never a part', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'write-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'a')
  const [old, young] = ['o'.repeat(300_000), 'n'.repeat(300_000)]
  await writeFileWhole(path, old)
  const written = { all: false }
  const writer = (async () => {
    for (let round = 0; round < 20; round += 1) await writeFileWhole(path, round % 2 === 0 ? young : old)
    written.all = true
  })()
  while (!written.all) assert.ok([old, young].includes(await readFile(path, 'utf8')))
  await writer
  assert.deepEqual(await readdir(folder), ['a'])
})

void test('of fifty who want a name at once exactly one gets it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'write-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'a')
  const won = await Promise.all(Array.from({ length: 50 }, (_, at) => writeFileOnce(path, String(at))))
  assert.equal(won.filter(Boolean).length, 1)
  assert.equal(await readFile(path, 'utf8'), String(won.indexOf(true)))
  assert.deepEqual(await readdir(folder), ['a'])
})
