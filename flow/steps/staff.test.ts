// Staff: in by one link, then by passkey or by password and TOTP; each proof good once; closing ends everything, and one admin stays.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { StaffSession } from '#contract/review.ts'
import type { StaffRole } from '#contract/words.ts'
import type { ActorOf, Done, Outcome } from '../house.ts'
import { testHouse } from '../test-house.ts'
import { actorOfSession, signOutStaff } from './sessions.ts'
import { firstStaff, getStaffSession, openStaffLink } from './staff-enter.ts'
import { passkeySignInOptions, signInByPasskey } from './staff-passkey-sign-in.ts'
import { addPasskey, passkeyRegistrationOptions } from './staff-passkey.ts'
import { setStaffPassword, startTotp } from './staff-password.ts'
import { signInStaff } from './staff-sign-in.ts'
import { closeStaff, inviteStaff, listStaff } from './staff-team.ts'
import { createAuthenticator, type Authenticator } from './test-authenticator.ts'
import { good, somebody, staffBy } from './test-people.ts'

const house = await testHouse({ after })
const ORIGIN = house.publicUrl
const PASSPHRASE = 'lantern on the pier'
const word = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem)
const tokenOf = (link: string): string => new URL(link).hash.slice(1)
const openLink = (link: string) => openStaffLink(house, somebody(), { body: { token: tokenOf(link) } })
const codeAt = (secret: string): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: house.now().getTime() })

async function enrol(actor: ActorOf<'staff'>, authenticator: Authenticator): Promise<Outcome<StaffSession>> {
  const options = good(await passkeyRegistrationOptions(house, actor)).data
  return addPasskey(house, actor, { body: authenticator.create(options) })
}
async function enter(authenticator: Authenticator): Promise<Outcome<StaffSession>> {
  const { id, options } = good(await passkeySignInOptions(house, somebody())).data
  return signInByPasskey(house, somebody(), { body: { id, answer: authenticator.get(options) } })
}

const first = await firstStaff(house, { name: 'Ada Admin', email: 'ada@staff.example' })
assert.ok(first)
const adas = createAuthenticator(ORIGIN)
const ada = await staffBy(house, good(await enrol(await staffBy(house, good(await openLink(first.link))), adas)))

/** Somebody invited by Ada who came in by the link and may only enrol. */
async function invited(name: string, roles: StaffRole[] = ['reviewer']): Promise<ActorOf<'staff'>> {
  const { data } = good(await inviteStaff(house, ada, { body: { name, email: `${name.toLowerCase()}@staff.example`, roles } }))
  return staffBy(house, good(await openLink(data.link)))
}
/** Somebody with password and TOTP; `signIn` uses them. */
async function withPassword(name: string, roles?: StaffRole[]) {
  const newcomer = await invited(name, roles)
  const { secret } = good(await startTotp(house, newcomer)).data
  const entered: Done<StaffSession> = good(
    await setStaffPassword(house, newcomer, { body: { password: PASSPHRASE, totp: codeAt(secret) } }),
  )
  const email = `${name.toLowerCase()}@staff.example`
  const signIn = (totp: string, password = PASSPHRASE) => signInStaff(house, somebody(), { body: { email, password, totp } })
  return { actor: await staffBy(house, entered), secret, signIn, email }
}

void test('the first admin enters by a link, enrols, and then no second first admin is made', async () => {
  assert.deepEqual([ada.name, [...ada.roles], ada.mustEnrol], ['Ada Admin', ['admin', 'reviewer'], false])
  assert.equal(await firstStaff(house, { name: 'Mallory', email: 'mallory@staff.example' }), null)
  assert.equal(word(await openLink(first.link)), 'link_expired')
  const { staff, must_enrol, operator } = good(await getStaffSession(house, ada)).data
  assert.deepEqual([staff.status, staff.passkeys, staff.has_password, must_enrol, operator], ['active', 1, false, false, 'Utopia Mobile'])
})

void test('a link is good once, for half an hour; a new one kills the old', async () => {
  const invite = async () =>
    good(await inviteStaff(house, ada, { body: { name: 'Bea', email: 'bea@staff.example', roles: ['support'] } })).data.link
  const old = await invite()
  const link = await invite()
  assert.equal(word(await openLink(old)), 'link_expired')
  const answers = await Promise.all(Array.from({ length: 50 }, () => openLink(link)))
  assert.equal(answers.filter((answer) => answer.ok).length, 1)
  const late = await invite()
  house.forward(30 * 60)
  assert.equal(word(await openLink(late)), 'link_expired')
})

void test('who came by the link may enrol and nothing else, and gets a new session by it', async () => {
  const newcomer = await invited('Cora', ['admin'])
  assert.equal(newcomer.mustEnrol, true)
  assert.equal(word(await listStaff(house, newcomer)), 'not_allowed')
  assert.equal(word(await inviteStaff(house, newcomer, { body: { name: 'X', email: 'x@staff.example', roles: ['admin'] } })), 'not_allowed')
  assert.equal(word(await closeStaff(house, newcomer, { params: { id: ada.id } })), 'not_allowed')
  const enrolled = good(await enrol(newcomer, createAuthenticator(ORIGIN)))
  assert.equal(enrolled.data.must_enrol, false)
  const actor = await staffBy(house, enrolled)
  assert.notDeepEqual(actor.sessionHash, newcomer.sessionHash)
  const rows = await house.store.db.selectFrom('sessions').select('id_hash').where('person_id', '=', actor.id).execute()
  assert.equal(rows.length, 1)
})

