// A picture whose upload is cut goes on where it stopped: over real lines, through a proxy that destroys them.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient, Unreachable, type CallAnswer, type Client } from '#contract/client.ts'
import type { Upload } from '#contract/registration.ts'
import { listCurrentPhotos } from '#store/photos.ts'
import { sendInParts, type Line, type Reply } from '#web/portal/verify/send-in-parts.ts'
import { HANDLERS } from '../start/handlers.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { keyOf, pictureBound } from '../steps/sealed.ts'
import { subscriberOf } from '../steps/test-registrations.ts'
import { testProxy } from './test-proxy.ts'
import { testServer } from './test-server.ts'

const { app, house, proofs } = await testServer({ after }, HANDLERS, await loadPolicies('2027-01-01'))
const base = await app.listen({ port: 0, host: '127.0.0.1' })
const port = Number(new URL(base).port)
const key = (proofs.get('operator')?.['authorization'] ?? '').slice('Bearer '.length)
const direct = createClient({ base, key })
const side = 'data_page' as const
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
/** Bytes that begin as a picture and cannot be told before they are sent. */
const shot = (size: number): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(size - 3)])

function dataOf<T>(answer: { ok: true; data: T } | { ok: false; problem: unknown }): T {
  assert.ok(answer.ok, answer.ok ? '' : JSON.stringify(answer.problem))
  return answer.data
}

let drafts = 0
/** A registration that wants a picture of its passport. */
async function draft(): Promise<{ id: string; subscriberId: string }> {
  const { id: subscriberId } = await subscriberOf(house, `sender${(drafts += 1)}`)
  const { id } = dataOf(await direct('createRegistration', { body: { subscriber_id: subscriberId, country: 'UT' } }))
  dataOf(await direct('chooseDocument', { params: { id }, body: { kind: 'passport', issuing_country: 'UTO' } }))
  return { id, subscriberId }
}

const announced = (bytes: Uint8Array) =>
  ({ 'upload-length': bytes.length, 'upload-complete': '?0', 'repr-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:` }) as const
const begin = async (id: string, bytes: Uint8Array): Promise<Upload> => dataOf(await direct('beginUpload', { params: { id, side }, query: {}, headers: announced(bytes) }))
const received = async (id: string): Promise<number> => dataOf(await direct('listRegistrationEvents', { params: { id } })).items.filter((event) => event.type === 'photo.received').length

/** SHA-256 of the picture that stands on the side. */
async function keptSha256(id: string, subscriberId: string): Promise<string> {
  const [photo, ...more] = await listCurrentPhotos(house.store.db, subscriberId, id)
  assert.ok(photo && more.length === 0)
  return sha256(await house.store.vault.get(photo.object_ref, await keyOf(house, house.store.db, subscriberId), pictureBound(house.operator.id, subscriberId, photo.id)))
}

/** The pages' own way of sending, over a client; notes what it sends. */
function lineOf(client: Client, id: string, bytes: Uint8Array): Line & { readonly parts: { offset: number; size: number }[] } {
  const parts: { offset: number; size: number }[] = []
  const reply = async (call: Promise<CallAnswer<'getUpload'>>): Promise<Reply> => {
    try {
      const answer = await call
      return answer.ok ? { ok: true, upload: answer.data } : { ok: false, code: answer.problem.code, problem: answer.problem }
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      return { ok: false, code: 'unreachable', problem: null }
    }
  }
  return {
    parts,
    begin: () => reply(client('beginUpload', { params: { id, side }, query: {}, headers: announced(bytes) })),
    ask: (upload) => reply(client('getUpload', { params: { id, side, upload } })),
    part: async (upload, { offset, bytes: blob, isLast }) => {
      parts.push({ offset, size: blob.size })
      const body = new Uint8Array(await blob.arrayBuffer())
      return reply(client('appendToUpload', { params: { id, side, upload }, headers: { 'upload-offset': offset, 'upload-complete': isLast ? '?1' : '?0' }, body }))
    },
  }
}
const clock = { now: () => performance.now(), pause: () => wait(20) }

for (let tenth = 1; tenth <= 9; tenth += 1) {
  void test(`cut after ${tenth} tenths, it goes on where it stopped`, async (t) => {
    const { id, subscriberId } = await draft()
    const bytes = shot(1_500_000)
    const proxy = await testProxy({ after: (end) => t.after(end) }, port)
    const line = lineOf(createClient({ base: `http://127.0.0.1:${proxy.port}`, key }), id, bytes)
    proxy.cutAfter((bytes.length * tenth) / 10)
    const shares: number[] = []
    const sent = await sendInParts(new Blob([Buffer.from(bytes)]), line, clock, ({ share }) => void shares.push(share), () => false)
    assert.ok(sent?.ok)
    assert.equal(proxy.cuts(), 1)
    assert.equal(await keptSha256(id, subscriberId), sha256(bytes))
    assert.equal(await received(id), 1)
    const largest = Math.max(...line.parts.map((part) => part.size))
    // Headers of each call beside the bytes themselves.
    const most = bytes.length + largest + (line.parts.length + 4) * 1024
    assert.ok(proxy.sent() <= most, `${proxy.sent()} of ${most}`)
    assert.deepEqual(shares, shares.toSorted((a, b) => a - b), 'progress never falls')
    assert.ok(line.parts.every((part, index) => index === 0 || part.offset > 0), 'nothing begins from the start again')
  })
}

void test('cut again and again, it arrives all the same', async (t) => {
  const { id, subscriberId } = await draft()
  const bytes = shot(900_000)
  const proxy = await testProxy({ after: (end) => t.after(end) }, port)
  const line = lineOf(createClient({ base: `http://127.0.0.1:${proxy.port}`, key }), id, bytes)
  const again = setInterval(() => proxy.cutAfter(60_000), 10)
  const sent = await sendInParts(new Blob([Buffer.from(bytes)]), line, { ...clock, pause: () => wait(30) }, () => undefined, () => false)
  clearInterval(again)
  assert.ok(sent?.ok && proxy.cuts() > 2, String(proxy.cuts()))
  assert.equal(await keptSha256(id, subscriberId), sha256(bytes))
  assert.equal(await received(id), 1)
})

/** Sends the head of a part and some of its bytes over a line of its own. */
async function beginPart(id: string, upload: Upload, offset: number, announcedBytes: number, bytes: Uint8Array): Promise<ReturnType<typeof connect>> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => socket.destroy())
  socket.write(
    `PATCH /v1/registrations/${id}/photos/${side}/uploads/${upload.id} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${key}\r\n` +
      `Content-Type: application/partial-upload\r\nUpload-Offset: ${offset}\r\nUpload-Complete: ?1\r\nContent-Length: ${announcedBytes}\r\n\r\n`,
  )
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
  await wait(150)
  return socket
}

