// Where a page may be written: nothing that is no page of ours is ever lost, and nobody else on the machine may read it.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { explainPage } from './explain-page.ts'
import { findObstacle, writePage } from './write-page.ts'

const folder = await mkdtemp(join(tmpdir(), 'realname-page-'))
after(() => rm(folder, { recursive: true }))

void test('a new page, and the same once more', async () => {
  const path = join(folder, 'out.html')
  assert.equal(await findObstacle(path), null)
  await writePage(path, explainPage([], 'today'))
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.equal(await findObstacle(path), null, 'a page of ours may be replaced')
  await writePage(path, explainPage([], 'tomorrow'))
  assert.match(await readFile(path, 'utf8'), /tomorrow/)
  assert.deepEqual(await readdir(folder), ['out.html'], 'no draft is left')
})

void test('anything else stays', async () => {
  for (const [name, text] of [['letter.html', '<!doctype html><title>A letter</title>'], ['empty.html', ''], ['picture.jpg', '\u00ff\u00d8']] as const) {
    await writeFile(join(folder, name), text)
    assert.match(await findObstacle(join(folder, name)) ?? '', /is no page of this command/)
  }
  assert.match(await findObstacle(folder) ?? '', /not a file/)
  assert.match(await findObstacle(join(folder, 'nowhere', 'out.html')) ?? '', /no such folder/)
})
