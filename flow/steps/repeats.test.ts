// Repeats on a real database: found by document, contact and picture; what staff said of a pair counts until something else is said; nobody else learns of it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { AnswerRepeat } from '#contract/repeats.ts'
import type { Case } from '#contract/review.ts'
import { claimContact, contactIndex } from '#store/accounts.ts'
import { listEvents } from '#store/events.ts'
import type { ActorOf } from '../house.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { answerRepeat } from './answer-repeat.ts'
import { listRegistrationEvents } from './look-up-registration.ts'
import { putConfirmed } from './put-confirmed.ts'
import { getCase } from './review-case.ts'
import { decideCase } from './review-decide.ts'
import { takeCase } from './review-queue.ts'
import { good } from './test-people.ts'
import { decided, look, registrationHouse, staffOf, subscriberOf } from './test-registrations.ts'

const house = await registrationHouse({ after }, await loadPolicies('2027-01-01'))
const rita = await staffOf(house, 'Rita')
const NOT_SAME: AnswerRepeat = { answer: 'not_the_same_person', reason: 'twins' }

const caseOf = async (id: string, actor = rita): Promise<Case> => good(await getCase(house, actor, { params: { id } })).data
const failedIn = (shown: Case): string[] => shown.checks.filter((check) => check.status === 'failed' || check.status === 'warning').map((check) => check.name)
async function answer(id: string, body: AnswerRepeat, at = 0): Promise<Case> {
  const other = (await caseOf(id)).repeats[at]
  assert.ok(other)
  house.forward(1)
  return good(await answerRepeat(house, rita, { params: { id, other: other.registration_id }, body })).data
}
async function approve(id: string): Promise<ReturnType<typeof decideCase> extends Promise<infer T> ? T : never> {
  good(await takeCase(house, rita, { params: { id } }))
  return decideCase(house, rita, { params: { id }, query: undefined, body: { decision: 'approve', items: [], version: (await caseOf(id)).version } })
}
/** Confirms a contact as if by its code; the one before it is let go. */
async function confirmPhone(actor: ActorOf<'subscriber'>, value: string): Promise<void> {
  await house.store.transaction(async (tx) => {
    const index = contactIndex(house.store.keys, house.operator.id, 'phone', value)
    assert.equal(await claimContact(tx, { operatorId: house.operator.id, channel: 'phone', index, subscriberId: actor.id, at: house.now() }), actor.id)
    await putConfirmed(house, tx, actor.id, { channel: 'phone', value, index })
  })
}

void test('one document, two accounts: side by side, and once they are told apart the pair passes; another answer undoes it', async () => {
  const anna = await subscriberOf(house, 'ranna')
  const first = await decided(house, anna, { number: 'RR0000001' })
  const bert = await subscriberOf(house, 'rbert')
  const second = await decided(house, bert, { number: 'RR0000001', take: 1 })
  assert.deepEqual([first.status, second.status, second.reasons], ['approved', 'in_review', []])
  const shown = await caseOf(second.id)
  assert.deepEqual(failedIn(shown), ['document_repeat'])
  assert.deepEqual(shown.repeats.map(({ registration_id, kinds, accounted_for, status, photos, contacts }) => [registration_id, kinds, accounted_for, status, photos.length, contacts.length]), [
    [first.id, ['document'], false, 'approved', 1, 2],
  ])
  assert.ok(shown.repeats[0]?.contacts.every((contact) => contact.masked.includes('•••')))

  const answered = await answer(second.id, NOT_SAME)
  assert.deepEqual(answered.repeats[0]?.answers.map(({ answer: said, kinds, reason, staff_name }) => [said, kinds, reason, staff_name]), [['not_the_same_person', ['document'], 'twins', 'Rita']])
  assert.equal(answered.repeats[0]?.accounted_for, true)
  good(await approve(second.id))
  assert.equal((await decided(house, bert, { number: 'RR0000001', take: 2 })).status, 'approved', 'the next check of this pair')
  assert.equal((await decided(house, anna, { number: 'RR0000001', take: 3 })).status, 'approved', 'and from the other side')
  const cora = await subscriberOf(house, 'rcora')
  assert.equal((await decided(house, cora, { number: 'RR0000001', take: 4 })).status, 'in_review', 'a third one is asked about anew')

  await answer(second.id, { answer: 'block', reason: 'not twins after all', block: { reason: 'fraud', kinds: ['phone'] } })
  const undone = await decided(house, bert, { number: 'RR0000001', take: 5 })
  assert.equal(undone.status, 'in_review')
  assert.deepEqual(failedIn(await caseOf(undone.id)), ['document_repeat', 'blocklist'])
})

