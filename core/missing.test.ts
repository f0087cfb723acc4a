// What is to do before submitting, thing by thing and in order.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { missingFields, missingOf, type Draft } from './missing.ts'
import { parsePolicy } from './policy.ts'

const UT = parsePolicy(JSON.parse(readFileSync('rulebook/policies/ut.json', 'utf8')))
const complete: Draft = {
  policy: UT,
  document: { kind: 'id_card', issuing_country: 'UTO' },
  photos: [{ side: 'front', verdict: 'good', used_anyway: false }, { side: 'back', verdict: 'usable', used_anyway: false }],
  details: { name: 'Raphael Hythloday', date_of_birth: '1980-05-06', document_number: 'X1234567', sex: 'M', expiry_date: '2030-01-01' },
  consents: UT.consents.map(({ purpose, version }) => ({ purpose, version, granted: true })),
  contacts: { email_confirmed: true, phone_confirmed: true },
}
const photos = (verdict: 'good' | 'usable' | 'retake' | null, used_anyway = false): Draft['photos'] => [{ side: 'front', verdict, used_anyway }, complete.photos[1]!]

const ROWS: [what: string, Partial<Draft>, want: string[]][] = [
  ['nothing', {}, []],
  ['no document', { document: null }, ['document']],
  ['a document that does not count', { document: { kind: 'id_card', issuing_country: 'XXA' } }, ['document']],
  ['no pictures', { photos: [] }, ['front', 'back']],
  ['a picture still being read', { photos: photos(null) }, ['front']],
  ['a refused picture', { photos: photos('retake') }, ['front']],
  ['a refused picture sent in spite of it', { photos: photos('retake', true) }, []],
  ['a usable picture', { photos: photos('usable') }, []],
  ['a side of another kind only', { photos: [{ side: 'portrait', verdict: 'good', used_anyway: false }] }, ['front', 'back']],
  ['no details', { details: null }, ['details']],
  ['an empty detail', { details: { ...complete.details, name: ' ' } }, ['details']],
  ['no consents', { consents: [] }, ['consents']],
  ['one consent refused', { consents: complete.consents.map((each, i) => ({ ...each, granted: i > 0 })) }, ['consents']],
  ['a consent to an older text', { consents: complete.consents.map((each) => ({ ...each, version: '2020-01-01' })) }, ['consents']],
  ['a consent taken back', { consents: [...complete.consents, { ...complete.consents[0]!, granted: false }] }, ['consents']],
  ['a consent given after all', { consents: [{ ...complete.consents[0]!, granted: false }, ...complete.consents] }, []],
  ['no e-mail', { contacts: { email_confirmed: false, phone_confirmed: true } }, ['email']],
  ['no phone', { contacts: { email_confirmed: true, phone_confirmed: false } }, ['phone']],
  ['sides and fields to be done again', { redo: ['back', 'name'] }, ['back', 'details']],
  ['a field to be done again that is not asked for', { redo: ['ethnicity'] }, []],
  ['everything', { document: null, photos: [], details: null, consents: [], contacts: { email_confirmed: false, phone_confirmed: false } },
    ['document', 'consents', 'details', 'email', 'phone']],
]

for (const [what, change, want] of ROWS) {
  void test(`missing ${what}: ${want.join(' ') || 'may be submitted'}`, () => assert.deepEqual(missingOf({ ...complete, ...change }), want))
}

void test('contacts and consents the policy does not require are not missing', () => {
  const loose = structuredClone(UT)
  loose.checks.email_confirmed.requirement = 'not_required'
  for (const consent of loose.consents) consent.required = false
  const draft = { ...complete, policy: loose, consents: [], contacts: { email_confirmed: false, phone_confirmed: true } }
  assert.deepEqual(missingOf(draft), [])
})

void test('the fields that are not filled in, by name', () => {
  assert.deepEqual(missingFields(UT, null), UT.fields)
  assert.deepEqual(missingFields(UT, { name: 'A' }), UT.fields.filter((field) => field !== 'name'))
})
