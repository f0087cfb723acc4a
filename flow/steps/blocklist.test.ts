// The blocklist on a real database: what is blocked goes to a person, however it is written, until it expires or is lifted; the subscriber learns nothing.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { BLOCKED_KINDS, type BlockedKind, type BlockedValue } from '#contract/blocklist.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { addBlock, findBlocks, liftBlock, listBlocks } from './blocklist.ts'
import { getCase } from './review-case.ts'
import { contactsOf, good } from './test-people.ts'
import { decided, look, OPERATOR, registrationHouse, staffOf, subscriberOf } from './test-registrations.ts'

const house = await registrationHouse({ after }, await loadPolicies('2027-01-01'))
const cleo = await staffOf(house, 'Cleo', ['compliance'])
const rita = await staffOf(house, 'Rita')

const add = async (value: BlockedValue, more: { expires_at?: string; note?: string } = {}) =>
  good(await addBlock(house, cleo, { body: { value, reason: 'fraud', ...more } })).data
const lift = async (id: string) => good(await liftBlock(house, cleo, { params: { id }, body: { reason: 'by_mistake', note: 'another person' } })).data

/** A person of each kind of hit: what is blocked, and who then registers with it. */
const CASES: Record<BlockedKind, { value: BlockedValue; name: string; shown: Parameters<typeof decided>[2] }> = {
  document_number: { value: { kind: 'document_number', document_number: 'bb-000 0001' }, name: 'bnumber', shown: { number: 'BB0000001' } },
  phone: { value: { kind: 'phone', phone: contactsOf('bphone').phone }, name: 'bphone', shown: { number: 'BB0000002' } },
  email: { value: { kind: 'email', email: contactsOf('bemail').email.toUpperCase() }, name: 'bemail', shown: { number: 'BB0000003' } },
  name_and_birth: {
    value: { kind: 'name_and_birth', name: 'Berta Blocked', date_of_birth: '1985-02-03' }, name: 'bname',
    shown: { number: 'BB0000004', family: 'BLOCKED', given: 'BERTA', birth: '1985-02-03' },
  },
}

for (const kind of BLOCKED_KINDS) {
  void test(`${kind}: to a person while it is blocked, approved once it is lifted`, async () => {
    const { value, name, shown } = CASES[kind]
    const block = await add(value)
    const blocked = await subscriberOf(house, name)
    const waiting = await decided(house, blocked, shown)
    assert.deepEqual([waiting.status, waiting.reasons, waiting.checks], ['in_review', [], []])
    const check = good(await getCase(house, rita, { params: { id: waiting.id } })).data.checks.find((each) => each.name === 'blocklist')
    assert.deepEqual([check?.status, check?.reasons, check?.evidence], ['failed', [{ code: 'blocklisted', at: 'registration' }], { [kind]: true }])
    assert.ok(!JSON.stringify(waiting).includes('block'))
    const lifted = await lift(block.id)
    assert.deepEqual([lifted.state, lifted.lifted?.reason, lifted.lifted?.note, lifted.lifted?.author.name], ['lifted', 'by_mistake', 'another person', 'Cleo'])
    const innocent = await subscriberOf(house, `${name}again`)
    const again = await decided(house, innocent, { ...shown, number: shown?.number?.replace('BB', 'BC') ?? '', take: 2 })
    assert.equal(again.status, 'approved')
  })
}

void test('a block ends by itself at its time, and may then be given again', async () => {
  const value: BlockedValue = { kind: 'document_number', document_number: 'BE0000001' }
  const past = await addBlock(house, cleo, { body: { value, reason: 'fraud', expires_at: house.now().toISOString() } })
  assert.deepEqual([past.ok, !past.ok && past.fixes?.[0]?.code], [false, 'past'])
  const { id } = await add(value, { expires_at: new Date(house.now().getTime() + 3_600_000).toISOString() })
  const twice = await addBlock(house, OPERATOR, { body: { value, reason: 'other' } })
  assert.deepEqual([twice.ok, !twice.ok && twice.fixes?.[0]?.code], [false, 'blocked_already'])
  assert.equal((await decided(house, await subscriberOf(house, 'early'), { number: 'BE0000001' })).status, 'in_review')
  house.forward(3600)
  const view = await decided(house, await subscriberOf(house, 'late'), { number: 'BE0000001', take: 3 })
  const check = good(await getCase(house, rita, { params: { id: view.id } })).data.checks.find((each) => each.name === 'blocklist')
  assert.equal(check?.status, 'passed')
  assert.equal(good(await listBlocks(house, cleo, { query: { state: 'expired' } })).data.items.find((each) => each.id === id)?.state, 'expired')
  assert.equal((await add(value)).state, 'active')
})

void test('found by exact value only, masked, with its history; lifted once', async () => {
  const first = await add({ kind: 'phone', phone: '+999555000111' }, { note: 'rang from a stolen phone' })
  assert.deepEqual([first.masked, first.note, first.author.name, first.lifted], ['+99•••11', 'rang from a stolen phone', 'Cleo', null])
  await lift(first.id)
  const second = good(await addBlock(house, OPERATOR, { body: { value: { kind: 'phone', phone: '+999555000111' }, reason: 'fraud' } })).data
  assert.deepEqual([second.author.actor, second.author.name], ['operator', null])
  const found = good(await findBlocks(house, rita, { body: { kind: 'phone', phone: '+999555000111' } })).data.items
  assert.deepEqual(found.map((each) => [each.id, each.state]), [[second.id, 'active'], [first.id, 'lifted']])
  assert.deepEqual(good(await findBlocks(house, rita, { body: { kind: 'phone', phone: '+999555000112' } })).data.items, [])
  const again = await liftBlock(house, cleo, { params: { id: first.id }, body: { reason: 'other' } })
  assert.ok(!again.ok && again.problem === 'not_possible_now')
  const nowhere = await liftBlock(house, cleo, { params: { id: house.newId() }, body: { reason: 'other' } })
  assert.ok(!nowhere.ok && nowhere.problem === 'not_found')
})

void test('a page at a time, by kind and state', async () => {
  const all = good(await listBlocks(house, cleo, { query: {} })).data.items
  const pages: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = good(await listBlocks(house, cleo, { query: { limit: 2, ...(after ? { after } : {}) } })).data
    pages.push(...page.items.map((each) => each.id))
    after = page.next
  }
  assert.deepEqual(pages, all.map((each) => each.id))
  const phones = good(await listBlocks(house, cleo, { query: { kind: 'phone', state: 'active' } })).data.items
  assert.ok(phones.length > 0 && phones.every((each) => each.kind === 'phone' && each.state === 'active'))
})

void test('no blocked value stands in the table, and none reaches the operator’s own view of a subscriber', async () => {
  const { rows } = await sql<{ row: string }>`select t::text as row from blocklist t`.execute(house.store.db)
  const marks = ['BB000', 'bphone', 'BEMAIL', 'Berta', '555000111', 'stolen phone', Buffer.from('BB0000001').toString('hex')]
  for (const mark of marks) assert.ok(!rows.some(({ row }) => row.toLowerCase().includes(mark.toLowerCase())), mark)
  assert.ok(!JSON.stringify(house.logged).includes('BB000'))
})

void test('the operator’s system sees the outcome of the check, as of every other', async () => {
  await add({ kind: 'document_number', document_number: 'BO0000001' })
  const actor = await subscriberOf(house, 'operated')
  const { id } = await decided(house, actor, { number: 'BO0000001' })
  assert.ok((await look(house, OPERATOR, id)).checks.some((each) => each.name === 'blocklist' && each.status === 'failed'))
})
