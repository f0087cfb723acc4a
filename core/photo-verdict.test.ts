// What a person is told right after the upload, picture by picture.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PictureFault, Reading } from '#contract/reading.ts'
import type { PhotoSide } from '#contract/words.ts'
import { inventPerson } from '#specimens/person.ts'
import { SIDES, type SpecimenKind } from '#specimens/kinds.ts'
import { truthOf } from '#specimens/truth.ts'
import { madeReading } from './made-readings.ts'
import { judgePhoto, type ExpectedPhoto } from './photo-verdict.ts'

const TODAY = '2026-11-22'
const good = (kind: SpecimenKind, side: PhotoSide): Reading => madeReading(truthOf(kind, side, inventPerson(kind, 3, {}, TODAY)), TODAY)
const expected = (kind: SpecimenKind, side: PhotoSide): ExpectedPhoto => ({ kind, side, issuing_country: kind === 'cn_resident_id' ? 'CHN' : 'UTO' })
const fault = (code: PictureFault['code'], weight: PictureFault['weight']): PictureFault => ({ code, weight, box: null })
const empty = (reading: Reading): void => void Object.assign(reading, { fields: [], mrz: null, document: { ...reading.document, kind: null, side: null, confidence: 0 } })

type Row = [what: string, SpecimenKind, PhotoSide, spoil: (reading: Reading, expected: ExpectedPhoto) => void, want: string]
const ROWS: Row[] = [
  ...Object.entries(SIDES).flatMap(([kind, sides]) => sides.map((side): Row => ['a good picture', kind as SpecimenKind, side, () => {}, 'good'])),
  ['a refused fault', 'passport', 'data_page', (r) => r.quality.faults.push(fault('document_blurred', 'refuse')), 'retake document_blurred@data_page'],
  ['two refused faults', 'passport', 'data_page', (r) => r.quality.faults.push(fault('document_blurred', 'refuse'), fault('low_resolution', 'refuse')),
    'retake document_blurred@data_page low_resolution@data_page'],
  ['a warning', 'passport', 'data_page', (r) => r.quality.faults.push(fault('document_glare', 'warn')), 'usable document_glare@data_page'],
  ['a hint for reviewers', 'passport', 'data_page', (r) => r.quality.faults.push(fault('photo_of_screen', 'hint')), 'good'],
  ['nothing in the picture', 'passport', 'data_page', empty, 'retake no_document_in_image@data_page'],
  ['nothing to be read for the blur', 'passport', 'data_page', (r) => {
    empty(r)
    r.quality.faults.push(fault('document_blurred', 'refuse'))
  }, 'retake document_blurred@data_page'],
  ['a blurred background and no document', 'passport', 'data_page', (r) => {
    empty(r)
    r.quality.faults.push(fault('document_blurred', 'refuse'), fault('no_document_in_image', 'refuse'))
  }, 'retake no_document_in_image@data_page'],
  ['no document by the gate', 'passport', 'data_page', (r) => r.quality.faults.push(fault('no_document_in_image', 'refuse')), 'retake no_document_in_image@data_page'],
  ['another kind', 'id_card', 'front', (r) => (r.document.kind = 'passport'), 'retake wrong_document_type@front'],
  ['perhaps another kind', 'cn_resident_id', 'portrait', (r) => Object.assign(r.document, { kind: 'passport', confidence: 0.5 }), 'good'],
  ['the other side for the first', 'cn_resident_id', 'portrait', (r) => (r.document.side = 'emblem'), 'retake front_missing@portrait'],
  ['the first side for the other', 'cn_resident_id', 'emblem', (r) => (r.document.side = 'portrait'), 'retake back_missing@emblem'],
  ['the side that is there already', 'id_card', 'back', (r, e) => {
    r.document.side = 'front'
    e.other = good('id_card', 'front')
  }, 'retake same_side_twice@back'],
  ['perhaps the other side', 'cn_resident_id', 'emblem', (r) => Object.assign(r.document, { side: 'portrait', confidence: 0.55 }), 'good'],
  ['no zone', 'passport', 'data_page', (r) => (r.mrz = null), 'retake mrz_not_readable@data_page'],
  ['no zone on the back', 'id_card', 'back', (r) => (r.mrz = null), 'retake mrz_not_readable@back'],
  ['no zone where none is', 'id_card', 'back', (r, e) => {
    r.mrz = null
    e.mrz = false
  }, 'good'],
  ['a wrong check digit', 'passport', 'data_page', (r) => (r.mrz!.check_digits[0]!.right = false), 'retake mrz_not_readable@data_page'],
  ['a zone not accepted', 'passport', 'data_page', (r) => (r.mrz!.accepted = false), 'usable mrz_not_readable@data_page'],
  ['a corrected zone', 'passport', 'data_page', (r) => (r.mrz!.corrected = true), 'usable mrz_not_readable@data_page'],
  ['a document of another state', 'passport', 'data_page', (_, e) => (e.issuing_country = 'XXA'), 'retake wrong_document_type@data_page'],
  ['unread fields', 'cn_resident_id', 'portrait', (r) => (r.missing = ['name', 'address']), 'usable data_not_readable@name data_not_readable@address'],
  ['a name in the zone only', 'passport', 'data_page', (r) => (r.fields = r.fields.filter((f) => f.name !== 'name' || f.source === 'mrz')),
    'usable data_not_readable@name'],
  ['a selfie with it', 'passport', 'selfie_with_document', () => {}, 'good'],
  ['a selfie without it', 'passport', 'selfie_with_document', empty, 'retake selfie_without_id@selfie_with_document'],
  ['a selfie of empty hands, blurred besides', 'passport', 'selfie_with_document', (r) => r.quality.faults.push(fault('document_blurred', 'refuse'), fault('no_document_in_image', 'refuse')),
    'retake selfie_without_id@selfie_with_document'],
  ['a selfie, nothing read', 'passport', 'selfie_with_document', (r) => (r.fields = []), 'usable selfie_id_not_readable@selfie_with_document'],
  ['a blurred selfie', 'passport', 'selfie_with_document', (r) => r.quality.faults.push(fault('document_blurred', 'refuse')), 'retake document_blurred@selfie_with_document'],
]

