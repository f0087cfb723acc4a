// What is accepted: a perfect reading of every side is, and each single blemish keeps it from being so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeReading } from '#core/made-readings.ts'
import type { PictureFault, ReadFailure, ReadField, Reading } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import { inventPerson } from '#specimens/person.ts'
import { truthOf } from '#specimens/truth.ts'
import type { SpecimenKind } from '#specimens/kinds.ts'
import { judgeSide, type SideVerdict } from './judge-side.ts'
import { loadRules } from './load-rules.ts'
import { formatOf } from './score-reading.ts'

const TODAY = '2026-06-01'
const rules = await loadRules(TODAY)

function perfect(kind: SpecimenKind, side: PhotoSide): Reading {
  const truth = truthOf(kind, side, inventPerson(kind, 930_000, {}, TODAY))
  const described = rules.sideOf(kind, side, truth.mrz && formatOf(truth.mrz))!.fields.map(({ name }) => name)
  const fields = Object.fromEntries(Object.entries(truth.fields).filter(([name]) => described.includes(name as FieldName)))
  return madeReading({ ...truth, fields }, TODAY)
}
function judge(kind: SpecimenKind, side: PhotoSide, seen: Reading | ReadFailure): SideVerdict {
  const person = inventPerson(kind, 930_000, {}, TODAY)
  const { mrz } = truthOf(kind, side, person)
  return judgeSide(seen, rules.askedOf(kind, side, person.issuing_country, mrz && formatOf(mrz)))
}

type Spoil = (reading: Reading) => Reading
const withField = (name: FieldName, source: ReadField['source'], change: Partial<ReadField>): Spoil => (reading) => ({
  ...reading, fields: reading.fields.map((field) => (field.name === name && field.source === source ? { ...field, ...change } : field)),
})
const without = (name: FieldName, source: ReadField['source']): Spoil => (reading) => ({
  ...reading, fields: reading.fields.filter((field) => field.name !== name || field.source !== source),
})
const withFault = (code: PictureFault['code'], weight: PictureFault['weight']): Spoil => (reading) => ({
  ...reading, quality: { ...reading.quality, faults: [{ code, weight, box: null }] },
})
const withZone = (change: Partial<NonNullable<Reading['mrz']>>): Spoil => (reading) => ({ ...reading, mrz: reading.mrz && { ...reading.mrz, ...change } })
const withDocument = (change: Partial<Reading['document']>): Spoil => (reading) => ({ ...reading, document: { ...reading.document, ...change } })

const CASES: readonly [string, SpecimenKind, PhotoSide, Spoil, SideVerdict['outcome']][] = [
  ['as it is', 'cn_resident_id', 'portrait', (reading) => reading, 'accepted'],
  ['as it is', 'cn_resident_id', 'emblem', (reading) => reading, 'accepted'],
  ['as it is', 'passport', 'data_page', (reading) => reading, 'accepted'],
  ['as it is', 'id_card', 'front', (reading) => reading, 'accepted'],
  ['as it is', 'id_card', 'back', (reading) => reading, 'accepted'],
  ['a number of another check digit', 'cn_resident_id', 'portrait', withField('document_number', 'printed', { value: '110101199001011230' }), 'person'],
  ['a birth date that is not the number\'s', 'cn_resident_id', 'portrait', withField('date_of_birth', 'printed', { value: '1988-08-08' }), 'person'],
  ['a name not sure', 'cn_resident_id', 'portrait', withField('name', 'printed', { confidence: 0.8 }), 'person'],
  ['a doubtful name', 'cn_resident_id', 'portrait', withField('name', 'printed', { doubtful: true }), 'person'],
  ['no name', 'cn_resident_id', 'portrait', without('name', 'printed'), 'person'],
  ['an address not sure', 'cn_resident_id', 'portrait', withField('address', 'printed', { confidence: 0.5 }), 'accepted'],
  ['a validity not sure', 'cn_resident_id', 'emblem', withField('validity', 'printed', { confidence: 0.5 }), 'person'],
  ['a zone not accepted', 'passport', 'data_page', withZone({ accepted: false }), 'person'],
  ['a corrected zone', 'passport', 'data_page', withZone({ corrected: true }), 'person'],
  ['a wrong check digit', 'passport', 'data_page', withZone({ check_digits: [{ field: 'document_number', right: false }] }), 'refused'],
  ['no zone', 'passport', 'data_page', (reading) => ({ ...reading, mrz: null }), 'refused'],
  ['another number in print', 'passport', 'data_page', withField('document_number', 'printed', { value: 'C12345678' }), 'person'],
  ['no name in print', 'passport', 'data_page', without('name', 'printed'), 'person'],
  ['no sex in print', 'passport', 'data_page', without('sex', 'printed'), 'accepted'],
  ['a refusing fault', 'id_card', 'front', withFault('document_blurred', 'refuse'), 'refused'],
  ['a warning', 'id_card', 'front', withFault('document_blurred', 'warn'), 'accepted'],
  ['a warning of a copy', 'id_card', 'front', withFault('photocopy', 'warn'), 'person'],
  ['another kind', 'id_card', 'front', withDocument({ kind: 'passport' }), 'refused'],
  ['perhaps another kind', 'id_card', 'front', withDocument({ kind: 'passport', confidence: 0.5 }), 'person'],
  ['the other side', 'id_card', 'front', withDocument({ side: 'back' }), 'refused'],
]
for (const [name, kind, side, spoil, outcome] of CASES) {
  void test(`${kind} ${side} with ${name}: ${outcome}`, () => {
    const verdict = judge(kind, side, spoil(perfect(kind, side)))
    assert.equal(verdict.outcome, outcome, verdict.reasons.join(', '))
    assert.equal(verdict.reasons.length === 0, outcome === 'accepted', 'whatever is not accepted has a reason')
  })
}

void test('a file that is no picture is refused, a reader that died is told apart', () => {
  assert.equal(judge('passport', 'data_page', { problem: 'not_a_picture', detail: '' }).outcome, 'refused')
  assert.equal(judge('passport', 'data_page', { problem: 'reader_failed', detail: '' }).outcome, 'failed')
})
