// The lock of the data folder: one living holder, whatever happens to the dead ones.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { DataFolderInUse, lockDataFolder } from './data-lock.ts'
import { processSpace, startOf } from './processes.ts'

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'realname-lock-'))
  t.after(() => rmSync(made, { recursive: true }))
  return made
}
const holder = (more: object) => JSON.stringify({ pid: process.pid, started: startOf(process.pid), space: processSpace(), nonce: 'other', ...more })

void test('held once, named in the refusal, free after release', async (t) => {
  const here = folder(t)
  const lock = await lockDataFolder(here)
  await assert.rejects(lockDataFolder(here), (error) => error instanceof DataFolderInUse && error.message.includes(here) && error.message.includes(String(process.pid)))
  lock.release()
  assert.equal(existsSync(join(here, 'lock')), false)
  ;(await lockDataFolder(here)).release()
})

void test('of twenty that ask at once for a stale lock, one gets it', async (t) => {
  const here = folder(t)
  writeFileSync(join(here, 'lock'), holder({ started: '1' }))
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(here)))
  const got = asked.filter((one) => one.status === 'fulfilled')
  assert.equal(got.length, 1)
  for (const one of asked) if (one.status === 'rejected') assert.ok(one.reason instanceof DataFolderInUse, String(one.reason))
  got[0]!.value.release()
})

void test('of eight processes that ask at once, one gets it; killed, it leaves the lock to the next', async (t) => {
  const here = folder(t)
  const script = `import { lockDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'data-lock.ts'))}
    try { await lockDataFolder(${JSON.stringify(here)}); console.log('held'); setInterval(() => 0, 1000) } catch (error) { console.log(error.code) }`
  const children = Array.from({ length: 8 }, () => spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] }))
  t.after(() => { for (const child of children) child.kill('SIGKILL') })
  const said = await Promise.all(children.map((child) => new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())))))
  assert.deepEqual(said.toSorted(), [...Array.from({ length: 7 }, () => 'data_folder_in_use'), 'held'])
  const winner = children[said.indexOf('held')]!
  assert.equal((JSON.parse(readFileSync(join(here, 'lock'), 'utf8')) as { pid: number }).pid, winner.pid)
  const gone = new Promise((resolve) => winner.once('exit', resolve))
  winner.kill('SIGKILL')
  await gone
  ;(await lockDataFolder(here)).release()
})

const STALE: Record<string, string> = {
  'the process is gone': holder({ pid: 2 ** 22 + 1 }),
  'another process has its number': holder({ started: '1' }),
  'cut off by a loss of power': '{"pid": 1',
  empty: '',
}
for (const [what, text] of Object.entries(STALE)) {
  void test(`a lock is taken over when ${what}`, async (t) => {
    const here = folder(t)
    writeFileSync(join(here, 'lock'), text)
    ;(await lockDataFolder(here)).release()
  })
}

void test('a holder in another container lives as long as it touches its file', async (t) => {
  const here = folder(t)
  const path = join(here, 'lock')
  writeFileSync(path, holder({ space: 'another container' }))
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), 500)
  await assert.rejects(lockDataFolder(here), DataFolderInUse)
  clearInterval(beat)
  utimesSync(path, new Date(Date.now() - 120_000), new Date(Date.now() - 120_000))
  ;(await lockDataFolder(here)).release()
})

void test('releasing does not remove the lock of somebody else', async (t) => {
  const here = folder(t)
  const lock = await lockDataFolder(here)
  writeFileSync(join(here, 'lock'), holder({ nonce: 'theirs' }))
  lock.release()
  assert.ok(existsSync(join(here, 'lock')))
})
