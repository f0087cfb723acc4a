// Codes under attack: a hundred who use one at once, two hundred who guess at once, two who claim one contact at once.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testHouse } from '../test-house.ts'
import { confirmSignUp } from './confirm-sign-up.ts'
import { confirmContact, setContact } from './contacts.ts'
import { signInByCode, startSignInByCode } from './sign-in-by-code.ts'
import { anotherCode, beginSignUp, codeOf, contactsOf, good, signedUp, somebody } from './test-people.ts'

const house = await testHouse({ after })

/** How often each answer was given. */
async function tally(answers: readonly Promise<{ ok: true } | { ok: false; problem: string }>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const answer of await Promise.all(answers)) {
    const word = answer.ok ? 'ok' : answer.problem
    counts[word] = (counts[word] ?? 0) + 1
  }
  return counts
}
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

void test('100 at once use one code: one gets in, and one account is made', async () => {
  for (const round of times(5, String)) {
    const flow = await beginSignUp(house, `round${round}`)
    const code = await codeOf(house, flow.id, 'email')
    const counts = await tally(
      times(100, () => confirmSignUp(house, somebody(), { params: { id: flow.id }, body: { channel: 'email', code } })),
    )
    assert.deepEqual(counts, { ok: 1, code_expired: 99 })
  }
  const accounts = await house.store.db.selectFrom('subscribers').select('id').execute()
  assert.equal(accounts.length, 5)
  const sessions = await house.store.db.selectFrom('sessions').select('id_hash').execute()
  assert.equal(sessions.length, 5)
})

void test('100 at once sign in by one code: one gets in', async () => {
  await signedUp(house, 'oscar')
  const flow = good(await startSignInByCode(house, somebody(), { body: { identifier: contactsOf('oscar').email, locale: 'en' } })).data
  const code = await codeOf(house, flow.id, 'email')
  assert.deepEqual(await tally(times(100, () => signInByCode(house, somebody(), { params: { id: flow.id }, body: { code } }))), {
    ok: 1,
    code_expired: 99,
  })
})

void test('100 at once confirm one contact: one does', async () => {
  const actor = await signedUp(house, 'peggy')
  const value = 'peggy.new@person.example'
  good(await setContact(house, actor, { params: { channel: 'email' }, body: { value } }))
  const row = await house.store.db.selectFrom('code_flows').select('id').where('purpose', '=', 'contact').executeTakeFirstOrThrow()
  const code = await codeOf(house, row.id, 'email')
  const counts = await tally(
    times(100, () => confirmContact(house, { ...actor, address: somebody().address }, { params: { channel: 'email' }, body: { code } })),
  )
  assert.deepEqual(counts, { ok: 1, code_expired: 99 })
})

void test('200 at once guess: five are looked at, and the right code comes too late', async () => {
  const flow = await beginSignUp(house, 'quentin')
  const code = await codeOf(house, flow.id, 'phone')
  const guess = (word: string) => confirmSignUp(house, somebody(), { params: { id: flow.id }, body: { channel: 'phone', code: word } })
  assert.deepEqual(await tally(times(200, () => guess(anotherCode(code)))), { code_wrong: 5, code_expired: 195 })
  assert.deepEqual(await tally([guess(code)]), { code_expired: 1 })
})

void test('two flows confirm one contact at once: one account, and both are in it', async () => {
  const flows = await Promise.all(times(4, () => beginSignUp(house, 'rupert')))
  const answers = await Promise.all(
    flows.map(async (flow) =>
      confirmSignUp(house, somebody(), {
        params: { id: flow.id },
        body: { channel: 'email', code: await codeOf(house, flow.id, 'email') },
      }),
    ),
  )
  assert.equal(new Set(answers.map((answer) => good(answer).data.account?.id)).size, 1)
})

void test('both contacts of one flow confirmed at once make one account', async () => {
  const flow = await beginSignUp(house, 'sybil')
  const codes = { email: await codeOf(house, flow.id, 'email'), phone: await codeOf(house, flow.id, 'phone') }
  const answers = await Promise.all(
    (['email', 'phone'] as const).map((channel) =>
      confirmSignUp(house, somebody(), { params: { id: flow.id }, body: { channel, code: codes[channel] } }),
    ),
  )
  assert.equal(new Set(answers.map((answer) => good(answer).data.account?.id)).size, 1)
})
