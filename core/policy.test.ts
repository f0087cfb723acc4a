// Policies: every shipped file parses, the parser names what is wrong, and no rule knows a country.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CountryRules } from '#contract/service.ts'
import { Value } from 'typebox/value'
import { sidesOf } from './document-sides.ts'
import { findAccepted, parsePolicy, PolicyNotValid, RUN_CHECKS, SELFIE_CHECKS, rulesOf, type Policy } from './policy.ts'

const FILES = globSync('rulebook/policies/*.json')
const load = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
const ut = (): Record<string, unknown> => load('rulebook/policies/ut.json')

void test('every shipped policy is valid, named after its country and shows its sources', () => {
  assert.deepEqual(FILES.map((file) => file.slice(-7, -5)).sort(), ['cn', 'hk', 'jp', 'sg', 'ut'])
  for (const file of FILES) {
    const policy = parsePolicy(load(file))
    assert.equal(`${policy.country.toLowerCase()}.json`, file.slice(-7))
    assert.ok(Value.Check(CountryRules, rulesOf(policy)), file)
    for (const document of policy.documents) assert.deepEqual(document.sides, sidesOf(document.kind), `${file} ${document.kind}`)
    for (const holiday of policy.holidays) assert.ok(!policy.weekend.includes(new Date(holiday).getUTCDay() || 7), `${file} ${holiday} is a weekend anyway`)
    assert.ok(policy.specimen_states.includes('UTO'), file)
  }
})

void test('a policy that is not known to be right leaves the last word to a person', () => {
  for (const file of FILES) {
    const policy = parsePolicy(load(file))
    if (policy.country !== 'UT') assert.equal(policy.machine_may_approve, false, file)
  }
})

void test('what the law does not tell stays null, and a source says that it is unknown', () => {
  for (const file of FILES) {
    const policy = parsePolicy(load(file))
    for (const [fact, value] of Object.entries({ min_age: policy.min_age, retention: policy.retention, remote_pictures: policy.remote_pictures, copies_kept: policy.copies_kept })) {
      if (value !== null) continue
      assert.ok(policy.sources.some((source) => source.fact === fact && source.confidence === 'unknown'), `${file} ${fact}`)
    }
  }
})

void test('pictures online are not lawful in Japan since April 2026, and the lawful ways are named in both languages', () => {
  const jp = parsePolicy(load('rulebook/policies/jp.json'))
  assert.deepEqual([jp.remote_pictures, jp.effective_from, jp.elsewhere], [false, '2026-04-01', ['jp_jpki', 'jp_chip']])
  for (const file of globSync('rulebook/texts/{en,zh-Hans}.json')) {
    const texts = load(file) as { elsewhere: Record<string, string>; consents: Record<string, { version: string }> }
    for (const each of FILES) {
      const policy = parsePolicy(load(each))
      for (const key of policy.elsewhere) assert.ok(texts.elsewhere[key], `${file} elsewhere.${key}`)
      for (const asked of policy.consents) assert.equal(texts.consents[asked.purpose]?.version, asked.version, `${file} ${each} ${asked.purpose}`)
    }
  }
})

void test('an unknown permission for pictures is none to the subscriber', () => {
  const sg = parsePolicy(load('rulebook/policies/sg.json'))
  assert.equal(sg.remote_pictures, null)
  assert.equal(rulesOf(sg).remote_pictures, false)
})

void test('the parser names the field', () => {
  const cases: [string, (policy: Record<string, unknown>) => void][] = [
    ['min_age', (p) => (p['min_age'] = 16.5)],
    ['country', (p) => delete p['country']],
    ['coutry', (p) => (p['coutry'] = 'UT')],
    ['effective_from', (p) => (p['effective_from'] = '2026-13-01')],
    ['timezone', (p) => (p['timezone'] = 'Utopia/Amaurot')],
    ['retention', (p) => (p['retention'] = 'two years')],
    ['documents.0.kind', (p) => ((p['documents'] as { kind: string }[])[0]!.kind = 'library card')],
    ['checks.liveness', (p) => ((p['checks'] as Record<string, unknown>)['liveness'] = { requirement: 'required', on_warning: 'person', on_failed: 'person' })],
    ['checks.age', (p) => delete (p['checks'] as Record<string, unknown>)['age']],
    ['checks.age.on_failed', (p) => ((p['checks'] as Record<string, Record<string, unknown>>)['age']!['on_failed'] = 'approve')],
    ['elsewhere', (p) => (p['remote_pictures'] = false)],
    ['max_lines.scope', (p) => (p['max_lines'] = { count: 5, scope: null })],
  ]
  for (const [field, spoil] of cases) {
    const json = ut()
    spoil(json)
    assert.throws(() => parsePolicy(json), (error: Error) => error instanceof PolicyNotValid && error.message.startsWith(`${field}: `), field)
  }
  assert.throws(() => parsePolicy(null), PolicyNotValid)
})

