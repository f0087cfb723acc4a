// Reviewers at once: each case is claimed once, decided once, and only by who holds it; leases run by the database's clock.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Decision } from '#contract/review.ts'
import { Case, QueuePage } from '#contract/review.ts'
import { enterQueue, leaseNext } from '#store/review.ts'
import { Value } from 'typebox/value'
import type { ActorOf, Outcome } from '../house.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { cancelRegistration } from './cancel.ts'
import { getCase } from './review-case.ts'
import { decideCase, previewDecision } from './review-decide.ts'
import { getCasePhoto } from './review-photo.ts'
import { listQueue, releaseCase, takeCase, takeNext } from './review-queue.ts'
import { submitRegistration } from './submit.ts'
import { good } from './test-people.ts'
import { filled, giveDetails, look, registrationHouse, runJobs, staffOf, subscriberOf } from './test-registrations.ts'

const house = await registrationHouse({ after }, await loadPolicies('2027-01-01'))
const word = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem)
const [rita, sven] = [await staffOf(house, 'Rita'), await staffOf(house, 'Sven')]
let count = 0

async function inReview(name: string): Promise<{ actor: ActorOf<'subscriber'>; id: string }> {
  count += 1
  const actor = await subscriberOf(house, name)
  const id = await filled(house, actor, { number: `FF${String(count).padStart(7, '0')}` })
  await giveDetails(house, actor, id, { date_of_birth: '1991-04-12' })
  good(await submitRegistration(house, actor, { params: { id } }))
  await runJobs(house)
  return { actor, id }
}
const decide = (by: ActorOf<'staff'>, id: string, version: number, decision: Decision['decision'] = 'reject') =>
  decideCase(house, by, { params: { id }, query: undefined, body: { decision, items: decision === 'reject' ? [{ code: 'dob_mismatch', at: 'date_of_birth' }] : [], version } })
const versionOf = async (id: string): Promise<number> => good(await getCase(house, rita, { params: { id } })).data.version
/** Lets a lease run out, by the clock it runs by. */
async function runOut(id: string): Promise<void> {
  await house.store.db.updateTable('review_queue').set((e) => ({ lease_until: e.fn('now', []) as never })).where('registration_id', '=', id).execute()
}

void test('fifty cases, ten reviewers: each is claimed once', async () => {
  const operatorId = house.newId()
  const at = house.now()
  const ids = Array.from({ length: 50 }, () => house.newId())
  await house.store.transaction(async (tx) => {
    for (const id of ids) {
      await enterQueue(tx, {
        registration_id: id, operator_id: operatorId, subscriber_id: id, country: 'UT', document_kind: 'passport', attempt: 1, reasons: '[]', on_hold: false,
        entered_at: at, due_at: at, lease_staff_id: null, lease_until: null,
      })
    }
  })
  const claimed = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const staffId = house.newId()
      const mine: string[] = []
      for (;;) {
        const row = await house.store.transaction((tx) => leaseNext(tx, operatorId, staffId))
        if (!row) return mine
        assert.deepEqual([row.lease_staff_id, row.leased], [staffId, true])
        mine.push(row.registration_id)
      }
    }),
  )
  const held = await house.store.db.selectFrom('review_queue').select(['registration_id', 'lease_staff_id']).where('operator_id', '=', operatorId).execute()
  assert.equal(new Set(claimed.flat()).size, 50)
  assert.equal(claimed.flat().length, 50)
  assert.ok(held.every((row) => row.lease_staff_id !== null))
})

void test('a decision needs the lease, the version seen, and a case that waits', async () => {
  const { id } = await inReview('anna')
  const version = await versionOf(id)
  assert.equal(word(await decide(rita, id, version)), 'not_leased')
  good(await takeCase(house, rita, { params: { id } }))
  assert.equal(word(await takeCase(house, sven, { params: { id } })), 'leased_by_another')
  assert.equal(word(await decide(sven, id, version)), 'leased_by_another')
  assert.equal(word(await decide(rita, id, version - 1)), 'changed_meanwhile')
  const [a, b] = await Promise.all([decide(rita, id, version), decide(rita, id, version)])
  assert.deepEqual([word(a), word(b)].toSorted(), ['not_possible_now', 'ok'], 'a double click decides once')
  assert.equal(word(await takeCase(house, rita, { params: { id } })), 'not_possible_now')
})

void test('a lease that ran out is anybody’s; whoever lost it cannot decide', async () => {
  const { id } = await inReview('bert')
  good(await takeCase(house, rita, { params: { id } }))
  house.forward(3600)
  assert.equal(word(await takeCase(house, sven, { params: { id } })), 'leased_by_another', 'the clock of this process does not count')
  await runOut(id)
  assert.equal(word(await decide(rita, id, await versionOf(id))), 'not_leased')
  good(await takeCase(house, sven, { params: { id } }))
  assert.equal(word(await decide(rita, id, await versionOf(id))), 'leased_by_another')
  assert.equal(word(await decide(sven, id, await versionOf(id))), 'ok')
})

