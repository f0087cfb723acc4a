// The outbox: newest first, each message once, closed to other users of the machine.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { listOutbox, writeOutbox } from './outbox.ts'
import type { OutboxEntry } from './outbox.ts'

const entry = (id: string, second: number): OutboxEntry => ({
  id, at: new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString(), channel: 'sms', to: '+999000000001', text: `text ${id}`,
})

void test('lists the newest first, up to a limit, and a message sent twice once', async (t) => {
  const folder = join(await mkdtemp(join(tmpdir(), 'outbox-')), 'not', 'yet', 'there')
  t.after(() => rm(join(folder, '../../..'), { recursive: true }))
  assert.deepEqual(await listOutbox(folder, 10), [])
  for (const [id, second] of [['a', 1], ['c', 30], ['b', 2], ['a', 40]] as const) await writeOutbox(folder, entry(id, second))
  await writeFile(join(folder, 'notes.json'), '{')
  await writeFile(join(folder, '.0000.part'), 'half')
  assert.deepEqual(await listOutbox(folder, 10), [entry('a', 40), entry('c', 30), entry('b', 2)])
  assert.deepEqual(await listOutbox(folder, 2), [entry('a', 40), entry('c', 30)])
  assert.deepEqual(await listOutbox(folder, 0), [])
})

void test('folder and files are the owner\'s alone', async (t) => {
  const base = await mkdtemp(join(tmpdir(), 'outbox-'))
  t.after(() => rm(base, { recursive: true }))
  const folder = join(base, 'outbox')
  await writeOutbox(folder, entry('a', 1), { eml: Buffer.from('x') })
  assert.equal((await stat(folder)).mode & 0o777, 0o700)
  const names = await readdir(folder)
  assert.equal(names.length, 2)
  for (const name of names) assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600)
})
