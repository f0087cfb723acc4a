// The milestones of every status.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REGISTRATION_STATUSES } from '#contract/words.ts'
import { registration } from './registration.fixture.ts'
import { timelineOf } from './timeline.ts'

const sent = { submitted_at: '2026-11-20T09:00:00Z' }
const decided = { ...sent, decided_at: '2026-11-20T09:05:00Z' }
const states = (status: (typeof REGISTRATION_STATUSES)[number], more = {}) => timelineOf(registration({ status, ...more })).map((entry) => `${entry.what}:${entry.state}`)

test('each status has at most one milestone of now, and none before one done', () => {
  for (const status of REGISTRATION_STATUSES) {
    for (const more of [{}, sent, decided]) {
      const list = timelineOf(registration({ status, ...more })).map((entry) => entry.state)
      assert.ok(list.filter((state) => state === 'now').length <= 1, status)
      assert.deepEqual(list, list.toSorted((a, b) => ['done', 'now', 'next'].indexOf(a) - ['done', 'now', 'next'].indexOf(b)), status)
    }
  }
})

test('a look by a person is named while it takes place', () => {
  assert.deepEqual(states('in_review', sent), ['t_begun:done', 't_sent:done', 't_checked:done', 't_review:now', 't_decided:next'])
  assert.deepEqual(states('checking', sent), ['t_begun:done', 't_sent:done', 't_checked:now', 't_decided:next'])
  assert.deepEqual(states('approved', decided), ['t_begun:done', 't_sent:done', 't_checked:done', 't_decided:done'])
})

test('what was given up ends where it stood', () => {
  assert.deepEqual(states('canceled'), ['t_begun:done'])
  assert.deepEqual(states('expired', sent), ['t_begun:done', 't_sent:done'])
})
