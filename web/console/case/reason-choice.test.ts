// Every reason can be chosen where it belongs and nowhere else; suggestions come from the checks that did not pass.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REASONS, REASON_CODES, REASON_PLACES, type Check, type ReasonPlace } from '#contract/reasons.ts'
import { FIELD_NAMES, PHOTO_SIDES } from '#contract/words.ts'
import { codesAt, isNeutral, placesOf, suggestedItems, toggled } from './reason-choice.ts'

const fieldsOf = new Set<string>(FIELD_NAMES)
const check = (status: Check['status'], ...reasons: Check['reasons']): Check => ({ name: 'image_quality', status, requirement: 'required', reasons, evidence: {} })

void test('asking again offers retryable reasons only, at every place', () => {
  for (const place of REASON_PLACES) for (const code of codesAt('ask_again', place, [])) assert.equal(REASONS[code].weight, 'retryable', `${code} at ${place}`)
})

void test('each retryable reason has a place, each final one is offered for rejecting', () => {
  const somewhere = new Set(REASON_PLACES.flatMap((place) => codesAt('ask_again', place, [])))
  const rejecting = new Set(codesAt('reject', 'registration', []))
  for (const code of REASON_CODES) assert.equal((REASONS[code].weight === 'retryable' ? somewhere : rejecting).has(code), true, code)
  assert.equal([...rejecting].every((code) => REASONS[code].weight === 'final'), true)
})

void test('a reason is about its place: pictures at sides, faces at the selfie, values at fields, codes at contacts', () => {
  for (const place of REASON_PLACES) {
    for (const code of codesAt('ask_again', place, [])) {
      if (code === 'data_not_readable') continue
      const about = REASONS[code].about
      const right = place === 'selfie_with_document' ? 'selfie' : (PHOTO_SIDES as readonly string[]).includes(place) ? 'photo' : fieldsOf.has(place) ? 'field' : 'contact'
      assert.equal(about, right, `${code} at ${place}`)
    }
  }
  assert.deepEqual(codesAt('ask_again', 'registration', []), [])
  assert.deepEqual(codesAt('ask_again', 'sex', []), ['data_not_readable', 'sex_mismatch'])
  assert.equal(codesAt('ask_again', 'portrait', []).includes('front_missing'), false)
  assert.equal(codesAt('ask_again', 'front', []).includes('front_missing'), true)
})

void test('what the machine found comes first, and only at its place', () => {
  const suggested = [{ at: 'emblem', code: 'document_glare' }] as const
  assert.equal(codesAt('ask_again', 'emblem', suggested)[0], 'document_glare')
  assert.equal(codesAt('ask_again', 'portrait', suggested)[0], 'document_blurred')
  assert.equal(codesAt('reject', 'registration', [{ at: 'registration', code: 'under_age' }])[0], 'under_age')
  assert.deepEqual(codesAt('approve', 'registration', []), [])
})

void test('suggestions: failed and warned checks, each once, of the asked weight, unknown codes left out', () => {
  const glare = { code: 'document_glare', at: 'front' } as const
  const checks = [
    check('failed', glare), check('warning', glare, { code: 'duplicate_document', at: 'registration' }), check('passed', { code: 'document_blurred', at: 'front' }),
    check('failed', { code: 'of_tomorrow' as 'document_glare', at: 'front' }),
  ]
  assert.deepEqual(suggestedItems(checks, 'retryable'), [{ at: 'front', code: 'document_glare' }])
  assert.deepEqual(suggestedItems(checks, 'final'), [{ at: 'registration', code: 'duplicate_document' }])
})

void test('places: sides sent, fields typed, contacts not confirmed, in this order', () => {
  const places: ReasonPlace[] = placesOf({
    photos: [{ side: 'front', received_at: '', used_anyway: false, reading: null }],
    compared: (['name', 'authority'] as const).map((field) => (
      { field, typed: field === 'name' ? 'A' : null, printed: 'A', mrz: null, confidence: null, doubtful: false, result: 'same' }
    )),
    contacts: [{ channel: 'email', masked: '', confirmed: true }, { channel: 'phone', masked: '', confirmed: false }],
  })
  assert.deepEqual(places, ['front', 'name', 'phone'])
})

void test('choosing twice takes out again', () => {
  const item = { at: 'front', code: 'document_glare' } as const
  const other = { at: 'back', code: 'document_glare' } as const
  assert.deepEqual(toggled(toggled(toggled([], item), other), item), [other])
})

void test('neutral reasons are known as such', () => {
  for (const code of REASON_CODES) assert.equal(isNeutral(code), REASONS[code].audience === 'neutral')
})
