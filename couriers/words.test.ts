// What people are told: neutral stays neutral, places are named, values fill in once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REASONS, REASON_CODES, REASON_PLACES } from '#contract/reasons.ts'
import { LOCALES } from '#contract/words.ts'
import { hasText, listReasons, message, tellDay, tellReason, tellRetention, text } from './words.ts'

void test('every reason at every place is told in every language without a gap', () => {
  for (const locale of LOCALES)
    for (const code of REASON_CODES)
      for (const at of REASON_PLACES) {
        const told = tellReason(locale, { code, at })
        assert.equal(told.retryable, REASONS[code].weight === 'retryable')
        assert.ok(told.title.length > 3 && told.remedy.length > 3, `${locale} ${code} ${at}`)
        assert.doesNotMatch(told.title + told.remedy, /[{}]|undefined/, `${locale} ${code} ${at}`)
      }
})

void test('neutral reasons cannot be told apart', () => {
  for (const locale of LOCALES) {
    const told = REASON_CODES.filter((code) => REASONS[code].audience === 'neutral').flatMap((code) =>
      REASON_PLACES.map((at) => JSON.stringify(tellReason(locale, { code, at }))),
    )
    assert.equal(new Set(told).size, 1)
    assert.match(told[0] ?? '', /"code":null,"at":"registration","retryable":false/)
  }
})

void test('a reason names its side or field', () => {
  assert.deepEqual(tellReason('en', { code: 'document_blurred', at: 'emblem' }), {
    code: 'document_blurred', at: 'emblem', retryable: true,
    title: 'The photo is blurred', remedy: 'Hold the phone still, let it focus and retake the emblem side.',
  })
  assert.equal(tellReason('zh-Hans', { code: 'document_blurred', at: 'portrait' }).remedy, '把手机放稳，对焦后重拍人像面。')
  assert.equal(tellReason('en', { code: 'data_not_readable', at: 'date_of_birth' }).title, 'The date of birth cannot be read')
  assert.equal(tellReason('en', { code: 'contact_not_confirmed', at: 'phone' }).title, 'The phone number is not confirmed')
})

void test('the list of reasons says the same thing once', () => {
  const blurred = tellReason('en', { code: 'document_blurred', at: 'front' })
  const neutral = tellReason('en', { code: 'face_mismatch', at: 'registration' })
  const list = listReasons([blurred, neutral, tellReason('en', { code: 'blocklisted', at: 'registration' })])
  assert.equal(list.split('\n\n').length, 2)
  assert.match(list, /^- The photo is blurred\n {2}Hold the phone still/)
})

void test('a message is filled in, in both forms', () => {
  const values = { operator: 'Utopia Mobile', code: '123456', minutes: '10' }
  const told = message('en', 'sign_in_code', values)
  assert.equal(told.sms, 'Utopia Mobile: 123456 is your code to sign in, good for 10 min. Give it to nobody.')
  assert.equal(told.email.subject, 'Your sign-in code: 123456')
  assert.match(message('zh-Hans', 'sign_up_existing', values).sms, /已有账号.*123456/)
})

void test('a value that looks like a placeholder is not filled in again', () => {
  const told = message('en', 'sign_in_code', { operator: '{code}', code: '123456', minutes: '10' })
  assert.match(told.sms, /^\{code\}: 123456/)
})

void test('unknown keys and missing values throw, and hasText tells beforehand', () => {
  assert.throws(() => text('en', 'reasons.no_such.title'), /no text/)
  assert.throws(() => text('en', 'reasons'), /no text/)
  assert.throws(() => text('en', 'durations.years'), /needs a value for "count"/)
  assert.equal(hasText('en', 'statuses.approved'), true)
  assert.equal(hasText('zh-Hans', 'statuses.unheard_of'), false)
})

void test('retention and days read as people write them', () => {
  assert.equal(tellRetention('en', 'P2Y'), '2 years after your contract ends')
  assert.equal(tellRetention('en', 'P1Y6M'), '1 year 6 months after your contract ends')
  assert.equal(tellRetention('zh-Hans', 'P2Y'), '合同终止后 2 年')
  assert.equal(tellRetention('en', null), 'your contract ends')
  assert.throws(() => tellRetention('en', 'P'), /duration/)
  assert.throws(() => tellRetention('en', '2 years'), /duration/)
  assert.equal(tellDay('en', '2026-11-22T23:30:00Z', 'Asia/Shanghai'), '23 November 2026')
  assert.equal(tellDay('zh-Hans', '2026-11-22'), '2026年11月22日')
})