void test('the answer stands on both chains, for staff alone', async () => {
  const dora = await subscriberOf(house, 'rdora')
  const { id } = await decided(house, dora, { number: 'RR0000011' })
  const emil = await subscriberOf(house, 'remil')
  const repeat = await decided(house, emil, { number: 'RR0000011', take: 1 })
  const before = await look(house, dora, id)
  await answer(repeat.id, NOT_SAME)
  for (const [actor, registration] of [[dora, id], [emil, repeat.id]] as const) {
    const chain = await listEvents(house.store.db, actor.id, registration)
    assert.ok(chain.some((event) => event.type === 'repeat.answered' && event.data['answer'] === 'not_the_same_person'))
    assert.ok(!JSON.stringify(chain).includes('twins'), 'the reason is sealed')
    const told = good(await listRegistrationEvents(house, actor, { params: { id: registration } })).data.items
    assert.ok(!JSON.stringify(told).includes('repeat'))
  }
  assert.deepEqual(await look(house, dora, id), before, 'nothing of the other registration changed')
})

void test('one person with two accounts: lines count together, and the subscriber is not told of it by a refusal', async () => {
  const fred = await subscriberOf(house, 'rfred')
  assert.equal((await decided(house, fred, { number: 'RR0000021' }, 4)).status, 'approved')
  const other = await subscriberOf(house, 'rfred2')
  const repeat = await decided(house, other, { number: 'RR0000021', take: 1 })
  await answer(repeat.id, { answer: 'same_person', reason: 'said so on the phone' })
  good(await approve(repeat.id))
  const more = await decided(house, other, { number: 'RR0000022' }, 1)
  assert.deepEqual([more.status, more.reasons], ['in_review', []])
  assert.deepEqual(failedIn(await caseOf(more.id)), ['lines_per_id_quota'])
  const refused = await approve(more.id)
  assert.ok(!refused.ok && refused.fixes?.[0]?.code === 'line_quota_reached')
  await answer(more.id, NOT_SAME)
  good(await approve(more.id))
})

void test('same person by way of a third account', async () => {
  const [gus, hal, ida] = [await subscriberOf(house, 'rgus'), await subscriberOf(house, 'rhal'), await subscriberOf(house, 'rida')]
  await decided(house, gus, { number: 'RR0000031' })
  const two = await decided(house, hal, { number: 'RR0000031', take: 1 })
  await answer(two.id, { answer: 'same_person', reason: 'one and the same' })
  const three = await decided(house, ida, { number: 'RR0000031', take: 2 })
  const withHal = (await caseOf(three.id)).repeats.findIndex((repeat) => repeat.subscriber_id === hal.id)
  await answer(three.id, { answer: 'same_person', reason: 'again' }, withHal)
  assert.ok((await caseOf(three.id)).repeats.every((repeat) => repeat.accounted_for), 'gus is hal, so ida is gus')
  good(await approve(three.id))
  assert.equal((await decided(house, ida, { number: 'RR0000031', take: 3 })).status, 'approved')
})

void test('a phone that went through more accounts than are allowed', async () => {
  const phone = '+999000777001'
  const actors: ActorOf<'subscriber'>[] = []
  for (let n = 0; n < 6; n += 1) {
    const actor = await subscriberOf(house, `hop${n}`)
    await confirmPhone(actor, phone)
    actors.push(actor)
    const view = await decided(house, actor, { number: `RH000000${n}` })
    assert.equal(view.status, n < 5 ? 'approved' : 'in_review', `account ${n + 1}`)
    if (n < 5) await confirmPhone(actor, `+99900078800${n}`)
    else {
      const shown = await caseOf(view.id)
      assert.deepEqual(failedIn(shown), ['contact_repeat'])
      assert.deepEqual([shown.repeats.length, shown.repeats[0]?.kinds], [5, ['contact']])
      await answer(view.id, NOT_SAME)
      good(await approve(view.id))
      assert.equal((await decided(house, actor, { number: 'RH0000009' })).status, 'approved', 'one accounted for is one fewer')
    }
  }
})