void test('a passkey signs in; its challenge is good once, and for five minutes', async () => {
  assert.equal(good(await enter(adas)).data.staff.id, ada.id)
  const { id, options } = good(await passkeySignInOptions(house, somebody())).data
  const answer = adas.get(options)
  const answers = await Promise.all(Array.from({ length: 30 }, () => signInByPasskey(house, somebody(), { body: { id, answer } })))
  assert.deepEqual(answers.map(word).sort(), ['ok', ...Array<string>(29).fill('passkey_not_accepted')].sort())
  const late = good(await passkeySignInOptions(house, somebody())).data
  house.forward(301)
  assert.equal(
    word(await signInByPasskey(house, somebody(), { body: { id: late.id, answer: adas.get(late.options) } })),
    'passkey_not_accepted',
  )
})

void test('passkeys that must not be accepted', async () => {
  const cases: Record<string, () => Promise<Outcome<unknown>>> = {
    'a key nobody enrolled': async () => {
      const stranger = createAuthenticator(ORIGIN)
      stranger.create({ user: { id: 'eA' }, challenge: 'eA' })
      return enter(stranger)
    },
    'enrolled on another site': async () =>
      enrol(await invited('Dana'), createAuthenticator('https://realname.utopia.example.evil.example')),
    'enrolled on another port': async () => enrol(await invited('Dana'), createAuthenticator(`${ORIGIN}:8443`)),
    'no user verification': async () => {
      const careless = createAuthenticator(ORIGIN)
      careless.verifies = false
      return enrol(await invited('Dana'), careless)
    },
    "another person's challenge": async () => {
      const [one, two] = [await invited('Dana'), await invited('Edda')]
      const options = good(await passkeyRegistrationOptions(house, one)).data
      return addPasskey(house, two, { body: createAuthenticator(ORIGIN).create(options) })
    },
    'a challenge used before': async () => {
      const one = await invited('Dana')
      const options = good(await passkeyRegistrationOptions(house, one)).data
      good(await addPasskey(house, one, { body: createAuthenticator(ORIGIN).create(options) }))
      return addPasskey(house, one, { body: createAuthenticator(ORIGIN).create(options) })
    },
    'no answer at all': async () => addPasskey(house, await invited('Fay'), { body: {} }),
    nonsense: async () =>
      signInByPasskey(house, somebody(), {
        body: { id: good(await passkeySignInOptions(house, somebody())).data.id, answer: { id: 7, response: [] } },
      }),
  }
  for (const [name, attempt] of Object.entries(cases)) assert.equal(word(await attempt()), 'passkey_not_accepted', name)
})

void test('a copied passkey gives itself away by its counter', async () => {
  const newcomer = await invited('Gina')
  const key = createAuthenticator(ORIGIN)
  good(await enrol(newcomer, key))
  good(await enter(key))
  good(await enter(key))
  key.counter = 0
  assert.equal(word(await enter(key)), 'passkey_not_accepted')
  const { id, options } = good(await passkeySignInOptions(house, somebody())).data
  key.counter = 9
  key.verifies = false
  assert.equal(word(await signInByPasskey(house, somebody(), { body: { id, answer: key.get(options) } })), 'passkey_not_accepted')
})

void test('of two sign-ins at once with one count of the counter, one is taken', async () => {
  const newcomer = await invited('Gudrun')
  const key = createAuthenticator(ORIGIN)
  good(await enrol(newcomer, key))
  const bodies = []
  for (let i = 0; i < 10; i += 1) {
    const { id, options } = good(await passkeySignInOptions(house, somebody())).data
    key.counter = 6
    bodies.push({ id, answer: key.get(options) })
  }
  const answers = await Promise.all(bodies.map((body) => signInByPasskey(house, somebody(), { body })))
  assert.equal(answers.filter((answer) => answer.ok).length, 1)
})

void test('TOTP takes effect with a right code only, together with the password', async () => {
  const newcomer = await invited('Hana')
  const password = (totp: string, word = PASSPHRASE) => setStaffPassword(house, newcomer, { body: { password: word, totp } })
  assert.equal(word(await password('000000')), 'not_possible_now')
  const { uri, secret } = good(await startTotp(house, newcomer)).data
  assert.match(uri, /^otpauth:\/\/totp\/Utopia%20Mobile:hana%40staff\.example\?.*secret=/)
  const right = codeAt(secret)
  assert.equal(word(await password(right === '000000' ? '000001' : '000000')), 'code_wrong')
  assert.equal(word(await password(right, 'short')), 'password_too_weak')
  const { staff } = good(await getStaffSession(house, newcomer)).data
  assert.deepEqual([staff.has_password, staff.has_totp, staff.status], [false, false, 'invited'])
  const set = good(await password(right))
  assert.deepEqual(
    [set.data.staff.has_password, set.data.staff.has_totp, set.data.staff.status, set.data.must_enrol],
    [true, true, 'active', false],
  )
  const actor = await staffBy(house, set)
  assert.equal(word(await startTotp(house, actor)), 'not_possible_now')
})

