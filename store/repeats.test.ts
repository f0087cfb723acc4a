// Who is one person by what staff said, who has ever confirmed a contact, and that all of it goes with the subscriber.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { RepeatAnswer } from '#contract/repeats.ts'
import { claimContact, contactIndex, findSubscriber, insertSubscriber, putConfirmedContact } from './accounts.ts'
import { listOthersWith } from './contact-history.ts'
import { newId } from './ids.ts'
import { insertOperator } from './operators.ts'
import { insertAnswer, listAnswersOf, listPersonOf } from './repeats.ts'
import { subjectKey } from './subject-keys.ts'
import { testStore } from './test-database.ts'

const store = await testStore({ after })
const operatorId = newId()
let time = Date.parse('2026-03-02T10:00:00.000Z')
const now = (): Date => new Date((time += 1000))
await store.transaction((tx) => insertOperator(tx, { id: operatorId, name: 'Utopia Mobile', mode: 'sandbox', homeCountry: 'UT', supportEmail: null, at: now() }))

async function somebody(): Promise<string> {
  const id = newId()
  await store.transaction((tx) => insertSubscriber(tx, store.keys, { id, operatorId, locale: 'en', externalRef: null, contacts: {}, passwordHash: null, at: now() }))
  return id
}
const say = (a: string, b: string, answer: RepeatAnswer): Promise<void> =>
  store.transaction((tx) =>
    insertAnswer(tx, {
      subscriber_id: a, id: newId(), operator_id: operatorId, other_subscriber_id: b, registration_id: newId(), other_registration_id: newId(), answer,
      kinds: ['document'], sealed: Buffer.from('x'), staff_id: newId(), at: now(),
    }),
  )
const person = async (id: string): Promise<string[]> => (await listPersonOf(store.db, operatorId, id)).toSorted()
const confirm = (id: string, phone: string): Promise<void> =>
  store.transaction(async (tx) => {
    const index = contactIndex(store.keys, operatorId, 'phone', phone)
    assert.equal(await claimContact(tx, { operatorId, channel: 'phone', index, subscriberId: id, at: now() }), id)
    const row = await findSubscriber(tx, operatorId, id)
    assert.ok(row)
    await putConfirmedContact(tx, await subjectKey(tx, store.keys, id), row, { channel: 'phone', value: phone, index, at: now() })
  })
const others = (id: string, phone: string): Promise<string[]> =>
  listOthersWith(store.db, { operatorId, channel: 'phone', index: contactIndex(store.keys, operatorId, 'phone', phone), subscriberId: id })

void test('one person over several accounts, from whichever it is asked; a later answer parts them, from whichever side it comes', async () => {
  const [a, b, c, d] = [await somebody(), await somebody(), await somebody(), await somebody()]
  assert.deepEqual(await person(a), [a])
  await say(a, b, 'same_person')
  await say(c, b, 'same_person')
  await say(c, d, 'not_the_same_person')
  for (const each of [a, b, c]) assert.deepEqual(await person(each), [a, b, c].toSorted())
  assert.deepEqual(await person(d), [d])
  await say(b, a, 'not_the_same_person')
  assert.deepEqual([await person(a), await person(c)], [[a], [b, c].toSorted()])
  await say(a, b, 'same_person')
  assert.deepEqual(await person(c), [a, b, c].toSorted())
  await say(b, c, 'block')
  assert.deepEqual(await person(c), [c])
})

void test('a contact let go is remembered, once for each who had it', async () => {
  const [a, b, c] = [await somebody(), await somebody(), await somebody()]
  for (const id of [a, b]) {
    await confirm(id, '+999000111000')
    await confirm(id, `+9990001112${id === a ? '01' : '02'}`)
  }
  await confirm(a, '+999000111000')
  assert.deepEqual(await others(c, '+999000111000'), [b, a])
  assert.deepEqual(await others(a, '+999000111000'), [b])
  assert.deepEqual(await others(a, '+999000111999'), [])
})

void test('with the subscriber goes all that was remembered of the subscriber, and nothing else', async () => {
  const [a, b, c] = [await somebody(), await somebody(), await somebody()]
  await say(a, b, 'same_person')
  await say(b, c, 'same_person')
  await confirm(a, '+999000222000')
  await store.db.deleteFrom('subscribers').where('id', '=', a).execute()
  assert.deepEqual(await others(c, '+999000222000'), [])
  assert.deepEqual((await listAnswersOf(store.db, operatorId, [b])).map((answer) => answer.other_subscriber_id), [c])
})
