// The simulator of line provisioning: gate, idempotency, numbers, and a kill at any moment.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { isIccid } from './iccid.ts'
import { isEid } from './line.ts'
import type { LineAnswer, LineProfile } from './line.ts'
import { createLineSimulator } from './line-simulator.ts'

/** The valid EID of the facts of SGP.29. */
const EID = '89882119900000000000000000001654'
const ON = { data: 'on', voice_sms_in: 'on', voice_sms_out: 'on' } as const

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lines-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
function got<T>(answer: LineAnswer<T>): { readonly ok: true } & T {
  assert.ok(answer.ok, JSON.stringify(answer))
  return answer
}
const refusedFor = (answer: LineAnswer, detail: RegExp) => {
  assert.ok(!answer.ok)
  assert.match(answer.detail, detail)
}

void test('a line goes from stock to installed, its services switched on the way', async (t) => {
  const lines = createLineSimulator({ folder: await newFolder(t) })
  const { lineRef, iccid } = got(await lines.reserve({ operationId: 'r1', productRef: 'p' }))
  assert.ok(isIccid(iccid) && iccid.startsWith('8988'))
  assert.deepEqual(await lines.status(lineRef), { ok: true, profile: 'allocated', services: { data: 'locked', voice_sms_in: 'locked', voice_sms_out: 'locked' } })
  const code = got(await lines.confirm({ operationId: 'c1', lineRef, release: false }))
  assert.equal(code.activationCode, `LPA:1$smdp.utopia.example$${code.matchingId}`)
  assert.match(code.matchingId, /^[0-9A-F]{32}$/)
  refusedFor(await lines.install({ operationId: 'i0', lineRef }), /install does not go from confirmed/)
  got(await lines.release({ operationId: 'l1', lineRef }))
  got(await lines.setServices({ operationId: 's1', lineRef, services: ON, reason: 'approved' }))
  got(await lines.install({ operationId: 'i1', lineRef }))
  assert.deepEqual(await lines.status(lineRef), { ok: true, profile: 'installed', services: ON })
  refusedFor(await lines.cancel({ operationId: 'x1', lineRef, returnToStock: true }), /cancel does not go from installed/)
})

void test('every call is refused in every state it does not go from', async (t) => {
  const lines = createLineSimulator({ folder: await newFolder(t) })
  let id = 0
  const next = () => `op-${(id += 1)}`
  const reach: Record<string, (lineRef: string) => Promise<unknown>> = {
    allocated: async () => null,
    confirmed: (lineRef) => lines.confirm({ operationId: next(), lineRef, release: false }),
    released: (lineRef) => lines.confirm({ operationId: next(), lineRef, release: true }),
    installed: async (lineRef) => {
      await lines.confirm({ operationId: next(), lineRef, release: true })
      await lines.install({ operationId: next(), lineRef })
    },
    available: (lineRef) => lines.cancel({ operationId: next(), lineRef, returnToStock: true }),
    unavailable: (lineRef) => lines.cancel({ operationId: next(), lineRef, returnToStock: false }),
  }
  const calls = {
    confirm: (lineRef: string) => lines.confirm({ operationId: next(), lineRef, release: false }),
    release: (lineRef: string) => lines.release({ operationId: next(), lineRef }),
    cancel: (lineRef: string) => lines.cancel({ operationId: next(), lineRef, returnToStock: false }),
    setServices: (lineRef: string) => lines.setServices({ operationId: next(), lineRef, services: ON, reason: 'r' }),
    install: (lineRef: string) => lines.install({ operationId: next(), lineRef }),
  }
  const goes: Record<string, Partial<Record<keyof typeof calls, LineProfile>>> = {
    allocated: { confirm: 'confirmed', cancel: 'unavailable', setServices: 'allocated' },
    confirmed: { release: 'released', cancel: 'unavailable', setServices: 'confirmed' },
    released: { cancel: 'unavailable', setServices: 'released', install: 'installed' },
    installed: { setServices: 'installed' },
    available: {},
    unavailable: {},
  }
  for (const [state, way] of Object.entries(reach))
    for (const [name, call] of Object.entries(calls)) {
      const { lineRef } = got(await lines.reserve({ operationId: next(), productRef: 'p' }))
      await way(lineRef)
      const before = got(await lines.status(lineRef))
      assert.equal(before.profile, state)
      const answer = await call(lineRef)
      const wanted = goes[state]?.[name as keyof typeof calls]
      assert.equal(answer.ok, wanted !== undefined, `${name} from ${state}`)
      assert.equal(got(await lines.status(lineRef)).profile, wanted ?? state)
    }
})

void test('the same operation again answers the same and does nothing twice', async (t) => {
  const folder = await newFolder(t)
  const lines = createLineSimulator({ folder })
  const reserve = { operationId: 'r1', productRef: 'p', eid: EID } as const
  const all = await Promise.all(Array.from({ length: 50 }, () => lines.reserve(reserve)))
  const { lineRef, iccid } = got(all[0] ?? (await lines.reserve(reserve)))
  for (const answer of all) assert.deepEqual(answer, all[0])
  assert.equal((await readdir(join(folder, 'iccid'))).length, 1)
  const confirm = { operationId: 'c1', lineRef, confirmationCode: '4711', release: true } as const
  const codes = await Promise.all(Array.from({ length: 50 }, () => lines.confirm(confirm)))
  for (const answer of codes) assert.deepEqual(answer, codes[0])
  // The same after a restart, and with the keys in another order.
  const again = createLineSimulator({ folder })
  assert.deepEqual(await again.confirm({ release: true, confirmationCode: '4711', lineRef, operationId: 'c1' }), codes[0])
  assert.deepEqual(await again.reserve({ eid: EID, productRef: 'p', operationId: 'r1' }), { ok: true, lineRef, iccid })
  assert.match(got(codes[0] ?? (await lines.confirm(confirm))).activationCode, /\$\$1$/)
  refusedFor(await again.confirm({ ...confirm, release: false }), /used for another call/)
  refusedFor(await again.reserve({ operationId: 'r1', productRef: 'q' }), /used for another call/)
  refusedFor(await again.release({ operationId: 'c1', lineRef }), /used for another call/)
  // A confirmation code is a secret of the subscriber: not kept in the clear.
  assert.doesNotMatch(await readFile(join(folder, 'lines', `${lineRef}.json`), 'utf8'), /4711/)
})