void test('a code of TOTP is taken once, also by those who come at the same time', async () => {
  const { secret, signIn, email } = await withPassword('Ines')
  assert.equal(word(await signIn(codeAt(secret))), 'wrong_credentials', 'the code that enrolled is used up')
  house.forward(30)
  const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(codeAt(secret))))
  assert.deepEqual(answers.map(word).sort(), ['ok', ...Array<string>(4).fill('wrong_credentials')].sort())
  house.forward(60)
  const code = codeAt(secret)
  assert.equal(word(await signIn(code, 'another phrase')), 'wrong_credentials')
  assert.equal(word(await signIn(code === '000000' ? '000001' : '000000')), 'wrong_credentials')
  const unknown = await signInStaff(house, somebody(), { body: { email: `no-${email}`, password: PASSPHRASE, totp: code } })
  assert.deepEqual(unknown, { ok: false, problem: 'wrong_credentials' })
  assert.equal(word(await signIn(code)), 'ok')
})

void test('tries of one member of staff are counted', async () => {
  const { signIn } = await withPassword('Jana')
  const answers: string[] = []
  for (let i = 0; i < 11; i += 1) answers.push(word(await signIn('123456', 'not this phrase')))
  assert.deepEqual([answers[9], answers[10]], ['wrong_credentials', 'too_many_tries'])
})

void test('a session of staff ends after an hour of silence and after twelve hours anyhow', async () => {
  const entered = good(await enter(adas))
  const look = () => actorOfSession(house, 'staff', entered.session?.token ?? '', '198.51.100.1')
  for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
    house.forward(50 * 60)
    assert.ok(await look(), `${minutes} min`)
  }
  house.forward(50 * 60)
  assert.equal(await look(), null)
  const idle = good(await enter(adas))
  house.forward(3600)
  assert.equal(await actorOfSession(house, 'staff', idle.session?.token ?? '', '198.51.100.1'), null)
  const left = good(await enter(adas))
  good(await signOutStaff(house, await staffBy(house, left)))
  assert.equal(await actorOfSession(house, 'staff', left.session?.token ?? '', '198.51.100.1'), null)
})

void test('closing ends sessions, links and every way in; the address may be invited again', async () => {
  const { actor, secret, signIn, email } = await withPassword('Kira')
  assert.equal(word(await closeStaff(house, actor, { params: { id: ada.id } })), 'not_allowed')
  assert.equal(word(await closeStaff(house, ada, { params: { id: house.newId() } })), 'not_found')
  house.forward(60)
  const open = good(await signIn(codeAt(secret)))
  good(await closeStaff(house, ada, { params: { id: actor.id } }))
  assert.equal(await actorOfSession(house, 'staff', open.session?.token ?? '', '198.51.100.1'), null)
  house.forward(60)
  assert.equal(word(await signIn(codeAt(secret))), 'wrong_credentials')
  const team = good(await listStaff(house, ada)).data.items
  assert.deepEqual(
    team.filter((member) => member.id === actor.id).map((member) => [member.status, member.has_password]),
    [['closed', false]],
  )
  const again = good(await inviteStaff(house, ada, { body: { name: 'Kira', email, roles: ['support'] } })).data
  assert.deepEqual([again.staff.id, again.staff.status, again.staff.roles], [actor.id, 'invited', ['support']])
  assert.equal(
    word(await inviteStaff(house, ada, { body: { name: 'Ada', email: 'ADA@staff.example', roles: ['support'] } })),
    'contact_taken',
  )
})

void test('the last admin stays, also when two close each other', async () => {
  const { items } = good(await listStaff(house, ada)).data
  for (const other of items.filter((member) => member.roles.includes('admin') && member.id !== ada.id))
    good(await closeStaff(house, ada, { params: { id: other.id } }))
  assert.equal(word(await closeStaff(house, ada, { params: { id: ada.id } })), 'not_possible_now')
  const { actor: second } = await withPassword('Lena', ['admin'])
  const answers = await Promise.all([
    closeStaff(house, ada, { params: { id: second.id } }),
    closeStaff(house, second, { params: { id: ada.id } }),
  ])
  assert.deepEqual(answers.map(word).sort(), ['not_allowed', 'ok'])
})

void test('names and addresses of staff stand sealed, and never in the log', async () => {
  const rows = JSON.stringify([await house.store.db.selectFrom('staff').selectAll().execute(), house.logged])
  for (const plain of ['Ada Admin', 'ada@staff.example', Buffer.from('Ada Admin').toString('base64')])
    assert.ok(!rows.includes(plain), plain)
  assert.ok(house.logged.some((line) => line.what === 'staff.enrolled'))
})
