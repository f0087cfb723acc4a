// Sessions: only the hash is kept, the end slides, a link reaches one registration, signing out ends it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { insertSubscriber } from '#store/accounts.ts'
import { listEvents } from '#store/events.ts'
import { forgetEnded } from '#store/sessions.ts'
import type { ActorOf } from '../house.ts'
import { testHouse } from '../test-house.ts'
import { confirmContact, setContact } from './contacts.ts'
import { createLink, openLink } from './links.ts'
import { setPassword } from './password.ts'
import { actorOfSession, signOut } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { anotherCode, beginSignUp, codeOf, contactsOf, draftOf, good, PASSWORD, signedUp, somebody, subscriberBy } from './test-people.ts'
import { getAccount, setLocale } from './view-account.ts'

const house = await testHouse({ after })
const DAY = 86_400
const enter = async (name: string, password = PASSWORD) =>
  good(await signIn(house, somebody(), { body: { identifier: contactsOf(name).email, password } }))
const look = (token: string | null | undefined, kind: 'subscriber' | 'staff' = 'subscriber') =>
  actorOfSession(house, kind, token ?? '', '198.51.100.1')

async function linkTo(actor: ActorOf<'subscriber'>, registrationId: string, singleUse: boolean): Promise<string> {
  const endsAt = new Date(house.now().getTime() + 600_000)
  const bySession = singleUse ? actor.sessionHash : null
  return createLink(house, house.store.db, {
    purpose: singleUse ? 'handover' : 'hosted',
    personId: actor.id,
    registrationId,
    singleUse,
    endsAt,
    bySession,
  })
}

void test('the token is 256 bits and stands nowhere', async () => {
  await signedUp(house, 'alice')
  const { session } = await enter('alice')
  assert.match(session?.token ?? '', /^[A-Za-z0-9_-]{43}$/)
  const rows = JSON.stringify(await house.store.db.selectFrom('sessions').selectAll().execute())
  assert.ok(!rows.includes(session?.token ?? ''))
  assert.equal((await look(session?.token))?.kind, 'subscriber')
  assert.equal(await look(session?.token, 'staff'), null)
  assert.equal(await look(`${session?.token?.slice(0, -1)}_`), null)
})

void test('a session lives on while it is used, and ends after 30 days of silence', async () => {
  await signedUp(house, 'bob')
  const { session } = await enter('bob')
  for (let i = 0; i < 3; i += 1) {
    house.forward(29 * DAY)
    assert.ok(await look(session?.token), `after ${29 * (i + 1)} days`)
  }
  house.forward(30 * DAY)
  assert.equal(await look(session?.token), null)
})

void test('signing out ends this session and no other', async () => {
  await signedUp(house, 'carol')
  const [first, second] = [await enter('carol'), await enter('carol')]
  const actor = await subscriberBy(house, first)
  assert.deepEqual(good(await signOut(house, actor)).session, { kind: 'subscriber', token: null, endsAt: null })
  assert.equal(await look(first.session?.token), null)
  assert.ok(await look(second.session?.token))
  assert.equal((await listEvents(house.store.db, actor.id)).at(-1)?.type, 'session.ended')
})

void test('a hosted link opens its registration and nothing else, until it ends', async () => {
  const actor = await signedUp(house, 'dora')
  const [mine, other] = [await draftOf(house, actor.id), await draftOf(house, actor.id)]
  const token = await linkTo(actor, mine, false)
  for (let i = 0; i < 2; i += 1) {
    const opened = good(await openLink(house, somebody(), { body: { token } }))
    assert.equal(opened.data.registration_id, mine)
    const guest = await subscriberBy(house, opened)
    assert.equal(guest.onlyRegistration, mine)
    const { data } = good(await getAccount(house, guest))
    assert.deepEqual(
      data.registrations.map((row) => row.id),
      [mine],
    )
    assert.equal(data.only_registration, mine)
    assert.ok(!JSON.stringify(data).includes(contactsOf('dora').email) && !JSON.stringify(data).includes(other))
  }
  house.forward(600)
  const late = await openLink(house, somebody(), { body: { token } })
  assert.ok(!late.ok && late.problem === 'link_expired')
})

