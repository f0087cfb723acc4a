// What has to be done again, for every reason there is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REASONS, REASON_CODES, REASON_PLACES, type Reason } from '#contract/reasons.ts'
import { sidesOf } from './document-sides.ts'
import { redoOf } from './redo.ts'
import { SPECIMEN_KINDS } from '#specimens/kinds.ts'

const CARD = { kind: 'cn_resident_id', issuing_country: 'CHN' } as const
const PAGE = { kind: 'passport', issuing_country: 'UTO' } as const

const ROWS: [Reason[], typeof CARD | typeof PAGE, string[]][] = [
  [[{ code: 'document_blurred', at: 'emblem' }], CARD, ['emblem']],
  [[{ code: 'document_blurred', at: 'registration' }], CARD, ['portrait', 'emblem']],
  [[{ code: 'data_not_readable', at: 'address' }], CARD, ['portrait']],
  [[{ code: 'data_not_readable', at: 'authority' }], CARD, ['emblem']],
  [[{ code: 'data_not_readable', at: 'name' }], PAGE, ['data_page']],
  [[{ code: 'sides_mismatch', at: 'emblem' }], CARD, ['portrait', 'emblem']],
  [[{ code: 'document_expired', at: 'emblem' }], CARD, ['document', 'portrait', 'emblem', 'document_number', 'expiry_date']],
  [[{ code: 'wrong_document_type', at: 'data_page' }], PAGE, ['document', 'data_page', 'document_number', 'expiry_date']],
  [[{ code: 'name_mismatch', at: 'name' }], CARD, ['name']],
  [[{ code: 'dob_mismatch', at: 'registration' }], CARD, ['date_of_birth']],
  [[{ code: 'contact_not_confirmed', at: 'phone' }], CARD, ['phone']],
  [[{ code: 'contact_not_confirmed', at: 'registration' }], CARD, ['email', 'phone']],
  [[{ code: 'selfie_without_id', at: 'selfie_with_document' }], PAGE, ['selfie_with_document']],
  [[{ code: 'under_age', at: 'registration' }, { code: 'duplicate_document', at: 'registration' }], PAGE, []],
  [[{ code: 'sex_mismatch', at: 'sex' }, { code: 'document_glare', at: 'emblem' }, { code: 'low_resolution', at: 'emblem' }], CARD, ['emblem', 'sex']],
  [[], CARD, []],
]

for (const [reasons, document, want] of ROWS) {
  void test(`${reasons.map((each) => `${each.code}@${each.at}`).join(' ') || 'nothing'}: ${want.join(' ') || 'nothing'}`, () => {
    assert.deepEqual(redoOf(reasons, document), want)
  })
}

void test('every reason at every place: a retryable one names something to do, a final one nothing', () => {
  for (const kind of SPECIMEN_KINDS) {
    for (const code of REASON_CODES) {
      for (const at of REASON_PLACES) {
        const redo = redoOf([{ code, at }], { kind, issuing_country: 'UTO' })
        assert.equal(redo.length > 0, REASONS[code].weight === 'retryable', `${code} ${at}`)
      }
    }
  }
})

void test('the sides the policy asks for are those done again', () => {
  assert.deepEqual(sidesOf('id_card'), ['front', 'back'])
  assert.deepEqual(redoOf([{ code: 'sides_mismatch', at: 'registration' }], { kind: 'id_card', issuing_country: 'UTO', sides: ['front'] }), ['front'])
})
