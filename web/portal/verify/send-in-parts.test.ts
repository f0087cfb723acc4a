// The sending of a picture against a server that is played here: what is sent when, how long it waits, and when it ends.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Photo, Upload } from '#contract/registration.ts'
import type { Failure } from '../call.ts'
import { nextSize, sendInParts, type Line, type Progress, type Reply } from './send-in-parts.ts'

const KIB = 1024
const photo: Photo = { side: 'front', status: 'reading', verdict: null, faults: [], received_at: null, refused: 0, used_anyway: false }
const failure = (code: Failure['code']): Failure => ({ ok: false, code, problem: null })

type Fate = 'arrives' | 'answer lost' | Failure['code']
type Played = { result: Awaited<ReturnType<typeof sendInParts>>; calls: string[]; pauses: number[]; shown: Progress[]; sent: number; largest: number }

/** Plays a server that keeps whole parts, whose fate each call has; after those all arrives. `takes`: milliseconds a byte. */
async function play(size: number, fates: readonly Fate[], options: { takes?: number; stopAfter?: number } = {}): Promise<Played> {
  const played: Played = { result: null, calls: [], pauses: [], shown: [], sent: 0, largest: 0 }
  let time = 0
  let kept = 0
  let isDone = false
  let turn = 0
  const view = (): Upload => ({ id: 'u', side: 'front', offset: kept, length: size, complete: isDone, expires_at: '', photo: isDone ? photo : null })
  const answer = (what: string, act: () => Reply): Reply => {
    const fate = fates[turn] ?? 'arrives'
    turn += 1
    played.calls.push(what)
    if (fate === 'arrives') return act()
    if (fate === 'not_found') kept = 0
    if (fate === 'answer lost') act()
    return failure(fate === 'answer lost' ? 'unreachable' : fate)
  }
  const line: Line = {
    begin: async () => answer('begin', () => ({ ok: true, upload: view() })),
    ask: async () => answer('ask', () => ({ ok: true, upload: view() })),
    part: async (_, { offset, bytes, isLast }, onLoaded) => {
      onLoaded(bytes.size)
      played.sent += bytes.size
      played.largest = Math.max(played.largest, bytes.size)
      time += bytes.size * (options.takes ?? 0.01)
      return answer(`part ${offset}`, () => {
        if (offset !== kept) return failure('offset_mismatch')
        kept += bytes.size
        if (isLast) isDone = true
        return { ok: true, upload: view() }
      })
    },
  }
  const pause = async (ms: number): Promise<void> => {
    played.pauses.push(ms)
    time += ms
  }
  played.result = await sendInParts(new Blob([new Uint8Array(size)]), line, { now: () => time, pause }, (progress) => void played.shown.push(progress), () => turn >= (options.stopAfter ?? Infinity))
  return played
}

void test('a line that holds: parts grow until each takes about two seconds', async () => {
  const { result, calls, shown, pauses } = await play(1000 * KIB, [])
  assert.deepEqual(result, { ok: true, photo })
  assert.deepEqual(calls, ['begin', 'part 0', `part ${128 * KIB}`, ...[1, 2, 3, 4].map((part) => `part ${128 * KIB + Math.round(200_000) * part}`)].slice(0, calls.length))
  assert.equal(pauses.length, 0)
  assert.ok(shown.every((each) => !each.waiting && each.share <= 0.99))
})

void test('the size of a part stays within its bounds and doubles at most', () => {
  fc.assert(fc.property(fc.integer({ min: 64 * KIB, max: 1024 * KIB }), fc.integer({ min: 1, max: 1024 * KIB }), fc.double({ min: 0, max: 1e6, noNaN: true }), (size, bytes, ms) => {
    const next = nextSize(size, bytes, ms)
    assert.ok(Number.isInteger(next) && next >= 64 * KIB && next <= Math.min(1024 * KIB, size * 2))
  }))
  assert.equal(nextSize(128 * KIB, 128 * KIB, 8000), 64 * KIB)
  assert.equal(nextSize(512 * KIB, 400_000, 2000), 400_000)
})

void test('whatever is cut, lost or answered late, all arrives; no more than one part a cut is sent twice; progress never falls', async () => {
  const fate = fc.constantFrom<Fate>('arrives', 'unreachable', 'answer lost', 'database_away', 'changed_meanwhile')
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 3000 * KIB }), fc.array(fate, { maxLength: 30 }), async (size, fates) => {
    const { result, calls, pauses, shown, sent, largest } = await play(size, fates)
    assert.deepEqual(result, { ok: true, photo })
    const cuts = calls.filter((call, turn) => call.startsWith('part') && (fates[turn] ?? 'arrives') !== 'arrives').length
    assert.ok(sent <= size + cuts * largest, `${sent} ${size} ${cuts}`)
    assert.equal(pauses.length, fates.slice(0, calls.length).filter((each) => each !== 'arrives').length, 'each cut is waited out once')
    const shares = shown.map((each) => each.share)
    assert.deepEqual(shares, shares.toSorted((a, b) => a - b))
    assert.ok(calls.every((call, turn) => turn === 0 || !call.startsWith('part') || (fates[turn - 1] ?? 'arrives') === 'arrives'), 'after a cut it asks first')
  }), { numRuns: 200 })
})

void test('while the server is away the pauses grow to half a minute, and it never gives up', async () => {
  const { result, pauses, shown } = await play(300 * KIB, ['arrives', 'arrives', ...Array.from({ length: 12 }, () => 'unreachable' as const)])
  assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000])
  assert.ok(shown.some((each) => each.waiting) && result?.ok)
})

void test('it ends when nobody waits any more', async () => {
  const { result, calls } = await play(300 * KIB, Array.from({ length: 100 }, () => 'unreachable' as const), { stopAfter: 5 })
  assert.deepEqual([result, calls.length], [null, 5])
})

void test('an upload that is gone is begun anew, but not for ever', async () => {
  const once = await play(300 * KIB, ['arrives', 'arrives', 'not_found'])
  assert.ok(once.result?.ok)
  assert.deepEqual(once.calls.slice(0, 5), ['begin', 'part 0', `part ${128 * KIB}`, 'begin', 'part 0'])
  const always = await play(300 * KIB, Array.from({ length: 40 }, (_, turn): Fate => (turn % 2 === 0 ? 'arrives' : 'not_found')))
  assert.deepEqual(always.result, failure('not_found'))
  assert.equal(always.calls.filter((call) => call === 'begin').length, 4)
})

void test('a refusal is told at once; a fault of the server after some tries', async () => {
  for (const code of ['not_a_picture', 'not_possible_now', 'too_many_tries', 'not_signed_in', 'upload_mismatch', 'storage_full'] as const) {
    const { result, calls } = await play(300 * KIB, ['arrives', code])
    assert.deepEqual([result, calls.length], [failure(code), 2], code)
  }
  const broken = await play(300 * KIB, ['arrives', ...Array.from({ length: 20 }, () => 'internal' as const)])
  assert.deepEqual([broken.result, broken.calls.length], [failure('internal'), 5])
  const elsewhere = await play(300 * KIB, ['arrives', 'offset_mismatch', 'arrives'])
  assert.ok(elsewhere.result?.ok)
})