void test('two reviewers at the end of a lease: one decision', async () => {
  const { id } = await inReview('cara')
  good(await takeCase(house, rita, { params: { id } }))
  const version = await versionOf(id)
  await runOut(id)
  const outcomes = await Promise.all([
    decide(rita, id, version, 'approve'),
    takeCase(house, sven, { params: { id } }).then(() => decide(sven, id, version)),
    takeCase(house, rita, { params: { id } }).then(() => decide(rita, id, version, 'approve')),
  ])
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1, outcomes.map(word).join(' '))
})

void test('giving up while a reviewer decides: one of the two', async () => {
  for (const name of ['dora', 'erin', 'fred']) {
    const { actor, id } = await inReview(name)
    good(await takeCase(house, rita, { params: { id } }))
    const version = await versionOf(id)
    const [canceled, rejected] = await Promise.all([cancelRegistration(house, actor, { params: { id } }), decide(rita, id, version)])
    assert.notEqual(canceled.ok, rejected.ok)
    assert.equal((await look(house, actor, id)).status, canceled.ok ? 'canceled' : 'rejected')
    assert.equal(await house.store.db.selectFrom('review_queue').select('registration_id').where('registration_id', '=', id).executeTakeFirst(), undefined)
  }
})

void test('the queue page: in order, a page at a time, by status, and no cursor breaks it', async () => {
  const ids: string[] = []
  for (const name of ['gina', 'hugo', 'ida']) ids.push((await inReview(name)).id)
  const seen: string[] = []
  let after: string | null = null
  do {
    const { data }: { data: QueuePage } = good(await listQueue(house, rita, { query: { limit: 1, ...(after ? { after } : {}) } }))
    assert.ok(Value.Check(QueuePage, data))
    seen.push(...data.items.map((item) => item.registration_id))
    after = data.next
  } while (after)
  assert.deepEqual(ids.filter((id) => seen.includes(id)), ids)
  assert.equal(new Set(seen).size, seen.length)
  assert.deepEqual(good(await listQueue(house, rita, { query: { status: 'approved' } })).data.items, [])
  const id = ids[0] ?? ''
  for (const bad of [`-271821-04-20T00:00:00.000Z_${id}`, `+275760-09-13T00:00:00.000Z_${id}`, `2026-13-40T00:00:00.000Z_${id}`, '_', 'x_y', `2026-01-01T00:00:00.000Z_${'-'.repeat(36)}`]) {
    assert.equal(word(await listQueue(house, rita, { query: { after: bad } })), 'body_not_valid', bad)
  }
})

void test('taking the next, giving it back, and every view of a picture is written down before it', async () => {
  const first = good(await takeNext(house, rita)).data.item
  assert.ok(first?.lease?.staff_id === rita.id && first.lease.staff_name === 'Rita')
  const second = good(await takeNext(house, sven)).data.item
  assert.notEqual(second?.registration_id, first.registration_id)
  good(await releaseCase(house, sven, { params: { id: first.registration_id } }))
  assert.equal(word(await takeCase(house, sven, { params: { id: first.registration_id } })), 'leased_by_another', 'nobody gives back what another holds')
  good(await releaseCase(house, rita, { params: { id: first.registration_id } }))
  good(await takeCase(house, sven, { params: { id: first.registration_id } }))
  good(await getCasePhoto(house, rita, { params: { id: first.registration_id, side: 'data_page' } }))
  const { data } = good(await getCase(house, rita, { params: { id: first.registration_id } }))
  assert.ok(Value.Check(Case, data))
  assert.equal(data.events.filter((event) => event.type === 'photo.viewed').length, 1)
  const broken = { ...house, store: { ...house.store, transaction: () => Promise.reject(new Error('made to fail')) } }
  await assert.rejects(getCasePhoto(broken, rita, { params: { id: first.registration_id, side: 'data_page' } }))
})

void test('support sees neither pictures nor details', async () => {
  const { id } = await inReview('jan')
  const { data } = good(await getCase(house, await staffOf(house, 'Sam', ['support']), { params: { id } }))
  assert.deepEqual([data.photos, data.details, data.compared], [[], null, []])
  assert.ok(!JSON.stringify(data).includes('SPECIMEN'))
})

void test('a preview says what is sent', async () => {
  const { actor, id } = await inReview('kim')
  const body: Decision = { decision: 'reject', items: [{ code: 'dob_mismatch', at: 'date_of_birth' }, { code: 'forgery_suspected', at: 'registration' }], version: await versionOf(id) }
  const preview = good(await previewDecision(house, rita, { params: { id }, query: undefined, body })).data
  good(await takeCase(house, rita, { params: { id } }))
  good(await decideCase(house, rita, { params: { id }, query: undefined, body }))
  assert.deepEqual((await look(house, actor, id)).reasons, preview.reasons)
})
