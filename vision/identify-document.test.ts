// What speaks of documents, or asks what they say, is none; what a form says is never sure. Real sides are held in read-picture.test.ts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeNothing, type Nothing } from '#specimens/nothing.ts'
import { loadEngines } from './engines.ts'
import { readPicture } from './read-picture.ts'
import { readDescriptions } from './read-rulebook.ts'

const [engines, documents] = await Promise.all([loadEngines(), readDescriptions(new URL('../rulebook/', import.meta.url))])

async function readThing(what: Nothing, seed: number) {
  const reading = await readPicture(await makeNothing(seed, what), engines, documents, undefined, '2026-06-01')
  assert.ok(!('problem' in reading))
  return reading
}

void test('chats, signs, passes and empty forms are no documents', async () => {
  for (const what of ['chat_screenshot', 'street_sign', 'boarding_pass', 'sim_holder', 'empty_form'] as const) {
    for (const seed of [62_000, 62_001]) {
      const { document, fields } = await readThing(what, seed)
      assert.deepEqual([document.kind, fields], [null, []], `${what} ${seed}`)
    }
  }
})

void test('nothing a filled form says is sure', async () => {
  for (const seed of [62_100, 62_101, 62_102, 62_103]) {
    const { fields } = await readThing('filled_form', seed)
    assert.deepEqual(fields.filter(({ doubtful }) => !doubtful), [], String(seed))
  }
})
