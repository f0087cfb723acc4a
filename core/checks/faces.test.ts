// The three checks of a selfie with the document, walked through every outcome; and whatever they say, nobody is rejected.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Check } from '#contract/reasons.ts'
import type { ReadField, Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import { inventPerson } from '#specimens/person.ts'
import { truthOf } from '#specimens/truth.ts'
import { MAY_NOT_APPLY, decide } from '../decide.ts'
import { madeFace, madeFaces, madeHolder, madeInHand, madeVerdict, type MadeFaces } from '../made-faces.ts'
import { madeReading } from '../made-readings.ts'
import { parsePolicy, RUN_CHECKS, SELFIE_CHECKS, type CheckRule, type Policy } from '../policy.ts'
import { proposeDetails } from '../propose.ts'
import { runChecks, type CheckInput } from '../run-checks.ts'
import { NO_REPEATS } from '../repeats.ts'

const TODAY = '2026-11-22'
const UT = parsePolicy(JSON.parse(readFileSync('rulebook/policies/ut.json', 'utf8')))

/** Utopia's policy, the selfie asked for. */
function asking(): Policy {
  const policy = structuredClone(UT)
  for (const document of policy.documents) document.sides.push('selfie_with_document')
  for (const name of SELFIE_CHECKS) policy.checks[name].requirement = 'required'
  policy.consents.push({ purpose: 'face_comparison', version: '2026-11-28', required: false })
  return parsePolicy(policy)
}
const ASKING = asking()

type Loose = { -readonly [K in keyof CheckInput]: CheckInput[K] } & { readings: Partial<Record<PhotoSide, Reading | null>> }

/** A passport and its holder's selfie, all as it should be. */
function genuine(): Loose {
  const person = inventPerson('passport', 7, {}, TODAY)
  const page = madeReading(truthOf('passport', 'data_page', person), TODAY)
  const selfie = { ...structuredClone(page), picture: { width: 1200, height: 1600, sha256: 'selfie' } }
  const document = { kind: 'passport', issuing_country: 'UTO' }
  return {
    policy: ASKING, today: TODAY, document, readings: { data_page: page, selfie_with_document: selfie }, usedAnyway: [],
    details: proposeDetails({ data_page: page }, document), contacts: { email_confirmed: true, phone_confirmed: true }, repeats: NO_REPEATS, blocked: [], linesHeld: 0, linesTogether: 0,
    linesAsked: 1, regions: null, alphabet: null, samples: new Set<string>(), mode: 'sandbox', faces: madeFaces(),
  }
}

const held = (input: Loose): Reading => input.readings.selfie_with_document!
const each = (input: Loose, name: FieldName, change: Partial<ReadField>): void => {
  for (const field of held(input).fields) if (field.name === name) Object.assign(field, change)
}
const unread = (input: Loose, ...names: FieldName[]): void => {
  held(input).fields = held(input).fields.filter((field) => !names.includes(field.name))
}
const seen = (made: MadeFaces) => (input: Loose): void => { input.faces = madeFaces(made) }
const blank = (input: Loose): void => unread(input, 'document_number', 'name', 'date_of_birth')

type Row = [check: string, status: Check['status'], reasons: string, what: string, spoil: (input: Loose) => void]
const SELFIE = 'selfie_with_document'
const ROWS: Row[] = [
  ['face_detected', 'passed', '', 'holder and portrait', () => {}],
  ['face_detected', 'passed', '', 'the document seen, a thumb on its portrait', seen({ selfie: [madeHolder()] })],
  ['face_detected', 'passed', '', 'a ghost beside the portrait in the hand', seen({ selfie: [madeHolder(), madeInHand(), madeFace(800, 1100, 90)] })],
  ['face_detected', 'passed', '', 'two faces, the document\'s place unknown', seen({ card: null })],
  ['face_detected', 'passed', '', 'the portrait in the hand larger than the holder', seen({ selfie: [madeFace(200, 900, 450), madeFace(400, 200, 300)] })],
  ['face_detected', 'failed', `selfie_no_face@${SELFIE}`, 'nobody', seen({ selfie: [] })],
  ['face_detected', 'failed', `selfie_no_face@${SELFIE}`, 'the document alone', seen({ selfie: [madeInHand()] })],
  ['face_detected', 'failed', `selfie_without_id@${SELFIE}`, 'a face and no document', seen({ selfie: [madeHolder()], card: null })],
  ['face_detected', 'failed', `selfie_multiple_faces@${SELFIE}`, 'a second person', seen({ selfie: [madeHolder(), madeFace(900, 300, 300), madeInHand()] })],
  ['face_detected', 'warning', `selfie_multiple_faces@${SELFIE}`, 'three faces, the document\'s place unknown', seen({ selfie: [madeHolder(), madeInHand(), madeFace(800, 1100, 90)], card: null })],
  ...(['face_too_small', 'face_turned_away', 'face_blurred', 'face_too_dark', 'face_too_bright'] as const).map((fault): Row => [
    'face_detected', 'failed', `face_not_comparable@${SELFIE}`, `the holder's ${fault}`, seen({ selfie: [madeHolder([fault]), madeInHand()] }),
  ]),
  ['face_detected', 'passed', '', 'a blurred portrait in the hand', seen({ selfie: [madeHolder(), madeInHand(['face_blurred'])] })],
  ['face_detected', 'failed', 'low_resolution@data_page', 'a portrait too small on the document', seen({ portrait: [madeFace(0, 0, 60, ['face_too_small'])] })],
  ['face_detected', 'warning', `face_not_comparable@${SELFIE}`, 'a portrait printed softly', seen({ portrait: [madeFace(0, 0, 200, ['face_blurred'])] })],
  ['face_detected', 'warning', 'data_not_readable@data_page', 'no portrait found on the document', seen({ portrait: [] })],
  ['face_detected', 'warning', `face_not_comparable@${SELFIE}`, 'no consent', (i) => (i.faces = 'no_consent')],
  ['face_detected', 'warning', `face_not_comparable@${SELFIE}`, 'nobody has looked', (i) => (i.faces = 'not_looked_at')],
  ['face_detected', 'warning', `face_not_comparable@${SELFIE}`, 'the engine away', (i) => (i.faces = { ...madeFaces(), document: null, selfie: null, holder: null, in_hand: null, problem: 'provider_away' })],
  ['face_detected', 'warning', `selfie_no_face@${SELFIE}`, 'nobody, sent in spite of a refusal', (i) => {
    i.faces = madeFaces({ selfie: [] })
    i.usedAnyway = [SELFIE]
  }],
  ['face_detected', 'not_applicable', '', 'no selfie asked for', (i) => (i.policy = UT)],

  ['face_match', 'passed', '', 'a match', () => {}],
  ['face_match', 'warning', `face_not_comparable@${SELFIE}`, 'inconclusive', seen({ holder: 'inconclusive' })],
  ['face_match', 'failed', 'face_mismatch@registration', 'a mismatch', seen({ holder: 'mismatch' })],
  ['face_match', 'failed', `face_not_comparable@${SELFIE}`, 'not comparable', seen({ holder: 'not_comparable' })],
  ['face_match', 'failed', `face_not_comparable@${SELFIE}`, 'a mismatch of a face turned away', seen({ holder: 'mismatch', selfie: [madeHolder(['face_turned_away']), madeInHand()] })],
  ['face_match', 'failed', `face_not_comparable@${SELFIE}`, 'a match with a soft portrait', seen({ portrait: [madeFace(0, 0, 200, ['face_blurred'])] })],
  ['face_match', 'passed', '', 'a match, the portrait in the hand another', seen({ inHand: 'mismatch' })],
  ['face_match', 'warning', `face_not_comparable@${SELFIE}`, 'nobody to compare', seen({ selfie: [] })],
  ['face_match', 'warning', `face_not_comparable@${SELFIE}`, 'found and not compared', (i) => (i.faces = { ...madeFaces({ holder: null }), problem: 'provider_away' })],
  ['face_match', 'warning', `face_not_comparable@${SELFIE}`, 'no consent', (i) => (i.faces = 'no_consent')],
  ['face_match', 'warning', `face_not_comparable@${SELFIE}`, 'nobody has looked', (i) => (i.faces = 'not_looked_at')],
  ['face_match', 'warning', 'face_mismatch@registration', 'a mismatch, sent in spite of a refusal', (i) => {
    i.faces = madeFaces({ holder: 'mismatch' })
    i.usedAnyway = [SELFIE]
  }],
  ['face_match', 'not_applicable', '', 'no selfie asked for', (i) => (i.policy = UT)],

  ['document_in_hand', 'passed', '', 'all the same', () => {}],
  ['document_in_hand', 'passed', '', 'its number alone', (i) => unread(i, 'name', 'date_of_birth')],
  ['document_in_hand', 'passed', '', 'its number alone, no consent to faces', (i) => {
    unread(i, 'name', 'date_of_birth')
    i.faces = 'no_consent'
  }],
  ['document_in_hand', 'passed', '', 'name and birth date', (i) => {
    unread(i, 'document_number')
    i.faces = 'no_consent'
  }],
  ['document_in_hand', 'passed', '', 'its portrait alone', blank],
  ['document_in_hand', 'warning', `selfie_id_not_readable@${SELFIE}`, 'its portrait alone, badly seen', (i) => {
    blank(i)
    i.faces = madeFaces({ selfie: [madeHolder(), madeInHand(['face_blurred'])] })
  }],
  ['document_in_hand', 'warning', `selfie_id_not_readable@${SELFIE}`, 'the name alone, no consent', (i) => {
    unread(i, 'document_number', 'date_of_birth')
    i.faces = 'no_consent'
  }],
  ['document_in_hand', 'warning', `selfie_id_not_readable@${SELFIE}`, 'nothing read, portrait inconclusive', (i) => {
    blank(i)
    i.faces = madeFaces({ inHand: 'inconclusive' })
  }],
  ['document_in_hand', 'warning', `selfie_id_not_readable@${SELFIE}`, 'another number, doubtfully read, and nothing else', (i) => {
    unread(i, 'name', 'date_of_birth')
    each(i, 'document_number', { value: 'X00000000', doubtful: true })
    i.faces = 'no_consent'
  }],
  ['document_in_hand', 'warning', `sides_mismatch@${SELFIE}`, 'another number', (i) => each(i, 'document_number', { value: 'X00000000' })],
  ['document_in_hand', 'warning', `sides_mismatch@${SELFIE}`, 'another birth date', (i) => each(i, 'date_of_birth', { value: '1970-01-01' })],
  ['document_in_hand', 'warning', `sides_mismatch@${SELFIE}`, 'another portrait on the same number', seen({ inHand: 'mismatch' })],
  ['document_in_hand', 'failed', `selfie_without_id@${SELFIE}`, 'the picture of the document once more', (i) => (held(i).picture.sha256 = i.readings.data_page!.picture.sha256)],
  ['document_in_hand', 'warning', `selfie_id_not_readable@${SELFIE}`, 'the reader failed', (i) => (i.readings.selfie_with_document = null)],
  ['document_in_hand', 'warning', `selfie_id_not_readable@${SELFIE}`, 'all the same, sent in spite of a refusal', (i) => (i.usedAnyway = [SELFIE])],
  ['document_in_hand', 'not_applicable', '', 'no selfie asked for', (i) => (i.policy = UT)],
]

const told = (check: Check): string => check.reasons.map(({ code, at }) => `${code}@${at}`).join(' ')

for (const [name, status, reasons, what, spoil] of ROWS) {
  void test(`${name}, ${what}: ${status}`, () => {
    const input = genuine()
    spoil(input)
    const check = runChecks(input).find((each) => each.name === name)!
    assert.deepEqual([check.status, told(check)], [status, reasons])
  })
}

void test('what is as it should be is approved, and a selfie disturbs no other check', () => {
  const checks = runChecks(genuine())
  assert.deepEqual(checks.filter(({ status }) => status === 'failed' || status === 'warning'), [])
  assert.equal(decide(checks, ASKING, { attempt: 1 }).outcome, 'approved')
  for (const [, , , , spoil] of ROWS) {
    const input = genuine()
    spoil(input)
    if (input.policy === UT) continue
    const others = runChecks(input).filter(({ name }) => !SELFIE_CHECKS.some((own) => own === name))
    assert.deepEqual(others.filter(({ status }) => status === 'failed' || status === 'warning'), [])
  }
})

void test('nothing but all three proven approves, and nothing rejects: in any policy, in any attempt, whoever mismatches', () => {
  const rules: CheckRule[] = (['person', 'ignore'] as const).flatMap((on_warning) =>
    (['person', 'resubmission', 'reject', 'ignore'] as const).map((on_failed): CheckRule => ({ requirement: 'required', on_warning, on_failed })))
  for (const [name, status, , what, spoil] of ROWS) {
    const input = genuine()
    spoil(input)
    if (input.policy === UT) continue
    const checks = runChecks(input)
    const isProven = checks.every((check) => check.status === 'passed' || (check.status === 'not_applicable' && MAY_NOT_APPLY.has(check.name as (typeof RUN_CHECKS)[number])))
    for (const rule of rules) {
      const policy: Policy = { ...ASKING, checks: { ...ASKING.checks, face_detected: rule, face_match: rule, document_in_hand: rule } }
      for (const attempt of [1, ASKING.max_attempts, ASKING.max_attempts + 1]) {
        const { outcome } = decide(checks, policy, { attempt })
        assert.notEqual(outcome, 'rejected', `${name} ${what}`)
        assert.equal(outcome === 'approved', isProven, `${name} ${status} ${what} ${JSON.stringify(rule)}`)
      }
    }
  }
})

void test('a mismatch goes to a person and never back, by the policies that are shipped', () => {
  const input = genuine()
  input.faces = madeFaces({ holder: 'mismatch' })
  const { outcome, reasons } = decide(runChecks(input), ASKING, { attempt: 1 })
  assert.deepEqual([outcome, reasons], ['in_review', [{ code: 'face_mismatch', at: 'registration' }]])
})

void test('a verdict without a score, as a provider may give, does not reject either', () => {
  const input = genuine()
  input.faces = { ...madeFaces(), holder: { ...madeVerdict('mismatch'), score: null } }
  const policy: Policy = { ...ASKING, checks: { ...ASKING.checks, face_match: { requirement: 'required', on_warning: 'person', on_failed: 'reject' } } }
  assert.equal(decide(runChecks(input), policy, { attempt: 1 }).outcome, 'in_review')
})

void test('evidence names no value of the document and gives no bare number for likeness', () => {
  const input = genuine()
  const checks = runChecks(input).filter(({ name }) => SELFIE_CHECKS.some((own) => own === name))
  const evidence = JSON.stringify(checks.map((check) => check.evidence))
  for (const field of held(input).fields) if (field.value.length > 4) assert.ok(!evidence.includes(field.value))
  assert.ok(!evidence.includes('0.97') && evidence.includes('"band":"match"') && evidence.includes('dlib'))
})
