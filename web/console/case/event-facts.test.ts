// Every part of an event's data is shown once: as words or as proof.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventFacts } from './event-facts.ts'

void test('a read picture: side, verdict and each code once; the id is proof', () => {
  const facts = eventFacts({ side: 'front', verdict: 'usable', codes: ['document_glare', 'document_glare'], photo_id: 'p1' })
  assert.deepEqual(facts.words, [{ family: 'side', code: 'front' }, { family: 'verdict', code: 'usable' }, { family: 'reason', code: 'document_glare' }])
  assert.deepEqual(facts.proof, [['photo_id', 'p1']])
})

void test('sent to review: reasons and attempt; lists stay as they are on the chain', () => {
  const facts = eventFacts({ attempt: 2, reasons: [{ at: 'name', code: 'name_mismatch' }], checks: ['mrz:passed'] })
  assert.deepEqual([facts.attempt, facts.reasons, facts.proof], [2, [{ at: 'name', code: 'name_mismatch' }], [['checks', '["mrz:passed"]']]])
})

void test('an answer about a repeat: what was said of what; the other registration is proof', () => {
  const facts = eventFacts({ answer: 'same_person', repeat_kinds: ['document', 'picture'], other_registration_id: 'r2' })
  assert.deepEqual(facts.words, [{ family: 'repeat_answer', code: 'same_person' }, { family: 'repeat_kind', code: 'document' }, { family: 'repeat_kind', code: 'picture' }])
  assert.deepEqual(facts.proof, [['other_registration_id', 'r2']])
})

void test('what has another shape than expected is proof, never lost', () => {
  assert.deepEqual(eventFacts({ reasons: ['x'], attempt: 'two', note: null }).proof, [['reasons', '["x"]'], ['attempt', 'two'], ['note', 'null']])
})
