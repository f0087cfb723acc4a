// What the policies of China and Hong Kong make of their own cards: genuine ones pass every check, wrong numbers and contradictions do not.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import { ISSUERS, type SpecimenKind } from '#specimens/kinds.ts'
import { inventPerson } from '#specimens/person.ts'
import { truthOf } from '#specimens/truth.ts'
import { sidesOf } from './document-sides.ts'
import { madeReading } from './made-readings.ts'
import { parsePolicy, type Policy } from './policy.ts'
import { proposeDetails } from './propose.ts'
import { lastYears, parseRegions } from './regions.ts'
import { NO_REPEATS } from './repeats.ts'
import { runChecks, type CheckInput } from './run-checks.ts'

const TODAY = '2026-11-22'
const load = (country: string): Policy => parsePolicy(JSON.parse(readFileSync(`rulebook/policies/${country}.json`, 'utf8')))
const POLICIES = { CHN: load('cn'), HKG: load('hk') }
const REGIONS = lastYears(parseRegions((JSON.parse(readFileSync('rulebook/lexicons/cn-regions.json', 'utf8')) as { regions: Record<string, unknown> }).regions))
const KINDS = ['cn_resident_id', 'cn_hmt_residence_permit', 'cn_travel_permit', 'cn_permanent_residence', 'hk_identity_card'] as const satisfies SpecimenKind[]
type Card = (typeof KINDS)[number]

/** A registration with a card of this kind, the form filled as proposed; `change` spoils what was read. */
function checked(kind: Card, seed: number, change: Partial<Record<FieldName, string>> = {}, wish: Parameters<typeof inventPerson>[2] = {}) {
  const person = inventPerson(kind, seed, wish, TODAY)
  const readings: Partial<Record<PhotoSide, Reading>> = {}
  for (const side of sidesOf(kind)) readings[side] = madeReading(truthOf(kind, side, person), TODAY)
  const document = { kind, issuing_country: ISSUERS[kind] }
  const input: CheckInput = {
    policy: kind === 'hk_identity_card' ? POLICIES.HKG : POLICIES.CHN, today: TODAY, document, readings, usedAnyway: [], details: proposeDetails(readings, document),
    contacts: { email_confirmed: true, phone_confirmed: true }, repeats: NO_REPEATS, blocked: [], linesHeld: 0, linesTogether: 0, linesAsked: 1, regions: REGIONS, alphabet: null, samples: new Set<string>(), mode: 'live',
    faces: 'not_looked_at',
  }
  for (const field of Object.values(readings).flatMap((reading) => reading.fields)) Object.assign(field, change[field.name] === undefined ? {} : { value: change[field.name] })
  return new Map(runChecks(input).filter((check) => check.name !== 'data_comparison').map((check) => [check.name, check.status]))
}

void test('genuine cards pass every check their policy runs', () => {
  for (const kind of KINDS) {
    for (let seed = 1; seed <= 60; seed++) {
      const open = [...checked(kind, seed)].filter(([, status]) => status === 'failed' || status === 'warning')
      assert.deepEqual(open, [], `${kind} ${seed}`)
    }
  }
})

void test('a number of another kind, or with a wrong check, does not pass', () => {
  const wrong: Record<Card, string> = {
    cn_resident_id: '11010519491231002Y', cn_hmt_residence_permit: '11010519491231002X', cn_travel_permit: 'C12345678', cn_permanent_residence: '911999198001010011',
    hk_identity_card: 'A123456(4)',
  }
  for (const kind of KINDS) assert.equal(checked(kind, 3, { document_number: wrong[kind] }).get('document_numbers'), 'warning', kind)
})

void test('a birth date other than the number tells is a contradiction, where the number tells one', () => {
  for (const kind of ['cn_resident_id', 'cn_hmt_residence_permit'] as const) assert.equal(checked(kind, 3, { date_of_birth: '1970-02-03' }).get('data_consistency'), 'failed', kind)
  const dates = { date_of_birth: '1980-01-01', issue_date: '2024-05-06', expiry_date: '2034-05-06' }
  assert.equal(checked('cn_permanent_residence', 3, { date_of_birth: '1980-01-02' }, dates).get('data_consistency'), 'failed')
  const old = { date_of_birth: '1980-01-01', issue_date: '2020-05-06', expiry_date: '2030-05-06' }
  assert.equal(checked('cn_permanent_residence', 3, { date_of_birth: '1980-01-02' }, old).get('data_consistency'), 'passed')
})

void test('a travel permit that is over goes back, an identity card of Hong Kong never is', () => {
  assert.equal(checked('cn_travel_permit', 3, {}, { expiry_date: '2025-01-01' }).get('document_expiry'), 'failed')
  assert.equal(checked('hk_identity_card', 3).get('document_expiry'), 'not_applicable')
})