for (const [what, kind, side, spoil, want] of ROWS) {
  void test(`${kind} ${side}, ${what}: ${want}`, () => {
    const reading = good(kind, side === 'selfie_with_document' ? 'data_page' : side)
    const asked = expected(kind, side)
    spoil(reading, asked)
    const { verdict, faults } = judgePhoto(reading, asked)
    assert.equal([verdict, ...faults.map((each) => `${each.code}@${each.at}`)].join(' '), want)
  })
}

void test('the zone of a large card counts on its front, and none is wanted on its back then', () => {
  const person = inventPerson('id_card', 3, {}, TODAY)
  const [front, back] = (['front', 'back'] as const).map((side) => madeReading(truthOf('id_card', side, person, 'td2'), TODAY)) as [Reading, Reading]
  assert.equal(front.mrz?.format, 'TD2')
  assert.deepEqual(judgePhoto(front, expected('id_card', 'front')), { verdict: 'good', faults: [] })
  assert.deepEqual(judgePhoto(back, { ...expected('id_card', 'back'), other: front }), { verdict: 'good', faults: [] })
  assert.equal(judgePhoto(back, expected('id_card', 'back')).verdict, 'retake')
  front.mrz.check_digits[0]!.right = false
  assert.equal(judgePhoto(front, expected('id_card', 'front')).verdict, 'retake')
})

void test('a failure of the reader is not the subscriber\'s to mend, a broken file is', () => {
  const verdictOf = (problem: 'not_a_picture' | 'picture_damaged' | 'picture_too_large' | 'reader_failed') =>
    judgePhoto({ problem, detail: '' }, expected('passport', 'data_page')).verdict
  assert.equal(verdictOf('reader_failed'), 'usable')
  for (const problem of ['not_a_picture', 'picture_damaged', 'picture_too_large'] as const) assert.equal(verdictOf(problem), 'retake')
})
