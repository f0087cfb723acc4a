// Nothing of one operator is any good with another who lives in the same database.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { insertOperator } from '#store/operators.ts'
import type { House } from '../house.ts'
import { testHouse } from '../test-house.ts'
import { codeToSend } from './code-to-send.ts'
import { confirmSignUp } from './confirm-sign-up.ts'
import { createLink, openLink } from './links.ts'
import { actorOfSession } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { resendSignUp } from './sign-up.ts'
import { firstStaff, openStaffLink } from './staff-enter.ts'
import { beginSignUp, codeOf, contactsOf, draftOf, good, PASSWORD, signedUp, somebody } from './test-people.ts'

const house = await testHouse({ after })
const other: House = { ...house, operator: { ...house.operator, id: house.newId() } }
await house.store.transaction((tx) => insertOperator(tx, { ...other.operator, at: house.now() }))
const contacts = contactsOf('alice')
const alice = await signedUp(house, 'alice')

void test('passwords and sessions', async () => {
  const body = { identifier: contacts.email, password: PASSWORD }
  const here = good(await signIn(house, somebody(), { body }))
  const there = await signIn(other, somebody(), { body })
  assert.ok(!there.ok && there.problem === 'wrong_credentials')
  const token = here.session?.token ?? ''
  assert.ok(await actorOfSession(house, 'subscriber', token, '198.51.100.1'))
  assert.equal(await actorOfSession(other, 'subscriber', token, '198.51.100.1'), null)
})

void test('the same contact makes an account of its own', async () => {
  const { id } = await signedUp(other, 'alice')
  assert.notEqual(id, alice.id)
})

void test('codes', async () => {
  const flow = await beginSignUp(house, 'bob')
  const code = await codeOf(house, flow.id, 'email')
  assert.equal(await codeToSend(other, flow.id, 'email'), null)
  const confirmed = await confirmSignUp(other, somebody(), { params: { id: flow.id }, body: { channel: 'email', code } })
  assert.ok(!confirmed.ok && confirmed.problem === 'code_expired')
  house.forward(31)
  const resent = await resendSignUp(other, somebody(), { params: { id: flow.id }, body: { channel: 'email' } })
  assert.ok(!resent.ok && resent.problem === 'code_expired')
})

void test('links', async () => {
  const endsAt = new Date(house.now().getTime() + 60_000)
  const link = { purpose: 'hosted', personId: alice.id, registrationId: await draftOf(house, alice.id), singleUse: false, endsAt } as const
  const token = await createLink(house, house.store.db, link)
  const opened = await openLink(other, somebody(), { body: { token } })
  assert.ok(!opened.ok && opened.problem === 'link_expired')
  const first = await firstStaff(house, { name: 'Ada', email: 'ada@staff.example' })
  const staff = await openStaffLink(other, somebody(), { body: { token: new URL(first?.link ?? '').hash.slice(1) } })
  assert.ok(!staff.ok && staff.problem === 'link_expired')
})

void test('a link of one purpose opens nothing of another', async () => {
  const endsAt = new Date(house.now().getTime() + 60_000)
  const link = { purpose: 'hosted', personId: alice.id, registrationId: await draftOf(house, alice.id), singleUse: false, endsAt } as const
  const token = await createLink(house, house.store.db, link)
  const asStaff = await openStaffLink(house, somebody(), { body: { token } })
  assert.ok(!asStaff.ok && asStaff.problem === 'link_expired')
  const first = await firstStaff(house, { name: 'Ada', email: 'ada@staff.example' })
  const asHosted = await openLink(house, somebody(), { body: { token: new URL(first?.link ?? '').hash.slice(1) } })
  assert.ok(!asHosted.ok && asHosted.problem === 'link_expired')
})
