// Signing up: equal answers, codes bound to their flow, one account per contact, nothing claimed before it is confirmed.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listEvents } from '#store/events.ts'
import { testHouse } from '../test-house.ts'
import { codeTag, openAsked, resendCode } from './begin-codes.ts'
import { codeSent, codeToSend } from './code-to-send.ts'
import { confirmSignUp } from './confirm-sign-up.ts'
import { signIn } from './sign-in.ts'
import { resendSignUp, startSignUp } from './sign-up.ts'
import { anotherCode, beginSignUp, codeOf, contactsOf, good, PASSWORD, signedUp, somebody, subscriberBy } from './test-people.ts'

const house = await testHouse({ after })
const confirm = (id: string, channel: 'email' | 'phone', code: string, actor: Parameters<typeof confirmSignUp>[1] = somebody()) =>
  confirmSignUp(house, actor, { params: { id }, body: { channel, code } })

void test('the first confirmed contact opens the account, the second joins it', async () => {
  const flow = await beginSignUp(house, 'alice')
  assert.deepEqual(
    flow.sent.map((sent) => [sent.channel, sent.resend_after]),
    [
      ['email', 30],
      ['phone', 30],
    ],
  )
  assert.ok(!JSON.stringify(flow).includes(contactsOf('alice').email))
  const claims = await house.store.db.selectFrom('contact_claims').selectAll().execute()
  assert.equal(claims.length, 0, 'nothing is claimed before a code came back')

  const first = good(await confirm(flow.id, 'email', await codeOf(house, flow.id, 'email')))
  assert.deepEqual(first.data.confirmed, ['email'])
  assert.deepEqual(
    first.data.account?.contacts.map((contact) => contact.confirmed),
    [true, false],
  )
  assert.equal(first.data.account?.has_password, true)
  const actor = await subscriberBy(house, first)
  const second = good(await confirm(flow.id, 'phone', await codeOf(house, flow.id, 'phone'), actor))
  assert.deepEqual(second.data.confirmed, ['email', 'phone'])
  assert.equal(second.session, undefined, 'who is signed in stays so')
  const events = await listEvents(house.store.db, actor.id)
  assert.deepEqual(
    events.map((event) => event.type),
    ['account.opened', 'contact.confirmed', 'session.opened', 'contact.confirmed'],
  )
  assert.ok(!JSON.stringify(events).includes('person.example'))
  good(await signIn(house, somebody(), { body: { identifier: contactsOf('alice').phone, password: PASSWORD } }))
})

void test('a contact that has an account signs in to that one, and the rest of the flow is dropped', async () => {
  const actor = await signedUp(house, 'bob')
  house.forward(60)
  const again = await beginSignUp(house, 'bob', 'quite another phrase')
  assert.deepEqual(
    again.sent.map((sent) => sent.to),
    (await beginSignUp(house, 'bob')).sent.map((sent) => sent.to),
  )
  assert.equal((await codeToSend(house, again.id, 'email'))?.message, 'sign_up_existing')
  const code = await codeOf(house, again.id, 'phone')
  const entered = good(await confirm(again.id, 'email', await codeOf(house, again.id, 'email')))
  assert.equal(entered.data.account?.id, actor.id)
  assert.equal(((await confirm(again.id, 'phone', code)) as { problem?: string }).problem, 'code_expired')
  const wrong = await signIn(house, somebody(), { body: { identifier: contactsOf('bob').email, password: 'quite another phrase' } })
  assert.ok(!wrong.ok && wrong.problem === 'wrong_credentials')
})

void test('known and unknown contacts get the same answer', async () => {
  await signedUp(house, 'carol')
  const shape = (flow: { id: string; sent: { channel: string; to: string; expires_at: string; resend_after: number }[] }) =>
    flow.sent.map(({ channel, expires_at, resend_after }) => ({ channel, expires_at, resend_after }))
  assert.deepEqual(shape(await beginSignUp(house, 'carol')), shape(await beginSignUp(house, 'nobody-yet')))
})

void test('a contact of somebody else cannot join an account', async () => {
  await signedUp(house, 'dora')
  const flow = good(
    await startSignUp(house, somebody(), {
      body: { email: contactsOf('eve').email, phone: contactsOf('dora').phone, password: PASSWORD, locale: 'en' },
    }),
  ).data
  good(await confirm(flow.id, 'email', await codeOf(house, flow.id, 'email')))
  const taken = await confirm(flow.id, 'phone', await codeOf(house, flow.id, 'phone'))
  assert.ok(!taken.ok && taken.problem === 'contact_taken')
})

void test('a code is good once, for its own flow and channel, for ten minutes', async () => {
  const [flow, other] = [await beginSignUp(house, 'frank'), await beginSignUp(house, 'grace')]
  const code = await codeOf(house, flow.id, 'email')
  const problem = async (answer: ReturnType<typeof confirm>): Promise<string | true> => {
    const outcome = await answer
    return outcome.ok ? true : outcome.problem
  }
  assert.equal(await problem(confirm(other.id, 'email', code)), 'code_wrong')
  assert.equal(await problem(confirm(flow.id, 'phone', code)), 'code_wrong')
  assert.equal(await problem(confirm(house.newId(), 'email', code)), 'code_expired')
  assert.equal(await problem(confirm(flow.id, 'email', code)), true)
  assert.equal(await problem(confirm(flow.id, 'email', code)), 'code_expired')
  const late = await codeOf(house, other.id, 'phone')
  house.forward(600)
  assert.equal(await problem(confirm(other.id, 'phone', late)), 'code_expired')
})

