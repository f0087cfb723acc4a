// The cards of China and Hong Kong: what holds for every seed, and which variants come up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { hasRightHkidCheck, isHmtResidenceNumber, isPermanentResidenceNumber, isTravelPermitNumber, readResidentId } from '#core/document-number.ts'
import { drawFlat } from './draw.ts'
import { inventPerson } from './person.ts'
import { WRITINGS, scriptFont } from './second-script.ts'
import { SPECIMEN_RED } from './sheet.ts'

const TODAY = '2026-03-01'
const seeds = fc.nat()

void test('numbers are what their rules ask for, and tell birth and sex where they do', () => {
  fc.assert(fc.property(seeds, (seed) => {
    const permit = inventPerson('cn_hmt_residence_permit', seed, {}, TODAY)
    assert.ok(isHmtResidenceNumber(permit.document_number))
    assert.ok(isTravelPermitNumber(permit.former_number!))
    const card = inventPerson('hk_identity_card', seed, {}, TODAY)
    assert.ok(hasRightHkidCheck(card.document_number))
    assert.match(card.first_issue!, /^(0[1-9]|1[0-2])-\d\d$/)
    const travel = inventPerson('cn_travel_permit', seed, {}, TODAY)
    assert.ok(isTravelPermitNumber(travel.document_number))
    const resident = inventPerson('cn_permanent_residence', seed, {}, TODAY)
    assert.ok(isPermanentResidenceNumber(resident.document_number))
    for (const person of [permit, resident]) {
      const told = readResidentId(person.document_number)
      if (told) assert.deepEqual([told.date_of_birth, told.sex], [person.date_of_birth, person.sex])
    }
    assert.equal(resident.document_number.startsWith('9'), resident.issue_date >= '2023-12-01')
  }))
})

void test('every home, both permanent cards and the card of 1999 come up', () => {
  const many = Array.from({ length: 120 }, (_, seed) => seed)
  const regions = new Set(many.map((seed) => inventPerson('cn_hmt_residence_permit', seed, {}, TODAY).document_number.slice(0, 6)))
  assert.deepEqual([...regions].sort(), ['810000', '820000', '830000'])
  const cards = many.map((seed) => inventPerson('cn_permanent_residence', seed, {}, TODAY))
  assert.ok(cards.some((card) => card.former_number) && cards.some((card) => card.document_number.startsWith('UTO')))
  const old = inventPerson('cn_travel_permit', 1, { issue_date: '2009-05-05' }, TODAY)
  assert.ok(old.document_number.length === 11 || /^\d{8}$/.test(old.document_number))
})

void test('resident cards vary: second writings, names in two rows, addresses of one to four rows', () => {
  const people = Array.from({ length: 600 }, (_, seed) => inventPerson('cn_resident_id', seed, {}, TODAY))
  assert.deepEqual(new Set(people.flatMap(({ second_script: second }) => (second ? [second.script] : []))), new Set(['uyghur', 'tibetan', 'mongolian']))
  assert.ok(people.some(({ name }) => Array.from(name).length > 12))
  assert.ok(people.some(({ address }) => address.length <= 10) && people.some(({ address }) => address.length > 36))
})

void test('each card is plainly marked: red lettering on every side', () => {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(SPECIMEN_RED.slice(at, at + 2), 16)) as [number, number, number]
  const sides = [
    ['cn_resident_id', 'portrait'], ['cn_resident_id', 'emblem'], ['cn_hmt_residence_permit', 'portrait'], ['cn_hmt_residence_permit', 'emblem'],
    ['hk_identity_card', 'front'], ['cn_travel_permit', 'front'], ['cn_travel_permit', 'back'], ['cn_permanent_residence', 'front'], ['cn_permanent_residence', 'back'],
  ] as const
  for (const [kind, side] of sides) {
    const { pen, canvas } = drawFlat(kind, side, inventPerson(kind, 4, {}, TODAY), 4, 'tuning', 6)
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    let marked = 0
    for (let i = 0; i < data.length; i += 4) if (Math.abs(data[i]! - red) + Math.abs(data[i + 1]! - green) + Math.abs(data[i + 2]! - blue) < 24) marked++
    assert.ok(marked > 0.002 * (data.length / 4), `${kind} ${side}: ${marked} pixels`)
  }
})

void test('where the machine has no font for a second writing, the card is drawn in Chinese alone', () => {
  const person = inventPerson('cn_resident_id', 15, { second_script: { script: 'mongolian', name: WRITINGS.mongolian.labels.name } }, TODAY)
  const { second_script: _, ...plain } = person
  const draw = (holder: typeof plain): Buffer => drawFlat('cn_resident_id', 'portrait', holder, 15, 'tuning', 5).canvas.toBuffer('image/png')
  assert.equal(draw(person).equals(draw(plain)), scriptFont('mongolian') === null)
})