void test('the same file by another subscriber; sent again by its own sender it is nothing', async () => {
  const jane = await subscriberOf(house, 'rjane')
  await decided(house, jane, { number: 'RP0000001' })
  assert.equal((await decided(house, jane, { number: 'RP0000001' })).status, 'approved')
  const kurt = await subscriberOf(house, 'rkurt')
  const copied = await decided(house, kurt, { number: 'RP0000001' })
  const shown = await caseOf(copied.id)
  assert.deepEqual(failedIn(shown), ['document_repeat', 'image_reuse'])
  assert.deepEqual(shown.repeats[0]?.kinds, ['document', 'picture'])
  assert.deepEqual(shown.repeats[0]?.pictures, [{ side: 'data_page', other_side: 'data_page', exact: true, likeness: 1 }])
  const sara = await staffOf(house, 'Sara', ['support'])
  const forSupport = await caseOf(copied.id, sara)
  assert.ok(forSupport.repeats.every(({ photos, pictures }) => photos.length === 0 && pictures.length === 0))
})

void test('a near copy by another subscriber only asks for a look, and what was found goes with the picture', async () => {
  const nora = await subscriberOf(house, 'rnora')
  await decided(house, nora, { number: 'RN0000001', looks: 'a card on a desk' })
  const olaf = await subscriberOf(house, 'rolaf')
  const alike = await decided(house, olaf, { number: 'RN0000002', looks: 'a card on a desk' })
  assert.deepEqual([alike.status, alike.reasons], ['in_review', []])
  const shown = await caseOf(alike.id)
  const check = shown.checks.find((each) => each.name === 'image_reuse')
  assert.deepEqual([check?.status, check?.reasons], ['warning', [{ code: 'duplicate_document', at: 'data_page' }]])
  assert.deepEqual([shown.repeats[0]?.kinds, shown.repeats[0]?.pictures.map((picture) => picture.exact)], [['picture'], [false]])
  const paul = await subscriberOf(house, 'rpaul')
  assert.equal((await decided(house, paul, { number: 'RN0000003', looks: 'another card' })).status, 'approved')

  await answer(alike.id, NOT_SAME)
  good(await approve(alike.id))
  assert.equal((await decided(house, olaf, { number: 'RN0000002', looks: 'a card on a desk', take: 1 })).status, 'approved', 'told apart')
  const count = async (table: 'fingerprints' | 'like_pictures'): Promise<number> =>
    (await house.store.db.selectFrom(table).select('photo_id').where('subscriber_id', 'in', [nora.id, olaf.id]).execute()).length
  assert.ok((await count('fingerprints')) === 3 && (await count('like_pictures')) > 0)
  await house.store.db.deleteFrom('photos').where('subscriber_id', '=', nora.id).execute()
  await house.store.db.deleteFrom('photos').where('subscriber_id', '=', olaf.id).execute()
  assert.deepEqual([await count('fingerprints'), await count('like_pictures')], [0, 0])
  const quin = await subscriberOf(house, 'rquin')
  assert.equal((await decided(house, quin, { number: 'RN0000004', looks: 'a card on a desk' })).status, 'approved', 'what is gone is found no more')
})

void test('no fingerprint can be opened without its subscriber’s key', async () => {
  const rosa = await subscriberOf(house, 'rrosa')
  await decided(house, rosa, { number: 'RN0000011', looks: 'sealed' })
  const sam = await subscriberOf(house, 'rsam')
  await house.store.db.deleteFrom('subject_keys').where('subscriber_id', '=', rosa.id).execute()
  assert.equal((await decided(house, sam, { number: 'RN0000012', looks: 'sealed' })).status, 'approved')
})

void test('answers that make no sense are refused and leave nothing behind', async () => {
  const lena = await subscriberOf(house, 'rlena')
  const mine = await decided(house, lena, { number: 'RX0000001' })
  const again = await decided(house, lena, { number: 'RX0000001', take: 1 })
  const mark = await subscriberOf(house, 'rmark')
  const apart = await decided(house, mark, { number: 'RX0000002' })
  const ask = (other: string, body: AnswerRepeat, actor = rita) => answerRepeat(house, actor, { params: { id: mine.id, other }, body })
  const problem = async (outcome: ReturnType<typeof ask>) => outcome.then((each) => (each.ok ? null : each.problem))
  assert.equal(await problem(ask(again.id, NOT_SAME)), 'not_found', 'of the same subscriber')
  assert.equal(await problem(ask(house.newId(), NOT_SAME)), 'not_found')
  assert.equal(await problem(ask(apart.id, NOT_SAME)), 'not_possible_now', 'nothing in common')
  assert.equal(await problem(ask(apart.id, { answer: 'block', reason: 'x' })), 'not_complete', 'block says what')
  assert.equal(await problem(ask(apart.id, { ...NOT_SAME, block: { reason: 'fraud', kinds: ['phone'] } })), 'not_complete', 'only block does')
  const rows = await house.store.db.selectFrom('repeat_answers').select('id').where('subscriber_id', '=', lena.id).execute()
  assert.equal(rows.length, 0)
})