void test('five tries, the right ones counted too; then the flow is spent and sends nothing more', async () => {
  const flow = await beginSignUp(house, 'heidi')
  const code = await codeOf(house, flow.id, 'email')
  for (let i = 0; i < 5; i += 1) {
    const wrong = await confirm(
      flow.id,
      i % 2 === 0 ? 'email' : 'phone',
      anotherCode(i % 2 === 0 ? code : await codeOf(house, flow.id, 'phone')),
    )
    assert.ok(!wrong.ok && wrong.problem === 'code_wrong')
  }
  const right = await confirm(flow.id, 'email', code)
  assert.ok(!right.ok && right.problem === 'code_expired')
  house.forward(31)
  const resent = await resendSignUp(house, somebody(), { params: { id: flow.id }, body: { channel: 'email' } })
  assert.ok(!resent.ok && resent.problem === 'code_expired')
})

void test('another code after thirty seconds, five times; the one before is void', async () => {
  const flow = await beginSignUp(house, 'ivan')
  const first = await codeOf(house, flow.id, 'phone')
  const resend = () => resendCode(house, '198.51.100.7', { purpose: 'sign_up', flowId: flow.id, channel: 'phone' })
  const early = await resend()
  assert.deepEqual('ok' in early && [early.problem, early.retryAfter], ['too_many_tries', 30])
  for (let i = 0; i < 5; i += 1) {
    house.forward(30)
    assert.ok(!('ok' in (await resend())), `sending ${i + 2}`)
  }
  house.forward(30)
  const sixth = await resend()
  assert.ok('ok' in sixth && sixth.problem === 'code_expired')
  const newest = await codeOf(house, flow.id, 'phone')
  if (newest !== first) {
    const stale = await confirm(flow.id, 'phone', first)
    assert.ok(!stale.ok && stale.problem === 'code_wrong')
  }
  good(await confirm(flow.id, 'phone', newest))
})

void test('the code stands sealed, and only until it is sent or used', async () => {
  const flow = await beginSignUp(house, 'judy')
  const sent = await codeToSend(house, flow.id, 'email')
  assert.ok(sent)
  const jobs = JSON.stringify(await house.store.db.selectFrom('codes').selectAll().where('flow_id', '=', flow.id).execute())
  assert.ok(!jobs.includes(sent.code))
  await codeSent(house, flow.id, sent)
  assert.equal(await codeToSend(house, flow.id, 'email'), null)
  good(await confirm(flow.id, 'email', sent.code))
  const phone = await codeOf(house, flow.id, 'phone')
  good(await confirm(flow.id, 'phone', phone))
  const rows = await house.store.db.selectFrom('codes').select('code_sealed').where('flow_id', '=', flow.id).execute()
  assert.deepEqual(rows, [{ code_sealed: null }, { code_sealed: null }])
})

void test('weak passwords are refused before anything is written', async () => {
  const before = await house.store.db.selectFrom('code_flows').select('id').execute()
  for (const password of ['short', '1234567890', `x${contactsOf('kate').email}x`]) {
    const refused = await startSignUp(house, somebody(), { body: { ...contactsOf('kate'), password, locale: 'en' } })
    assert.ok(!refused.ok && refused.problem === 'password_too_weak', password)
  }
  assert.equal((await house.store.db.selectFrom('code_flows').select('id').execute()).length, before.length)
})

void test('one contact is not written to without end', async () => {
  const answers: string[] = []
  for (let i = 0; i < 9; i += 1) {
    const outcome = await startSignUp(house, somebody(), { body: { ...contactsOf('laura'), password: PASSWORD, locale: 'en' } })
    answers.push(outcome.ok ? 'ok' : outcome.problem)
  }
  assert.deepEqual(answers, [...Array<string>(8).fill('ok'), 'too_many_tries'])
})

void test('what a flow keeps opens nowhere else', async () => {
  const [flow, other] = [await beginSignUp(house, 'mallory'), await beginSignUp(house, 'niaj')]
  const row = await house.store.db.selectFrom('code_flows').selectAll().where('id', '=', flow.id).executeTakeFirstOrThrow()
  assert.equal(openAsked(house, row).contacts.email, contactsOf('mallory').email)
  assert.throws(() => openAsked(house, { id: other.id, sealed: row.sealed }))
})

void test('what is kept of a code is of its flow and channel', () => {
  const [one, other] = [house.newId(), house.newId()]
  const tags = [codeTag(house, one, 'email', '123456'), codeTag(house, one, 'phone', '123456'), codeTag(house, other, 'email', '123456')]
  assert.equal(new Set(tags.map((tag) => tag.toString('hex'))).size, 3)
  assert.deepEqual(codeTag(house, one, 'email', '123456'), tags[0])
})
