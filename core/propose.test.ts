// What the form is filled with from the readings.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Value } from 'typebox/value'
import type { Reading } from '#contract/reading.ts'
import { Details } from '#contract/registration.ts'
import type { PhotoSide } from '#contract/words.ts'
import { inventPerson, type SpecimenPerson } from '#specimens/person.ts'
import { SIDES, type SpecimenKind } from '#specimens/kinds.ts'
import { truthOf } from '#specimens/truth.ts'
import { madeReading } from './made-readings.ts'
import { proposeDetails } from './propose.ts'

const TODAY = '2026-11-22'
function read(kind: SpecimenKind, seed: number): { person: SpecimenPerson; readings: Partial<Record<PhotoSide, Reading | null>> } {
  const person = inventPerson(kind, seed, {}, TODAY)
  return { person, readings: Object.fromEntries(SIDES[kind].map((side) => [side, madeReading(truthOf(kind, side, person), TODAY)])) }
}
const chosen = (kind: SpecimenKind) => ({ kind, issuing_country: 'UTO' })

void test('what is proposed is what the specimen says, and the contract takes it', () => {
  for (const kind of ['cn_resident_id', 'passport', 'id_card'] as const) {
    for (let seed = 1; seed <= 40; seed++) {
      const { person, readings } = read(kind, seed)
      const proposed = proposeDetails(readings, chosen(kind))
      assert.ok(Value.Check(Details, proposed))
      assert.equal(proposed.date_of_birth, person.date_of_birth)
      assert.equal(proposed.document_number, person.document_number)
      assert.equal(proposed.expiry_date, person.expiry_date)
      assert.equal(proposed.name, kind === 'cn_resident_id' ? person.name : `${person.family_name} ${person.given_names}`.toUpperCase())
      assert.equal(proposed.name_latin, undefined)
    }
  }
})

void test('nothing read, nothing proposed', () => {
  assert.deepEqual(proposeDetails({}, chosen('passport')), {})
  assert.deepEqual(proposeDetails({ data_page: null }, chosen('passport')), {})
})

void test('numbers come from an accepted zone, from print where the zone is not sure', () => {
  const { readings } = read('passport', 5)
  const page = readings.data_page!
  const printed = page.fields.find((field) => field.name === 'document_number' && field.source === 'printed')!
  const inZone = page.fields.find((field) => field.name === 'document_number' && field.source === 'mrz')!
  printed.value = 'P11111111'
  assert.equal(proposeDetails(readings, chosen('passport')).document_number, inZone.value)
  page.mrz!.accepted = false
  assert.equal(proposeDetails(readings, chosen('passport')).document_number, 'P11111111')
  page.fields = page.fields.filter((field) => field !== printed)
  assert.equal(proposeDetails(readings, chosen('passport')).document_number, inZone.value)
})

void test('a document with characters and Latin letters fills both names', () => {
  const { readings } = read('passport', 5)
  const name = readings.data_page!.fields.find((field) => field.name === 'name' && field.source === 'printed')!
  name.value = '乌有'
  const proposed = proposeDetails(readings, chosen('passport'))
  assert.equal(proposed.name, '乌有')
  assert.match(proposed.name_latin!, /^[A-Z ]+$/)
})

void test('a resident number tells birth and sex where they were not read', () => {
  const { person, readings } = read('cn_resident_id', 5)
  readings.portrait!.fields = readings.portrait!.fields.filter((field) => field.name === 'document_number')
  const proposed = proposeDetails(readings, chosen('cn_resident_id'))
  assert.deepEqual([proposed.date_of_birth, proposed.sex], [person.date_of_birth, person.sex])
})

void test('what the contract would not take is left out', () => {
  const { readings } = read('passport', 5)
  for (const field of readings.data_page!.fields) {
    if (field.name === 'date_of_birth') field.value = '1980-05'
    if (field.name === 'document_number') field.value = 'Ж12'
  }
  const proposed = proposeDetails(readings, chosen('passport'))
  assert.equal(proposed.date_of_birth, undefined)
  assert.equal(proposed.document_number, undefined)
})

void test('a zone with the same letters in more words gives the name its spaces back', () => {
  const { readings } = read('passport', 5)
  const [inPrint, inZone] = ['printed', 'mrz'].map((source) => readings.data_page!.fields.find((field) => field.name === 'name' && field.source === source)!)
  inPrint!.value = 'Rossi PeterGiles'
  inZone!.value = 'ROSSI PETER GILES'
  inZone!.raw = 'ROSSI<<PETER<GILES<<<'
  assert.equal(proposeDetails(readings, chosen('passport')).name, 'ROSSI PETER GILES')
  inPrint!.value = 'Rossi PeterGibes'
  assert.equal(proposeDetails(readings, chosen('passport')).name, 'Rossi PeterGibes', 'other letters are for the person to see')
})