void test('a session by link may not take the account over', async () => {
  const actor = await signedUp(house, 'eve')
  const guest = await subscriberBy(
    house,
    good(await openLink(house, somebody(), { body: { token: await linkTo(actor, await draftOf(house, actor.id), false) } })),
  )
  const password = await setPassword(house, guest, { body: { password: 'guest wants to stay' } })
  assert.ok(!password.ok && password.problem === 'not_allowed')
  const contact = await setContact(house, guest, { params: { channel: 'email' }, body: { value: 'guest@person.example' } })
  assert.ok(!contact.ok && contact.problem === 'not_allowed')
})

void test('a hand-over link is good once, and dies with the session that made it', async () => {
  const actor = await signedUp(house, 'frank')
  const draft = await draftOf(house, actor.id)
  const once = await linkTo(actor, draft, true)
  const answers = await Promise.all(Array.from({ length: 100 }, () => openLink(house, somebody(), { body: { token: once } })))
  assert.equal(answers.filter((answer) => answer.ok).length, 1)
  const second = await linkTo(actor, draft, true)
  good(await signOut(house, actor))
  const dead = await openLink(house, somebody(), { body: { token: second } })
  assert.ok(!dead.ok && dead.problem === 'link_expired')
})

void test('who is signed in keeps the whole account when opening a link of their own', async () => {
  const actor = await signedUp(house, 'grace')
  const opened = good(await openLink(house, actor, { body: { token: await linkTo(actor, await draftOf(house, actor.id), false) } }))
  assert.equal(opened.session, undefined)
  assert.equal(opened.data.account.only_registration, null)
})

void test('a password: none asked for after a code, the old one otherwise; all other sessions end', async () => {
  const byCode = await signedUp(house, 'heidi')
  const other = await enter('heidi')
  const set = good(await setPassword(house, byCode, { body: { password: 'a new phrase to keep' } }))
  assert.equal(await look(other.session?.token), null)
  const actor = await subscriberBy(house, set)
  assert.notDeepEqual(actor.sessionHash, byCode.sessionHash)
  for (const body of [{ password: 'third phrase of mine' }, { password: 'third phrase of mine', old_password: PASSWORD }]) {
    const refused = await setPassword(house, actor, { body })
    assert.ok(!refused.ok && refused.problem === 'wrong_credentials')
  }
  good(await setPassword(house, actor, { body: { password: 'third phrase of mine', old_password: 'a new phrase to keep' } }))
  await enter('heidi', 'third phrase of mine')
  const weak = await setPassword(house, await subscriberBy(house, await enter('heidi', 'third phrase of mine')), {
    body: { password: 'short', old_password: 'third phrase of mine' },
  })
  assert.ok(!weak.ok && weak.problem === 'password_too_weak')
})

void test('a new contact counts once confirmed; the old one is free then', async () => {
  const actor = await signedUp(house, 'ivan')
  const value = 'ivan.new@person.example'
  const wrongKind = await setContact(house, actor, { params: { channel: 'phone' }, body: { value } })
  assert.ok(!wrongKind.ok && wrongKind.problem === 'body_not_valid')
  assert.ok(!JSON.stringify(good(await setContact(house, actor, { params: { channel: 'email' }, body: { value } }))).includes(value))
  const early = await setContact(house, actor, { params: { channel: 'email' }, body: {} })
  assert.ok(!early.ok && early.problem === 'too_many_tries', 'without a value the code of the new contact is meant')
  assert.deepEqual(
    good(await getAccount(house, actor)).data.contacts.map((contact) => contact.value),
    Object.values(contactsOf('ivan')),
  )

  const { id } = await house.store.db
    .selectFrom('code_flows')
    .select('id')
    .where('subscriber_id', '=', actor.id)
    .where('purpose', '=', 'contact')
    .executeTakeFirstOrThrow()
  const code = await codeOf(house, id, 'email')
  const wrong = await confirmContact(house, actor, { params: { channel: 'email' }, body: { code: anotherCode(code) } })
  assert.ok(!wrong.ok && wrong.problem === 'code_wrong')
  const { data } = good(await confirmContact(house, actor, { params: { channel: 'email' }, body: { code } }))
  assert.deepEqual(
    data.contacts.map((contact) => [contact.value, contact.confirmed]),
    [
      [value, true],
      [contactsOf('ivan').phone, true],
    ],
  )
  const again = await confirmContact(house, actor, { params: { channel: 'email' }, body: { code } })
  assert.ok(!again.ok && again.problem === 'code_expired')
  const former = await signIn(house, somebody(), { body: { identifier: contactsOf('ivan').email, password: PASSWORD } })
  assert.ok(!former.ok && former.problem === 'wrong_credentials')
  good(await signIn(house, somebody(), { body: { identifier: value, password: PASSWORD } }))
})

