// The last answer to a consent counts, whatever the order it comes in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentGiven } from '#contract/registration.ts'
import type { ConsentPurpose } from '#contract/service.ts'
import { latestConsents } from './latest-consents.ts'

const asked = (purpose: ConsentPurpose) => ({ purpose, version: '1', required: true })
const given = (purpose: ConsentPurpose, granted: boolean, at: string): ConsentGiven => ({ purpose, version: '1', granted, at })

test('one answer for each consent asked for, the latest', () => {
  const consents = [given('sensitive_data', true, '2026-01-02'), given('sensitive_data', false, '2026-01-03'), given('identity_registration', true, '2026-01-02'), given('identity_registration', false, '2026-01-01')]
  const latest = latestConsents({ consents, consents_asked: [asked('identity_registration'), asked('sensitive_data'), asked('document_pictures')] })
  assert.deepEqual(latest.map((each) => [each.purpose, each.granted]), [['identity_registration', true], ['sensitive_data', false]])
})
