// The order of steps, from the server's own list.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Registration } from '#contract/registration.ts'
import { NEXT_ACTORS } from '#contract/words.ts'
import { allTasks, nextStep, pathOf, stepNumber, taskAt, taskOf, tasksLeft } from './next-step.ts'
import { registration } from './registration.fixture.ts'

test('steps follow the order in which the server names what is missing', () => {
  const missing = ['document', 'consents', 'front', 'back', 'details', 'email', 'phone']
  for (let done = 0; done <= missing.length; done++) {
    const at = registration({ missing: missing.slice(done) })
    assert.equal(nextStep(at), missing[done] ?? 'check')
  }
  assert.equal(nextStep(registration({ missing: ['consents', 'front'] })), 'consents')
})

test('when it is not the subscriber\'s turn the status is shown', () => {
  for (const next_actor of NEXT_ACTORS) assert.equal(nextStep(registration({ next_actor, missing: ['details'] })), next_actor === 'subscriber' ? 'details' : 'status')
})

const sentBack = (more: Partial<Registration> = {}): Registration =>
  registration({ status: 'resubmission_requested', attempt: 2, submitted_at: '2026-11-20T09:00:00Z', redo: ['front', 'name'], details: { name: 'SPECIMEN' }, ...more })

test('what was sent back is done again, and nothing else', () => {
  const both = sentBack({ missing: ['front', 'details'] })
  assert.deepEqual(tasksLeft(both), ['front', 'details'])
  assert.deepEqual(allTasks(both), ['front', 'details', 'check'])
  assert.deepEqual(stepNumber('details', sentBack({ missing: ['details'] }), 3), { n: 2, total: 3 })
  assert.equal(nextStep(sentBack()), 'check')
})

test('places find the task that mends them', () => {
  const at = registration()
  for (const [place, task] of [['front', 'front'], ['name', 'details'], ['email', 'email'], ['document', 'document'], ['document_type', 'document'], ['registration', null], ['ethnicity', null]] as const) {
    assert.equal(taskOf(place, at), task, place)
  }
})

test('steps are counted, and a way once seen does not grow shorter', () => {
  const begun = registration({ missing: ['back', 'details', 'email'] })
  assert.deepEqual(stepNumber('back', begun, 0), { n: 4, total: 7 })
  assert.deepEqual(stepNumber('email', begun, 0), { n: 6, total: 7 })
  assert.equal(stepNumber('front', begun, 0), null)
  assert.equal(stepNumber('check', begun, 0), null)
  assert.deepEqual(stepNumber('check', registration(), 7), { n: 7, total: 7 })
})

test('addresses and tasks name each other', () => {
  const at = registration()
  for (const task of ['document', 'front', 'back', 'details', 'consents', 'email', 'phone', 'check', 'status']) {
    const [, , step = '', detail] = (pathOf(task, at).split('?')[0] ?? '').split('/')
    assert.equal(taskAt(step, detail), task)
  }
})