void test('of a part that is cut, what came is kept, and it does not count as the last', async () => {
  const { id } = await draft()
  const bytes = shot(300_000)
  const upload = await begin(id, bytes)
  const socket = await beginPart(id, upload, 0, bytes.length, bytes.subarray(0, 100_000))
  socket.resetAndDestroy()
  for (const end = Date.now() + 5_000; ; await wait(20)) {
    const now = dataOf(await direct('getUpload', { params: { id, side, upload: upload.id } }))
    if (now.offset === 100_000) {
      assert.equal(now.complete, false)
      break
    }
    assert.ok(Date.now() < end, `still at ${now.offset}`)
  }
  assert.equal(await received(id), 0)
})

void test('a line left hanging is ended by the next question: the offset told is true', async () => {
  const { id, subscriberId } = await draft()
  const bytes = shot(300_000)
  const upload = await begin(id, bytes)
  const socket = await beginPart(id, upload, 0, bytes.length, bytes.subarray(0, 120_000))
  const { offset } = dataOf(await direct('getUpload', { params: { id, side, upload: upload.id } }))
  assert.equal(offset, 120_000)
  const second = await beginPart(id, upload, offset, bytes.length - offset, bytes.subarray(offset, 200_000))
  const refused = await direct('appendToUpload', { params: { id, side, upload: upload.id }, headers: { 'upload-offset': offset, 'upload-complete': '?1' }, body: bytes.subarray(offset) })
  assert.equal(refused.ok, false)
  if (!refused.ok) assert.deepEqual([refused.status, refused.problem.code, refused.problem.upload_offset], [409, 'offset_mismatch', 200_000])
  const last = dataOf(await direct('appendToUpload', { params: { id, side, upload: upload.id }, headers: { 'upload-offset': 200_000, 'upload-complete': '?1' }, body: bytes.subarray(200_000) }))
  assert.equal(last.complete, true)
  assert.equal(await keptSha256(id, subscriberId), sha256(bytes))
  for (const each of [socket, second]) each.destroy()
})

