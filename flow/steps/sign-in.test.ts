// Signing in by password and by code: what an unknown identity gets is what a wrong secret gets.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { destroySubjectKey } from '#store/subject-keys.ts'
import type { Actor, Outcome } from '../house.ts'
import { testHouse } from '../test-house.ts'
import { openCode } from './begin-codes.ts'
import { codeToSend } from './code-to-send.ts'
import { confirmSignUp } from './confirm-sign-up.ts'
import { createLink, openLink } from './links.ts'
import { LIMITS, networkOf } from './limits.ts'
import { signInByCode, startSignInByCode } from './sign-in-by-code.ts'
import { signIn } from './sign-in.ts'
import { beginSignUp, callerBy, codeOf, contactsOf, draftOf, good, PASSWORD, signedUp, somebody, subscriberBy } from './test-people.ts'

const house = await testHouse({ after })
const byPassword = (identifier: string, password = PASSWORD, actor: Actor = somebody()) =>
  signIn(house, actor, { body: { identifier, password } })
const startByCode = (identifier: string) => startSignInByCode(house, somebody(), { body: { identifier, locale: 'en' } })
const word = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem)

/** The code of a flow as it lies in the tables, sent or not. */
async function keptCode(flowId: string): Promise<string> {
  const row = await house.store.db
    .selectFrom('codes')
    .selectAll()
    .where('flow_id', '=', flowId)
    .orderBy('channel')
    .executeTakeFirstOrThrow()
  assert.ok(row.code_sealed)
  return openCode(house, flowId, row.channel, row.sends, row.code_sealed)
}

void test('by e-mail, however it is written, and by phone', async () => {
  const { id } = await signedUp(house, 'alice')
  for (const identifier of [contactsOf('alice').email, contactsOf('alice').email.toUpperCase(), contactsOf('alice').phone]) {
    assert.equal(good(await byPassword(identifier)).data.id, id)
  }
})

void test('a wrong password and an unknown identity: one answer, comparable time', async () => {
  await signedUp(house, 'bob')
  const timed = async (identifier: (i: number) => string): Promise<{ answers: string[]; ms: number }> => {
    const begin = performance.now()
    const answers: string[] = []
    for (let i = 0; i < 8; i += 1) answers.push(JSON.stringify(await byPassword(identifier(i), 'not this phrase at all')))
    return { answers, ms: performance.now() - begin }
  }
  const known = await timed(() => contactsOf('bob').email)
  const unknown = await timed((i) => `nobody${i}@person.example`)
  assert.deepEqual(new Set([...known.answers, ...unknown.answers]), new Set(['{"ok":false,"problem":"wrong_credentials"}']))
  assert.ok(unknown.ms > known.ms / 3 && unknown.ms < known.ms * 3, `${known.ms} against ${unknown.ms}`)
})

void test('tries are counted for identities that exist and for those that do not', async () => {
  await signedUp(house, 'carol')
  for (const identifier of [contactsOf('carol').email, 'nobody@person.example']) {
    const answers: string[] = []
    for (let i = 0; i <= LIMITS.password_for_identity.points; i += 1)
      answers.push(word(await byPassword(identifier, 'not this phrase at all')))
    assert.deepEqual(answers, [...Array<string>(LIMITS.password_for_identity.points).fill('wrong_credentials'), 'too_many_tries'])
  }
  // The right password comes too late as well.
  assert.equal(word(await byPassword(contactsOf('carol').email)), 'too_many_tries')
})

void test('by code; an unknown identity is answered alike and sent nothing', async () => {
  const { id } = await signedUp(house, 'dora')
  const known = good(await startByCode(contactsOf('dora').phone)).data
  const unknown = good(await startByCode('+999111222333')).data
  const shape = (flow: typeof known) => flow.sent.map(({ channel, expires_at, resend_after }) => ({ channel, expires_at, resend_after }))
  assert.deepEqual(shape(known), shape(unknown))
  const guess = await keptCode(unknown.id)
  assert.equal(await codeToSend(house, unknown.id, 'phone'), null)
  assert.equal(word(await signInByCode(house, somebody(), { params: { id: unknown.id }, body: { code: guess } })), 'code_wrong')
  const sent = await codeToSend(house, known.id, 'phone')
  assert.deepEqual([sent?.message, sent?.to, sent?.minutes], ['sign_in_code', contactsOf('dora').phone, 10])
  const entered = good(await signInByCode(house, somebody(), { params: { id: known.id }, body: { code: sent?.code ?? '' } }))
  assert.equal(entered.data.id, id)
})

