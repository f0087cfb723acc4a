// What shows in a registration raises its version; what was left alone lapses, and not a moment earlier; what nobody points at is swept.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ActorOf } from '../house.ts'
import { loadPolicies } from '../start/load-policies.ts'
import { chooseDocument } from './choose-document.ts'
import { confirmContact, setContact } from './contacts.ts'
import { createRegistration } from './create-registration.ts'
import { lapse } from './lapse.ts'
import { decideCase } from './review-decide.ts'
import { takeCase } from './review-queue.ts'
import { submitRegistration } from './submit.ts'
import { codeOf, good } from './test-people.ts'
import { filled, giveDetails, giveLines, look, objectsIn, passport, registrationHouse, runJobs, staffOf, subscriberOf } from './test-registrations.ts'
import { setLocale } from './view-account.ts'

const house = await registrationHouse({ after }, await loadPolicies('2027-01-01'))
const DAY = 86_400

async function begun(actor: ActorOf<'subscriber'>): Promise<string> {
  return good(await createRegistration(house, actor, { body: { country: 'UT' } })).data.id
}
async function confirm(actor: ActorOf<'subscriber'>, channel: 'email' | 'phone'): Promise<void> {
  good(await setContact(house, actor, { params: { channel }, body: {} }))
  const flow = await house.store.db.selectFrom('code_flows').select('id').where('subscriber_id', '=', actor.id).executeTakeFirstOrThrow()
  good(await confirmContact(house, actor, { params: { channel }, body: { code: await codeOf(house, flow.id, channel) } }))
}

void test('confirming a contact raises the version of what is open', async () => {
  const anna = await subscriberOf(house, 'anna', [])
  const id = await begun(anna)
  for (const channel of ['email', 'phone'] as const) {
    const before = await look(house, anna, id)
    assert.ok(before.missing.includes(channel))
    await confirm(anna, channel)
    const now = await look(house, anna, id)
    assert.ok(!now.missing.includes(channel) && now.version > before.version, channel)
  }
})

void test('choosing another language changes what is under way, once', async () => {
  const bert = await subscriberOf(house, 'bert')
  const id = await begun(bert)
  const before = await look(house, bert, id)
  good(await setLocale(house, bert, { body: { locale: 'zh-Hans' } }))
  good(await setLocale(house, bert, { body: { locale: 'zh-Hans' } }))
  const now = await look(house, bert, id)
  assert.deepEqual([now.locale, now.version], ['zh-Hans', before.version + 1])
})

void test('whatever differs between two looks has another version', async () => {
  const cara = await subscriberOf(house, 'cara')
  const id = await begun(cara)
  const seen = new Map<number, string>()
  const note = async () => {
    const view = await look(house, cara, id)
    const known = seen.get(view.version)
    if (known !== undefined) assert.equal(JSON.stringify(view), known, `two faces of version ${view.version}`)
    seen.set(view.version, JSON.stringify(view))
  }
  await note()
  await giveLines(house, cara.id, 1)
  await begun(cara)
  await note()
  await filled(house, cara, { number: 'EE0000001' })
  await note()
  good(await submitRegistration(house, cara, { params: { id } }))
  await note()
  await runJobs(house, ['check_registration'])
  await note()
  await runJobs(house)
  await note()
  assert.equal(seen.size, 5)
})

const statusOf = async (actor: ActorOf<'subscriber'>, id: string): Promise<string> => (await look(house, actor, id)).status

void test('a draft lapses after thirty days, to the second', async () => {
  const dora = await subscriberOf(house, 'dora')
  const id = await begun(dora)
  house.forward(30 * DAY)
  await lapse(house)
  assert.equal(await statusOf(dora, id), 'draft')
  house.forward(1)
  await lapse(house)
  assert.equal(await statusOf(dora, id), 'expired')
})

void test('a draft worked on yesterday does not lapse, nor one whose contact was confirmed yesterday', async () => {
  const [erin, fred] = [await subscriberOf(house, 'erin'), await subscriberOf(house, 'fred', ['email'])]
  const [hers, his] = [await begun(erin), await begun(fred)]
  house.forward(40 * DAY)
  good(await chooseDocument(house, erin, { params: { id: hers }, query: undefined, body: passport }))
  await confirm(fred, 'phone')
  house.forward(DAY)
  await lapse(house)
  assert.deepEqual([await statusOf(erin, hers), await statusOf(fred, his)], ['draft', 'draft'])
  house.forward(29 * DAY + 1)
  await lapse(house)
  assert.deepEqual([await statusOf(erin, hers), await statusOf(fred, his)], ['expired', 'expired'])
})

void test('what was asked for again has thirty days from then; what waits for staff never lapses', async () => {
  const rita = await staffOf(house, 'Rita')
  const waiting: { actor: ActorOf<'subscriber'>; id: string }[] = []
  for (const name of ['gina', 'hugo']) {
    const actor = await subscriberOf(house, name)
    const id = await filled(house, actor, { number: `EE100000${waiting.length}` })
    await giveDetails(house, actor, id, { date_of_birth: '1991-04-12' })
    good(await submitRegistration(house, actor, { params: { id } }))
    await runJobs(house)
    waiting.push({ actor, id })
  }
  const [{ actor: gina, id: hers }, { actor: hugo, id: his }] = waiting as [(typeof waiting)[0], (typeof waiting)[0]]
  house.forward(25 * DAY)
  good(await takeCase(house, rita, { params: { id: hers } }))
  const { version } = await look(house, gina, hers)
  good(await decideCase(house, rita, { params: { id: hers }, query: undefined, body: { decision: 'ask_again', items: [{ code: 'dob_mismatch', at: 'date_of_birth' }], version } }))
  house.forward(29 * DAY)
  await lapse(house)
  assert.equal(await statusOf(gina, hers), 'resubmission_requested')
  house.forward(DAY + 1)
  await lapse(house)
  assert.deepEqual([await statusOf(gina, hers), await statusOf(hugo, his)], ['expired', 'in_review'])
})

void test('one registration that cannot be closed hinders no other', async () => {
  const [ida, jan] = [await subscriberOf(house, 'ida'), await subscriberOf(house, 'jan')]
  const [hers, his] = [await begun(ida), await begun(jan)]
  house.forward(31 * DAY)
  let isFirst = true
  const transaction: typeof house.store.transaction = async (work, options) => {
    if (isFirst) {
      isFirst = false
      throw new Error('made to fail')
    }
    return house.store.transaction(work, options)
  }
  await lapse({ ...house, store: { ...house.store, transaction } })
  assert.deepEqual([await statusOf(ida, hers), await statusOf(jan, his)], ['draft', 'expired'])
})

void test('pictures no row points at are swept after an hour; the others stay', async () => {
  const kim = await subscriberOf(house, 'kim')
  await filled(house, kim, { number: 'EE0000002' })
  const kept = await objectsIn(house)
  const id = house.newId()
  await house.store.vault.put(id, Buffer.from('left behind'), Buffer.alloc(32), 'x')
  // Ids run with the machine's clock, which the clock of a test lies behind.
  const behind = Date.now() - house.now().getTime()
  const at = (seconds: number) => ({ ...house, now: () => new Date(house.now().getTime() + behind + seconds * 1000) })
  await lapse({ ...at(3000), store: { ...house.store } })
  assert.equal(await objectsIn(house), kept + 1)
  await lapse(at(4000))
  assert.equal(await objectsIn(house), kept)
})