void test('a required check cannot be switched off by ignoring its outcome', () => {
  for (const name of RUN_CHECKS) {
    for (const change of [{ on_warning: 'ignore' }, { on_failed: 'ignore' }] as const) {
      const policy = ut() as unknown as Policy
      Object.assign(policy.checks[name], { requirement: 'required' }, change)
      assert.throws(() => parsePolicy(policy), new RegExp(`^PolicyNotValid: checks.${name}: `))
    }
  }
})

void test('where the machine approves, what it must prove is required', () => {
  for (const name of RUN_CHECKS) {
    const policy = ut() as unknown as Policy
    policy.checks[name].requirement = 'not_required'
    const mayBeLeft = ['document_repeat', 'image_reuse', 'contact_repeat', 'blocklist', 'lines_per_id_quota', 'age', 'phone_confirmed', 'email_confirmed', ...SELFIE_CHECKS].includes(name)
    if (mayBeLeft) assert.ok(parsePolicy(policy))
    else assert.throws(() => parsePolicy(policy), /^PolicyNotValid: machine_may_approve: /)
    assert.ok(parsePolicy({ ...policy, machine_may_approve: false }))
  }
})

void test('a selfie is asked for with all its checks and with a consent of its own that is free; no policy rejects by a face', () => {
  const asking = (): Policy => {
    const policy = ut() as unknown as Policy
    for (const document of policy.documents) document.sides.push('selfie_with_document')
    for (const name of SELFIE_CHECKS) policy.checks[name].requirement = 'required'
    policy.consents.push({ purpose: 'face_comparison', version: '2026-11-28', required: false })
    return policy
  }
  assert.ok(parsePolicy(asking()))
  for (const name of SELFIE_CHECKS) {
    const policy = asking()
    policy.checks[name].requirement = 'not_required'
    for (const machine_may_approve of [true, false]) assert.throws(() => parsePolicy({ ...policy, machine_may_approve }), new RegExp(`^PolicyNotValid: checks.${name}: required where`))
    const rejecting = ut() as unknown as Policy
    rejecting.checks[name].on_failed = 'reject'
    assert.throws(() => parsePolicy(rejecting), new RegExp(`^PolicyNotValid: checks.${name}: nobody is rejected by a face`))
  }
  const held = asking()
  held.consents.at(-1)!.required = true
  assert.throws(() => parsePolicy(held), /^PolicyNotValid: consents: /)
  assert.throws(() => parsePolicy({ ...asking(), consents: (ut() as unknown as Policy).consents }), /^PolicyNotValid: consents: /)
})

void test('documents count by kind and issuing state', () => {
  const policy = parsePolicy(ut())
  const counts = (kind: 'passport' | 'id_card' | 'cn_resident_id', issuing_country: string): boolean => findAccepted(policy, { kind, issuing_country }) !== null
  assert.ok(counts('passport', 'UTO') && counts('passport', 'GBR') && counts('id_card', 'UTO') && counts('cn_resident_id', 'CHN'))
  assert.ok(!counts('id_card', 'GBR') && !counts('cn_resident_id', 'UTO'))
})

void test('no file of core names a country; countries are data', () => {
  const code = /['"`](CN|HK|SG|JP|UT|CHN|HKG|SGP|JPN|UTO|MAC|TWN|GBR|DEU|USA|FRA)['"`]|\b(China|Hong Kong|Singapore|Japan|Utopia)\b/
  // The list of all codes there are is a standard's table, and the tables of romanisation and numbers are named for their standards.
  const tables = new Set(['core/state-codes.ts'])
  const files = globSync('core/**/*.ts').filter((file) => !file.endsWith('.test.ts') && !tables.has(file))
  assert.ok(files.length > 15)
  for (const file of files) {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
    assert.doesNotMatch(text, code, file)
  }
})