void test('every sign-in makes a new session and ends the one it came with', async () => {
  const actor = await signedUp(house, 'frank')
  const entered = good(await byPassword(contactsOf('frank').email, PASSWORD, actor))
  const next = await subscriberBy(house, entered)
  assert.notDeepEqual(next.sessionHash, actor.sessionHash)
  const rows = await house.store.db.selectFrom('sessions').select('id_hash').where('person_id', '=', actor.id).execute()
  assert.deepEqual(
    rows.map((row) => row.id_hash),
    [next.sessionHash],
  )
})

void test('no route lets anybody into a closed or an erased account', async () => {
  const ways: Record<string, (name: string, id: string) => Promise<Outcome<unknown>>> = {
    password: (name) => byPassword(contactsOf(name).email),
    'code asked for before': async (name) => {
      const flow = good(await startByCode(contactsOf(name).email)).data
      const code = await keptCode(flow.id)
      await shut(name)
      return signInByCode(house, somebody(), { params: { id: flow.id }, body: { code } })
    },
    'sign-up with its contact': async (name) => {
      const flow = await beginSignUp(house, name)
      const code = await keptCode(flow.id)
      return confirmSignUp(house, somebody(), { params: { id: flow.id }, body: { channel: 'email', code } })
    },
    'second contact of its own sign-up': async (name) => {
      const flow = await beginSignUp(house, `${name}-own`)
      good(
        await confirmSignUp(house, somebody(), {
          params: { id: flow.id },
          body: { channel: 'email', code: await codeOf(house, flow.id, 'email') },
        }),
      )
      const code = await codeOf(house, flow.id, 'phone')
      await shut(`${name}-own`)
      return confirmSignUp(house, somebody(), { params: { id: flow.id }, body: { channel: 'phone', code } })
    },
    link: async (_name, id) => {
      const registrationId = await draftOf(house, id)
      const endsAt = new Date(house.now().getTime() + 60_000)
      const token = await createLink(house, house.store.db, { purpose: 'hosted', personId: id, registrationId, singleUse: false, endsAt })
      return openLink(house, somebody(), { body: { token } })
    },
  }
  const close = (id: string) => house.store.db.updateTable('subscribers').set({ status: 'closed' }).where('id', '=', id).execute()
  const erase = (id: string) => house.store.transaction((tx) => destroySubjectKey(tx, id))
  const idOf = new Map<string, string>()
  let shutting: (id: string) => Promise<unknown> = close
  async function shut(name: string): Promise<void> {
    const rows = await house.store.db.selectFrom('subscribers').select('id').orderBy('id', 'desc').limit(1).execute()
    await shutting(idOf.get(name) ?? rows[0]?.id ?? '')
  }
  for (const [state, work] of Object.entries({ closed: close, erased: erase })) {
    shutting = work
    for (const [way, enter] of Object.entries(ways)) {
      const name = `${state} ${way}`.replaceAll(' ', '.')
      const actor = await signedUp(house, name)
      idOf.set(name, actor.id)
      if (way !== 'code asked for before') await shut(name)
      const outcome = await enter(name, actor.id)
      assert.ok(!outcome.ok, `${way} opened a ${state} account`)
      assert.ok(['wrong_credentials', 'code_wrong', 'link_expired'].includes(outcome.problem), `${way}: ${outcome.problem}`)
    }
  }
})

void test('an open session of a closed account is not accepted', async () => {
  await signedUp(house, 'grace')
  const entered = good(await byPassword(contactsOf('grace').email))
  const caller = await callerBy(house, entered)
  assert.ok(caller.kind === 'subscriber')
  await house.store.db.updateTable('subscribers').set({ status: 'closed' }).where('id', '=', caller.id).execute()
  await assert.rejects(callerBy(house, entered), /not known/)
})

void test('networks: IPv4 whole, IPv6 by its first 64 bits', () => {
  const table: Record<string, string> = {
    '192.0.2.7': '192.0.2.7',
    '::ffff:192.0.2.7': '192.0.2.7',
    '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::/64',
    '2001:db8:1:2::6': '2001:db8:1:2::/64',
    '2001:db8::1': '2001:db8:0:0::/64',
    '::1': '0:0:0:0::/64',
    'fe80::1%eth0': 'fe80:0:0:0::/64',
    '2001:0DB8:0001:0002::9': '2001:db8:1:2::/64',
  }
  for (const [address, network] of Object.entries(table)) assert.equal(networkOf(address), network, address)
})
