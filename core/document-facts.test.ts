// What the document says, gathered from its sides: which value counts and which is sure.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventPerson } from '#specimens/person.ts'
import { truthOf } from '#specimens/truth.ts'
import { comparedFields } from './compare-case.ts'
import { SURE_PRINT, factsFor, gatherFacts, printedForZone } from './document-facts.ts'
import { madeReading } from './made-readings.ts'

const TODAY = '2026-11-22'
const page = () => madeReading(truthOf('passport', 'data_page', inventPerson('passport', 9, {}, TODAY)), TODAY)
const emblem = () => madeReading(truthOf('cn_resident_id', 'emblem', inventPerson('cn_resident_id', 9, {}, TODAY)), TODAY)

void test('validity gives issue and expiry', () => {
  const reading = emblem()
  const validity = reading.fields.find((field) => field.name === 'validity')!
  validity.value = '2020.02.29-长期'
  const facts = gatherFacts({ emblem: reading })
  assert.deepEqual([facts.issue_date?.printed?.value, facts.expiry_date?.printed?.value], ['2020-02-29', '长期'])
  validity.value = 'unreadable'
  assert.equal(gatherFacts({ emblem: reading }).expiry_date, undefined)
})

void test('print is sure from a confidence on, unless doubtful; a zone when accepted and not corrected', () => {
  const reading = page()
  const printed = reading.fields.find((field) => field.name === 'name' && field.source === 'printed')!
  const isSure = () => gatherFacts({ data_page: reading }).name!
  assert.ok(isSure().printed!.sure && isSure().mrz!.sure)
  printed.confidence = SURE_PRINT - 0.01
  assert.equal(isSure().printed!.sure, false)
  Object.assign(printed, { confidence: SURE_PRINT, doubtful: true })
  assert.equal(isSure().printed!.sure, false)
  reading.mrz!.corrected = true
  assert.equal(isSure().mrz!.sure, false)
})

void test('of two prints the clearer one counts, and failed sides count for nothing', () => {
  const front = page()
  const back = page()
  back.fields.find((field) => field.name === 'sex' && field.source === 'printed')!.confidence = 0.99
  assert.equal(gatherFacts({ front, back, data_page: null }).sex?.printed?.side, 'back')
})

void test('a name that fills its zone may have been cut', () => {
  const reading = page()
  const inZone = reading.fields.find((field) => field.name === 'name' && field.source === 'mrz')!
  assert.equal(gatherFacts({ data_page: reading }).name?.mrz?.cut, false)
  inZone.raw = 'A'.repeat(39)
  assert.equal(gatherFacts({ data_page: reading }).name?.mrz?.cut, true)
})

void test('sure values come first, of those the zone; a zone is held against the Latin print', () => {
  const reading = page()
  const facts = gatherFacts({ data_page: reading })
  assert.equal(factsFor(facts, 'sex')[0], facts.sex?.mrz)
  reading.mrz!.accepted = false
  assert.equal(factsFor(gatherFacts({ data_page: reading }), 'sex')[0]?.sure, true)
  reading.fields.push({ ...reading.fields.find((field) => field.name === 'name')!, name: 'name_latin', value: 'HYTHLODAY' })
  assert.equal(printedForZone(gatherFacts({ data_page: reading }), 'name')?.value, 'HYTHLODAY')
})

void test('the case page shows each field from all three sources with its result', () => {
  const reading = page()
  const printed = reading.fields.find((field) => field.name === 'sex' && field.source === 'printed')!
  printed.doubtful = true
  const rows = comparedFields({ name: 'Nemo Outis', address: 'Amaurot' }, { data_page: reading, back: null })
  const row = (field: string) => rows.find((each) => each.field === field)!
  assert.equal(row('name').result, 'different')
  assert.ok(row('name').printed && row('name').mrz && row('name').confidence! > 0.9)
  assert.deepEqual([row('address').typed, row('address').printed, row('address').result], ['Amaurot', null, 'not_comparable'])
  assert.deepEqual([row('sex').typed, row('sex').doubtful, row('sex').result], [null, true, 'not_comparable'])
  assert.equal(rows.some((each) => each.field === 'name_latin'), false)
  assert.deepEqual(comparedFields(null, {}), [])
})
