// Which verification an account needs, and the next move in each status.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Account, Line } from '#contract/account.ts'
import { REGISTRATION_STATUSES, type RegistrationStatus } from '#contract/words.ts'
import { moveOf, needsOf } from './verification-of.ts'

const line = (country: string, status: Line['status']): Line => ({
  id: country, subscriber_id: 's', status, services: { data: 'locked', voice_sms_in: 'locked', voice_sms_out: 'locked' }, plan_id: 'p', plan_name: {}, country,
  activation_code: null, iccid: null, registration_id: null, created_at: '2026-11-20T07:00:00Z',
})
const account = (lines: Line[], registrations: Account['registrations']): Account => ({ id: 'a', contacts: [], locale: 'en', has_password: true, lines, registrations, only_registration: null })
const begun = (status: RegistrationStatus, created_at: string, country = 'UT'): Account['registrations'][number] => ({ id: created_at, status, country, created_at, due_at: null })

test('one need per country, with the newest registration that is not over', () => {
  const needs = needsOf(account([line('UT', 'locked'), line('CN', 'active')], [begun('canceled', '2026-11-22'), begun('draft', '2026-11-21'), begun('approved', '2026-11-20', 'CN')]))
  assert.deepEqual(needs.map((need) => [need.country, need.registration?.status, need.locked]), [['UT', 'draft', true], ['CN', 'approved', false]])
  assert.deepEqual(needsOf(account([], [])), [])
})

test('every status has a next move', () => {
  const moves: Record<RegistrationStatus, string> = {
    draft: 'continue', submitted: 'look', checking: 'look', in_review: 'look', on_hold: 'look', resubmission_requested: 'mend', approved: 'begin', rejected: 'look',
    expired: 'begin', canceled: 'begin', reverification_required: 'mend', redacted: 'begin',
  }
  for (const status of REGISTRATION_STATUSES) assert.equal(moveOf({ country: 'UT', registration: begun(status, '2026'), locked: true }), moves[status], status)
  assert.equal(moveOf({ country: 'UT', registration: null, locked: true }), 'begin')
  assert.equal(moveOf({ country: 'UT', registration: begun('approved', '2026'), locked: false }), 'look')
  assert.equal(moveOf({ country: 'UT', registration: begun('canceled', '2026'), locked: false }), 'none')
})