void test('a number or matching id belongs to one line, and a cancelled one goes back to stock', async (t) => {
  const lines = createLineSimulator({ folder: await newFolder(t) })
  const first = got(await lines.reserve({ operationId: 'r1', productRef: 'p' }))
  refusedFor(await lines.reserve({ operationId: 'r2', productRef: 'p', iccid: first.iccid }), /ICCID is in use/)
  got(await lines.cancel({ operationId: 'x1', lineRef: first.lineRef, returnToStock: true }))
  const second = got(await lines.reserve({ operationId: 'r3', productRef: 'p', iccid: first.iccid }))
  // The cancel repeated does not take the number from its new line.
  got(await lines.cancel({ operationId: 'x1', lineRef: first.lineRef, returnToStock: true }))
  refusedFor(await lines.reserve({ operationId: 'r4', productRef: 'p', iccid: first.iccid }), /ICCID is in use/)
  got(await lines.confirm({ operationId: 'c1', lineRef: second.lineRef, matchingId: 'MATCH-1', release: true }))
  const third = got(await lines.reserve({ operationId: 'r5', productRef: 'p' }))
  refusedFor(await lines.confirm({ operationId: 'c2', lineRef: third.lineRef, matchingId: 'MATCH-1', release: true }), /matching id is in use/)
  refusedFor(await lines.confirm({ operationId: 'c3', lineRef: third.lineRef, matchingId: 'a$b', release: true }), /not a matching id/)
})

void test('five hundred reserves at once give five hundred numbers', async (t) => {
  const lines = createLineSimulator({ folder: await newFolder(t) })
  const all = await Promise.all(Array.from({ length: 500 }, (_, at) => lines.reserve({ operationId: `r${at}`, productRef: 'p' })))
  assert.equal(new Set(all.map((answer) => got(answer).iccid)).size, 500)
})

void test('EIDs are checked', async (t) => {
  assert.equal(isEid(EID), true)
  assert.equal(isEid('89882119900000000000000000001655'), false)
  assert.equal(isEid('1'), false)
  const lines = createLineSimulator({ folder: await newFolder(t) })
  refusedFor(await lines.reserve({ operationId: 'r1', productRef: 'p', eid: EID.replace('4', '5') }), /not an EID/)
  refusedFor(await lines.reserve({ operationId: 'r2', productRef: 'p', iccid: '8988000000000000000' }), /not an ICCID/)
  const { lineRef } = got(await lines.reserve({ operationId: 'r3', productRef: 'p', eid: EID }))
  assert.equal(got(await lines.status(lineRef)).profile, 'linked')
  refusedFor(await lines.confirm({ operationId: 'c1', lineRef, eid: '1', release: false }), /not an EID/)
  // The next number of the same remainder: 97 further on.
  refusedFor(await lines.confirm({ operationId: 'c2', lineRef, eid: String(BigInt(EID) + 97n), release: false }), /another EID/)
})

void test('a reference that is none of ours is unknown, whatever it is', async (t) => {
  const lines = createLineSimulator({ folder: await newFolder(t) })
  for (const lineRef of ['', 'sim-', '../../etc/passwd', `sim-${'0'.repeat(32)}`, `sim-${'0'.repeat(32)}/../x`, 'sim-\0']) {
    refusedFor(await lines.status(lineRef), /unknown line/)
    refusedFor(await lines.release({ operationId: 'a', lineRef }), /unknown line/)
  }
})

/** Prints each acknowledged step of lines it makes without end, for a parent that kills it. */
const WORKER = `
import { createLineSimulator } from ${JSON.stringify(new URL('line-simulator.ts', import.meta.url).href)}
const lines = createLineSimulator({ folder: process.argv[1] })
const round = process.argv[2]
for (let at = 0; ; at += 1) {
  const { lineRef } = await lines.reserve({ operationId: round + '-r' + at, productRef: 'p' })
  console.log(lineRef + ' allocated')
  await lines.confirm({ operationId: round + '-c' + at, lineRef, release: false })
  console.log(lineRef + ' confirmed')
  await lines.release({ operationId: round + '-l' + at, lineRef })
  console.log(lineRef + ' released')
}`

void test('killed ten times at random: what was acknowledged is there, and every file is whole', async (t) => {
  const folder = await newFolder(t)
  const reached = new Map<string, string>()
  for (let round = 0; round < 10; round += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', WORKER, folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
    const rows = createInterface(child.stdout)
    rows.on('line', (row) => {
      const [lineRef = '', profile = ''] = row.split(' ')
      reached.set(lineRef, profile)
    })
    await once(rows, 'line')
    await new Promise((go) => setTimeout(go, Math.random() * 120))
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  const order = ['allocated', 'confirmed', 'released']
  const lines = createLineSimulator({ folder })
  assert.ok(reached.size >= 10)
  for (const [lineRef, profile] of reached) assert.ok(order.indexOf(got(await lines.status(lineRef)).profile) >= order.indexOf(profile))
  for (const name of await readdir(join(folder, 'lines'))) if (name.endsWith('.json')) JSON.parse(await readFile(join(folder, 'lines', name), 'utf8'))
})