void test('a contact of somebody else: the code goes out, and coming back it is refused', async () => {
  await signedUp(house, 'judy')
  const actor = await signedUp(house, 'kate')
  good(await setContact(house, actor, { params: { channel: 'email' }, body: { value: contactsOf('judy').email } }))
  const { id } = await house.store.db
    .selectFrom('code_flows')
    .select('id')
    .where('subscriber_id', '=', actor.id)
    .where('purpose', '=', 'contact')
    .executeTakeFirstOrThrow()
  const taken = await confirmContact(house, actor, { params: { channel: 'email' }, body: { code: await codeOf(house, id, 'email') } })
  assert.ok(!taken.ok && taken.problem === 'contact_taken')
})

void test('the language of messages is chosen', async () => {
  const actor = await signedUp(house, 'laura')
  good(await setLocale(house, actor, { body: { locale: 'zh-Hans' } }))
  assert.equal(good(await getAccount(house, actor)).data.locale, 'zh-Hans')
})

void test('somebody the operator wrote down, without any way to sign in, gives a contact through the link and then owns it', async () => {
  const id = house.newId()
  const empty = { externalRef: null, contacts: {}, passwordHash: null, locale: 'en' } as const
  await house.store.transaction((tx) =>
    insertSubscriber(tx, house.store.keys, { ...empty, id, operatorId: house.operator.id, at: house.now() }),
  )
  const endsAt = new Date(house.now().getTime() + 600_000)
  const link = { purpose: 'hosted', personId: id, registrationId: await draftOf(house, id), singleUse: false, endsAt } as const
  const token = await createLink(house, house.store.db, link)
  const guest = await subscriberBy(house, good(await openLink(house, somebody(), { body: { token } })))
  const nothing = await setContact(house, guest, { params: { channel: 'email' }, body: {} })
  assert.ok(!nothing.ok && nothing.problem === 'not_found')
  const value = contactsOf('mallory').email
  good(await setContact(house, guest, { params: { channel: 'email' }, body: { value } }))
  const flow = await house.store.db.selectFrom('code_flows').select('id').where('subscriber_id', '=', id).executeTakeFirstOrThrow()
  const early = await setContact(house, guest, { params: { channel: 'phone' }, body: {} })
  assert.ok(!early.ok && early.problem === 'not_found')
  const body = { code: await codeOf(house, flow.id, 'email') }
  const confirmed = good(await confirmContact(house, guest, { params: { channel: 'email' }, body }))
  assert.deepEqual(confirmed.data.contacts, [{ channel: 'email', value, confirmed: true }])
  const owner = await subscriberBy(house, confirmed)
  assert.equal(owner.onlyRegistration, null)
  assert.notDeepEqual(owner.sessionHash, guest.sessionHash)
  good(await setContact(house, owner, { params: { channel: 'phone' }, body: { value: contactsOf('mallory').phone } }))
  const second = await subscriberBy(house, good(await openLink(house, somebody(), { body: { token } })))
  const stranger = await setContact(house, second, { params: { channel: 'phone' }, body: { value: contactsOf('niaj').phone } })
  assert.ok(!stranger.ok && stranger.problem === 'not_allowed', 'from now on somebody can sign in')
})

void test('what has ended is swept, what lives stays', async () => {
  const actor = await signedUp(house, 'oscar')
  await linkTo(actor, await draftOf(house, actor.id), false)
  house.forward(3601)
  await beginSignUp(house, 'peggy')
  await forgetEnded(house.store.db, house.now())
  const { db } = house.store
  const left = async (table: 'links' | 'code_flows' | 'codes' | 'sessions'): Promise<number> =>
    (await db.selectFrom(table).selectAll().execute()).length
  assert.deepEqual([await left('links'), await left('code_flows'), await left('codes')], [0, 1, 2])
  assert.ok((await left('sessions')) > 0)
})
