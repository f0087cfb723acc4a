// Pictures in parts: what is acknowledged is kept, what does not fit is refused, and nothing is left behind in the vault.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import type { Upload } from '#contract/registration.ts'
import { findPhoto } from '#store/photos.ts'
import { loadPolicies } from '../start/load-policies.ts'
import type { ActorOf, Outcome } from '../house.ts'
import { appendToUpload, cancelUpload, getUpload } from './append-to-upload.ts'
import { beginUpload } from './begin-upload.ts'
import { cancelRegistration } from './cancel.ts'
import { chooseDocument } from './choose-document.ts'
import { createRegistration } from './create-registration.ts'
import { lapse } from './lapse.ts'
import { LIMITS } from './limits.ts'
import { listRegistrationEvents } from './look-up-registration.ts'
import { putPhoto } from './receive-photo.ts'
import { keyOf, pictureBound } from './sealed.ts'
import { submitRegistration } from './submit.ts'
import { good } from './test-people.ts'
import { filled, look, objectsIn, OPERATOR, passport, picture, registrationHouse, runJobs, subscriberOf, type Shown } from './test-registrations.ts'

const house = await registrationHouse({ after }, await loadPolicies('2027-01-01'))
type Who = ActorOf<'subscriber'> | ActorOf<'operator'>
const side = 'data_page' as const
const digest = (bytes: Uint8Array): string => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`

const begin = (who: Who, id: string, bytes: Uint8Array, how: { digest?: boolean; anyway?: boolean; side?: 'data_page' | 'emblem' } = {}): Promise<Outcome<Upload>> =>
  beginUpload(house, who, {
    params: { id, side: how.side ?? side }, query: how.anyway ? { anyway: true } : {},
    headers: { 'upload-length': bytes.length, 'upload-complete': '?0', ...(how.digest === false ? {} : { 'repr-digest': digest(bytes) }) },
  })
const append = (who: Who, id: string, upload: string, bytes: Uint8Array, offset: number, complete: '?0' | '?1' = '?0', within = house): Promise<Outcome<Upload>> =>
  appendToUpload(within, who, { params: { id, side, upload }, headers: { 'upload-offset': offset, 'upload-complete': complete }, body: bytes })
const ask = (who: Who, id: string, upload: string): Promise<Outcome<Upload>> => getUpload(house, who, { params: { id, side, upload } })

async function draft(name: string): Promise<{ who: ActorOf<'subscriber'>; id: string }> {
  const who = await subscriberOf(house, name)
  const { id } = good(await createRegistration(house, who, { body: { country: 'UT' } })).data
  good(await chooseDocument(house, who, { params: { id }, query: undefined, body: passport }))
  return { who, id }
}
const events = async (who: Who, id: string, type: string): Promise<number> =>
  good(await listRegistrationEvents(house, who, { params: { id } })).data.items.filter((event) => event.type === type).length
/** A picture of some length. */
const shot = (shown: Shown): Uint8Array => Buffer.concat([picture(shown), Buffer.alloc(100, ' ')])
/** What an outcome says in a word. */
const word = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem)
/** What refused, with where the upload stands. */
const standing = (outcome: Outcome<Upload>): unknown => (outcome.ok ? 'ok' : [outcome.problem, outcome.upload?.offset, outcome.upload?.complete])

void test('parts become the picture that one request would have made, once', async () => {
  const { who, id } = await draft('anna')
  const bytes = shot({ number: 'UP0000001' })
  const before = await objectsIn(house)
  const begun = good(await begin(who, id, bytes)).data
  assert.deepEqual([begun.offset, begun.length, begun.complete, begun.photo], [0, bytes.length, false, null])
  let offset = 0
  for (const size of [1, 2, 5, 20]) {
    const got = good(await append(who, id, begun.id, bytes.subarray(offset, offset + size), offset)).data
    offset += size
    assert.deepEqual([got.offset, got.complete], [offset, false])
    assert.equal(good(await ask(who, id, begun.id)).data.offset, offset)
  }
  assert.equal(await events(who, id, 'photo.received'), 0, 'nothing is received before all is')
  const last = good(await append(who, id, begun.id, bytes.subarray(offset), offset, '?1')).data
  assert.deepEqual([last.offset, last.complete, last.photo?.status], [bytes.length, true, 'reading'])
  assert.equal(await objectsIn(house), before + 1, 'the parts are gone, the picture is there')
  await runJobs(house, ['read_photo'])
  const [photo] = (await look(house, who, id)).photos
  assert.equal(photo?.verdict, 'good')
  assert.deepEqual(good(await ask(who, id, begun.id)).data.photo, photo, 'asked again, a finished upload answers with the photo as it is now')
  assert.deepEqual(good(await append(who, id, begun.id, Buffer.alloc(0), bytes.length, '?1')).data.photo, photo)
  assert.equal(await events(who, id, 'photo.received'), 1)

  const known = good(await begin(who, id, bytes)).data
  assert.deepEqual([known.offset, known.complete, known.photo], [bytes.length, true, photo], 'what is there already needs no bytes')
  assert.equal(await events(who, id, 'photo.received'), 1)
  good(await putPhoto(house, who, { params: { id, side }, query: {}, body: bytes }))
  assert.equal(await events(who, id, 'photo.received'), 1, 'nor does one request make another of it')
})

void test('the bytes are those that were sent, and lie sealed all the way', async () => {
  const { who, id } = await draft('bert')
  const bytes = shot({ number: 'UP0000002', family: 'PLAINLYWRITTEN' })
  const { id: upload } = good(await begin(who, id, bytes)).data
  good(await append(who, id, upload, bytes.subarray(0, 60), 0))
  const key = await keyOf(house, house.store.db, who.id)
  const rows = await house.store.db.selectFrom('upload_parts').selectAll().where('upload_id', '=', upload).execute()
  assert.equal(rows.length, 1)
  await assert.rejects(house.store.vault.get(rows[0]?.object_ref ?? '', key, pictureBound(house.operator.id, who.id, rows[0]?.object_ref ?? '')), 'a part is bound to its upload')
  good(await append(who, id, upload, bytes.subarray(60), 60, '?1'))
  const row = await house.store.db.selectFrom('uploads').selectAll().where('id', '=', upload).executeTakeFirstOrThrow()
  const photo = await findPhoto(house.store.db, who.id, row.photo_id ?? '')
  assert.ok(photo)
  const kept = await house.store.vault.get(photo.object_ref, key, pictureBound(house.operator.id, who.id, photo.id))
  assert.equal(createHash('sha256').update(kept).digest('hex'), createHash('sha256').update(bytes).digest('hex'))
})

void test('begun again with the same digest it goes on; with another, or none, the one before is forgotten', async () => {
  const { who, id } = await draft('cora')
  const bytes = shot({ number: 'UP0000003' })
  const other = shot({ number: 'UP0000003', take: 2 })
  const before = await objectsIn(house)
  const first = good(await begin(who, id, bytes)).data
  good(await append(who, id, first.id, bytes.subarray(0, 30), 0))
  const again = good(await begin(who, id, bytes)).data
  assert.deepEqual([again.id, again.offset], [first.id, 30])
  const second = good(await begin(who, id, other)).data
  assert.notEqual(second.id, first.id)
  assert.equal(word(await ask(who, id, first.id)), 'not_found')
  assert.equal(word(await append(who, id, first.id, bytes.subarray(30), 30)), 'not_found')
  good(await append(who, id, second.id, other.subarray(0, 20), 0))
  const third = good(await begin(who, id, other, { digest: false })).data
  assert.equal(third.offset, 0)
  assert.equal(word(await ask(who, id, second.id)), 'not_found')
  await runJobs(house, ['drop_upload'])
  assert.equal(await objectsIn(house), before, 'forgotten bytes are gone')
  good(await cancelUpload(house, who, { params: { id, side, upload: third.id } }))
  assert.equal(word(await cancelUpload(house, who, { params: { id, side, upload: third.id } })), 'not_found')
})

void test('a wrong offset is told the true one; too long, too short and other bytes are refused', async () => {
  const { who, id } = await draft('dora')
  const bytes = shot({ number: 'UP0000004' })
  const { id: upload } = good(await begin(who, id, bytes)).data
  good(await append(who, id, upload, bytes.subarray(0, 40), 0))
  const kept = await objectsIn(house)
  for (const offset of [0, 39, 41, bytes.length]) assert.deepEqual(standing(await append(who, id, upload, bytes.subarray(0, 10), offset)), ['offset_mismatch', 40, false], String(offset))
  assert.deepEqual(standing(await append(who, id, upload, bytes.subarray(40, 50), 40, '?1')), ['upload_mismatch', 40, false], 'the last part does not reach the end')
  assert.equal(await objectsIn(house), kept)
  assert.deepEqual(standing(await append(who, id, upload, Buffer.alloc(bytes.length), 40)), ['upload_mismatch', 40, false])
  assert.equal(word(await ask(who, id, upload)), 'not_found', 'an upload that was overrun is over')

  const spoiled = good(await begin(who, id, bytes)).data
  good(await append(who, id, spoiled.id, bytes.subarray(0, 40), 0))
  const changed = Buffer.from(bytes.subarray(40))
  changed[7] = (changed[7] ?? 0) ^ 1
  assert.deepEqual(standing(await append(who, id, spoiled.id, changed, 40, '?1')), ['upload_mismatch', bytes.length, true])
  assert.equal(await events(who, id, 'photo.received'), 0)

  const foreign = Buffer.alloc(100, 'GIF89a')
  const early = good(await begin(who, id, foreign)).data
  assert.equal(word(await append(who, id, early.id, foreign.subarray(0, 12), 0)), 'not_a_picture', 'said at the first bytes')
  const late = good(await begin(who, id, foreign)).data
  for (let at = 0; at < 90; at += 10) good(await append(who, id, late.id, foreign.subarray(at, at + 10), at))
  assert.deepEqual(standing(await append(who, id, late.id, foreign.subarray(90), 90, '?1')), ['not_a_picture', 100, true])
  assert.equal(word(await ask(who, id, late.id)), 'not_found')
})

void test('all bytes there but not said to be all: an empty last part makes the picture', async () => {
  const { who, id } = await draft('ella')
  const bytes = shot({ number: 'UP0000005' })
  const { id: upload } = good(await begin(who, id, bytes)).data
  assert.equal(good(await append(who, id, upload, bytes, 0)).data.complete, false)
  const finished = await Promise.all(Array.from({ length: 5 }, () => append(who, id, upload, Buffer.alloc(0), bytes.length, '?1')))
  for (const each of finished) assert.equal(good(each).data.complete, true)
  assert.equal(await events(who, id, 'photo.received'), 1)
  assert.deepEqual(standing(await append(who, id, upload, Buffer.alloc(3), bytes.length, '?1')), ['upload_mismatch', bytes.length, true])
  assert.deepEqual(standing(await append(who, id, upload, Buffer.alloc(3), 0)), ['offset_mismatch', bytes.length, true])
})

void test('of parts sent at once for one offset one is taken, and no bytes of the others stay', async () => {
  const { who, id } = await draft('fred')
  const bytes = shot({ number: 'UP0000006' })
  const before = await objectsIn(house)
  const { id: upload } = good(await begin(who, id, bytes)).data
  const half = Math.floor(bytes.length / 2)
  const race = await Promise.all(Array.from({ length: 8 }, () => append(who, id, upload, bytes.subarray(0, half), 0)))
  assert.equal(race.filter((each) => each.ok).length, 1)
  for (const each of race) if (!each.ok) assert.deepEqual(standing(each), ['offset_mismatch', half, false])
  assert.equal(await objectsIn(house), before + 1)
  const ends = await Promise.all(Array.from({ length: 8 }, () => append(who, id, upload, bytes.subarray(half), half, '?1')))
  assert.ok(ends.some((each) => each.ok && each.data.photo !== null))
  assert.equal(await events(who, id, 'photo.received'), 1)
  assert.equal(await objectsIn(house), before + 1)
})

void test('another person, another registration and another side do not reach it', async () => {
  const { who, id } = await draft('gina')
  const stranger = await draft('hugo')
  const bytes = shot({ number: 'UP0000007' })
  const { id: upload } = good(await begin(who, id, bytes)).data
  for (const [actor, at] of [[stranger.who, id], [stranger.who, stranger.id], [OPERATOR, stranger.id]] as const) {
    assert.equal(word(await ask(actor, at, upload)), 'not_found')
    assert.equal(word(await append(actor, at, upload, bytes.subarray(0, 20), 0)), 'not_found')
    assert.equal(word(await cancelUpload(house, actor, { params: { id: at, side, upload } })), 'not_found')
  }
  assert.equal(word(await getUpload(house, who, { params: { id, side: 'emblem', upload } })), 'not_found')
  assert.equal(word(await begin(stranger.who, id, bytes)), 'not_found')
  assert.equal(word(await begin(who, id, bytes, { side: 'emblem' })), 'side_not_expected')
  assert.equal(good(await ask(OPERATOR, id, upload)).data.offset, 0, 'the operator’s system is the same registration’s caller')
})

void test('it ends when the registration moves on, and after a day', async () => {
  await runJobs(house, ['drop_upload'])
  const before = await objectsIn(house)
  const who = await subscriberOf(house, 'ines')
  const id = await filled(house, who, { number: 'UP0000008' })
  const bytes = shot({ number: 'UP0000008', take: 2 })
  const { id: upload } = good(await begin(who, id, bytes)).data
  good(await append(who, id, upload, bytes.subarray(0, 30), 0))
  good(await submitRegistration(house, who, { params: { id } }))
  assert.equal(word(await append(who, id, upload, bytes.subarray(30), 30, '?1')), 'not_found')
  assert.equal(word(await begin(who, id, bytes)), 'not_possible_now')
  await runJobs(house, ['drop_upload'])
  assert.equal(await objectsIn(house), before + 1, 'only the picture that was submitted is there')

  const jane = await draft('jane')
  const given = good(await begin(jane.who, jane.id, bytes)).data
  good(await append(jane.who, jane.id, given.id, bytes.subarray(0, 30), 0))
  good(await cancelRegistration(house, jane.who, { params: { id: jane.id } }))
  await runJobs(house, ['drop_upload'])
  assert.equal(await objectsIn(house), before + 1)

  const kate = await draft('kate')
  const old = good(await begin(kate.who, kate.id, bytes)).data
  good(await append(kate.who, kate.id, old.id, bytes.subarray(0, 30), 0))
  house.forward(23 * 3600)
  await lapse(house)
  assert.equal(good(await ask(kate.who, kate.id, old.id)).data.offset, 30, 'the sweep leaves it alone for a day')
  house.forward(3601)
  assert.equal(word(await ask(kate.who, kate.id, old.id)), 'not_found')
  await lapse(house)
  const left = await house.store.db.selectFrom('uploads').select('id').execute()
  const photos = await house.store.db.selectFrom('photos').select('object_ref').execute()
  assert.deepEqual([left, await objectsIn(house)], [[], photos.length], 'nothing but pictures is left in the vault')
})

void test('a write that breaks leaves no bytes, and what was refused for a while can be finished later', async () => {
  const { who, id } = await draft('lena')
  const bytes = shot({ number: 'UP0000009' })
  const before = await objectsIn(house)
  const { id: upload } = good(await begin(who, id, bytes)).data
  const failing = { ...house, store: { ...house.store, transaction: () => Promise.reject(new Error('made to fail')) } }
  await assert.rejects(append(who, id, upload, bytes, 0, '?0', failing))
  assert.equal(await objectsIn(house), before)
  // The picture's own step fails after the bytes are there: they stay, and nothing is received twice.
  const noQueue = { ...house, store: { ...house.store, queue: { ...house.store.queue, send: () => Promise.reject(new Error('made to fail')) } } }
  await assert.rejects(append(who, id, upload, bytes, 0, '?1', noQueue))
  assert.deepEqual([good(await ask(who, id, upload)).data.offset, await events(who, id, 'photo.received')], [bytes.length, 0])
  assert.equal(good(await append(who, id, upload, Buffer.alloc(0), bytes.length, '?1')).data.photo?.status, 'reading')
  assert.equal(await events(who, id, 'photo.received'), 1)
  assert.equal(await objectsIn(house), before + 1)
})

void test('refused twice, the same picture is used anyway without its bytes', async () => {
  const { who, id } = await draft('mona')
  for (const take of [1, 2]) {
    const bytes = shot({ number: 'UP0000010', take, faults: ['document_blurred'] })
    const { id: upload } = good(await begin(who, id, bytes)).data
    good(await append(who, id, upload, bytes, 0, '?1'))
    await runJobs(house, ['read_photo'])
  }
  const same = good(await begin(who, id, shot({ number: 'UP0000010', take: 2, faults: ['document_blurred'] }), { anyway: true })).data
  assert.deepEqual([same.complete, same.photo?.used_anyway], [true, true])
  assert.equal(await events(who, id, 'photo.used_anyway'), 1)
})

void test('a registration begins so many uploads an hour and no more', async () => {
  const { who, id } = await draft('nina')
  const bytes = shot({ number: 'UP0000011' })
  let last: Outcome<Upload> | null = null
  for (let tries = 0; tries <= LIMITS.upload_of_registration.points; tries += 1) last = await begin(who, id, bytes)
  assert.ok(last && !last.ok && last.problem === 'too_many_tries' && Number(last.retryAfter) > 0)
})