void test('two parts at once over the wire: one is taken', async () => {
  const { id } = await draft()
  const bytes = shot(400_000)
  const upload = await begin(id, bytes)
  const part = () => direct('appendToUpload', { params: { id, side, upload: upload.id }, headers: { 'upload-offset': 0, 'upload-complete': '?0' }, body: bytes.subarray(0, 200_000) }).catch((error: unknown) => error)
  const answers = await Promise.all(Array.from({ length: 6 }, part))
  // The latest ends those before it, whose callers may find their lines cut; never are two taken.
  const taken = answers.filter((answer) => !(answer instanceof Error) && (answer as CallAnswer<'getUpload'>).ok)
  assert.ok(taken.length <= 1)
  const { offset } = dataOf(await direct('getUpload', { params: { id, side, upload: upload.id } }))
  const rows = await house.store.db.selectFrom('upload_parts').select('starts_at').where('upload_id', '=', upload.id).orderBy('starts_at').execute()
  assert.ok(offset > 0 && offset <= 200_000, String(offset))
  assert.equal(new Set(rows.map((row) => row.starts_at)).size, rows.length)
})

void test('header fields, status and problems are those of the draft', async () => {
  const { id } = await draft()
  const bytes = shot(50_000)
  const authorization = `Bearer ${key}`
  const at = `${base}/v1/registrations/${id}/photos/${side}/uploads`
  const made = await fetch(at, { method: 'POST', headers: { authorization, ...Object.fromEntries(Object.entries(announced(bytes)).map(([name, value]) => [name, String(value)])) } })
  assert.equal(made.status, 201)
  const location = new URL(made.headers.get('location') ?? '', base).href
  assert.ok(location.startsWith(`${at}/`))
  const limit = made.headers.get('upload-limit') ?? ''
  assert.match(limit, /^max-size=8388608, max-append-size=8388608, max-age=86400$/)
  const patch = (offset: number | string, complete: string, body: Uint8Array, type = 'application/partial-upload'): Promise<Response> =>
    fetch(location, { method: 'PATCH', headers: { authorization, 'content-type': type, 'upload-offset': String(offset), 'upload-complete': complete }, body: Buffer.from(body) })
  const told = (answer: Response): (string | null)[] => ['upload-offset', 'upload-length', 'upload-complete'].map((name) => answer.headers.get(name))

  const first = await patch(0, '?0', bytes.subarray(0, 20_000))
  assert.deepEqual([first.status, ...told(first)], [200, '20000', '50000', '?0'])
  const head = await fetch(location, { method: 'HEAD', headers: { authorization } })
  assert.deepEqual([head.status, ...told(head), head.headers.get('cache-control'), await head.text()], [200, '20000', '50000', '?0', 'no-store', ''])
  const wrong = await patch(5, '?0', bytes.subarray(5, 10))
  assert.deepEqual([wrong.status, wrong.headers.get('upload-offset'), wrong.headers.get('upload-complete')], [409, '20000', '?0'])
  assert.equal(((await wrong.json()) as { upload_offset: number }).upload_offset, 20_000)
  for (const [offset, complete, type] of [['x', '?0'], ['-1', '?0'], ['1.5', '?0'], [20_000, '1'], [20_000, '?0', 'image/jpeg'], [20_000, '?0', 'text/plain']] as const) {
    const odd = await patch(offset, complete, bytes.subarray(20_000), type)
    assert.equal(odd.status, 422, `${offset} ${complete} ${type}`)
  }
  const huge = await patch(20_000, '?0', Buffer.alloc(9_000_000))
  assert.deepEqual([huge.status, huge.headers.get('upload-limit')], [413, 'max-size=8388608, max-append-size=8388608'])
  const early = await fetch(at, { method: 'POST', headers: { authorization, 'upload-length': '3', 'content-type': 'image/jpeg' }, body: 'abc' })
  assert.equal(early.status, 422, 'bytes that would be lost are refused')
  for (const length of ['0', '8388609', 'many']) assert.equal((await fetch(at, { method: 'POST', headers: { authorization, 'upload-length': length } })).status, 422, length)
  const last = await patch(20_000, '?1', bytes.subarray(20_000))
  assert.deepEqual([last.status, ...told(last)], [200, '50000', '50000', '?1'])
  assert.equal(((await last.json()) as Upload).photo?.status, 'reading')
  const late = await patch(0, '?1', bytes)
  assert.deepEqual([late.status, late.headers.get('upload-offset'), late.headers.get('upload-complete')], [409, '50000', '?1'], 'the same once more changes nothing')
  assert.equal(await received(id), 1)
  const other = await fetch(location.replace(side, 'emblem'), { method: 'HEAD', headers: { authorization } })
  assert.equal(other.status, 404)
  assert.equal((await fetch(location, { method: 'DELETE', headers: { authorization } })).status, 204)
  assert.equal((await fetch(location, { method: 'HEAD', headers: { authorization } })).status, 404)
})
