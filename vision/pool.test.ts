// The pool keeps its promises when readers die, hang, or their parent ends. The readers are real processes.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { makeSpecimen } from '#specimens/specimen.ts'
import { startReaders } from './pool.ts'
import { readDescriptions } from './read-rulebook.ts'

const documents = await readDescriptions(new URL('../rulebook/', import.meta.url))
const { jpeg } = await makeSpecimen({ kind: 'cn_resident_id', side: 'emblem', seed: 61_000, longSide: 1000, today: '2026-06-01' })

/** A PNG of one pixel. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Pids of this process's children that are readers, by /proc. */
function readersOf(parent: number): number[] {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return children.filter((pid) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-process'))
}
async function nextReader(parent: number, not: readonly number[] = []): Promise<number> {
  for (let tries = 0; tries < 400; tries++) {
    const found = readersOf(parent).find((pid) => !not.includes(pid))
    if (found !== undefined) return found
    await wait(10)
  }
  throw new Error('no reader was started')
}
const ended = async (pid: number): Promise<void> => {
  for (let tries = 0; tries < 400 && existsSync(`/proc/${pid}`); tries++) await wait(10)
  assert.ok(!existsSync(`/proc/${pid}`), `process ${pid} is gone`)
}

const readers = await startReaders({ workers: 1, documents })
after(() => readers.close())

void test('no reader runs before there is work, and one serves many jobs', async () => {
  assert.deepEqual(readersOf(process.pid), [])
  const [first, second] = await Promise.all([readers.read(jpeg), readers.read(jpeg, { kind: 'cn_resident_id', side: 'emblem' })])
  for (const reading of [first, second]) assert.ok(!('problem' in reading) && reading.document.side === 'emblem')
  assert.equal(readersOf(process.pid).length, 1)
  const shown = await readers.show(jpeg, { longSide: 300, watermark: 'TEST' })
  assert.ok(shown instanceof Uint8Array && shown[0] === 0xff)
  assert.deepEqual(await readers.read(Buffer.from('nothing')), { problem: 'not_a_picture', detail: 'the file is not a JPEG, PNG or WebP picture' })
})

void test('the job of a reader that dies is tried once more', async () => {
  const reading = readers.read(jpeg)
  process.kill(await nextReader(process.pid), 'SIGKILL')
  const read = await reading
  assert.ok(!('problem' in read) && read.document.kind === 'cn_resident_id')
})

void test('a job that kills two readers answers reader_failed, and the pool goes on', async () => {
  const reading = readers.read(jpeg)
  const first = await nextReader(process.pid)
  process.kill(first, 'SIGKILL')
  process.kill(await nextReader(process.pid, [first]), 'SIGKILL')
  assert.deepEqual(await reading, { problem: 'reader_failed', detail: 'the reader died' })
  assert.ok(!('problem' in (await readers.read(jpeg))))
})

void test('a reader that hangs is killed', async () => {
  const hasty = await startReaders({ workers: 1, documents, patience: 250 })
  const others = readersOf(process.pid)
  const reading = hasty.read(jpeg)
  const first = await nextReader(process.pid, others)
  process.kill(first, 'SIGSTOP')
  const second = await nextReader(process.pid, [...others, first])
  process.kill(second, 'SIGSTOP')
  assert.deepEqual(await reading, { problem: 'reader_failed', detail: 'the reader did not answer in 0.25 seconds' })
  await Promise.all([ended(first), ended(second)])
  await hasty.close()
})

void test('closing ends the readers and answers what waits', async () => {
  const closing = await startReaders({ workers: 1, documents })
  const jobs = [closing.read(jpeg), closing.read(jpeg)]
  await closing.close()
  for (const job of jobs) assert.equal(((await job) as { problem?: string }).problem, 'reader_failed')
  assert.equal(((await closing.read(jpeg)) as { problem?: string }).problem, 'reader_failed')
})

void test('an idle reader lets its parent end, and ends with a parent that is killed', async () => {
  const program = `
    const { startReaders } = await import(${JSON.stringify(new URL('pool.ts', import.meta.url).href)})
    const readers = await startReaders({ workers: 1, documents: [] })
    await readers.show(Buffer.from('${DOT}', 'base64'), { longSide: 100, watermark: 'T' })
    console.log('done')
    if (process.argv[1] === 'stay') setInterval(() => {}, 1000)`
  const run = (...args: string[]) => spawn(process.execPath, ['--input-type=module', '-e', program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const idle = run()
  assert.equal(await new Promise((resolve) => idle.on('exit', resolve)), 0)
  const killed = run('stay')
  await new Promise((resolve) => killed.stdout.once('data', resolve))
  const reader = await nextReader(killed.pid!)
  killed.kill('SIGKILL')
  await ended(reader)
})
