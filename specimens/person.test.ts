import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { ageAt } from './calendar.ts'
import { inventPerson } from './person.ts'
import { REGIONS } from './regions.ts'
import { residentDigit } from './resident-number.ts'
import { SPECIMEN_KINDS } from './kinds.ts'
import { chineseTerm } from './terms.ts'

const TODAY = '2026-03-01'
const seeds = fc.nat()

void test('the check character is that of GB 11643', () => {
  assert.equal(residentDigit('11010519491231002'), 'X')
  assert.equal(residentDigit('44052418800101001'), '4')
})

void test('every invented person is adult, and the document valid, all through the year of today', () => {
  fc.assert(fc.property(fc.constantFrom(...SPECIMEN_KINDS), seeds, (kind, seed) => {
    const person = inventPerson(kind, seed, {}, TODAY)
    assert.ok(ageAt(person.date_of_birth, '2026-01-01') >= 18)
    assert.ok(person.issue_date > person.date_of_birth && person.issue_date <= TODAY)
    assert.ok(person.expiry_date === '长期' || (kind === 'hk_identity_card' && person.expiry_date === '') || person.expiry_date >= '2026-12-31')
    assert.deepEqual(inventPerson(kind, seed, {}, '2026-12-31'), person)
  }))
})

void test('a Chinese number holds a region that exists, the birth date, the sex and its check character; the term fits the age', () => {
  fc.assert(fc.property(seeds, (seed) => {
    const person = inventPerson('cn_resident_id', seed, {}, TODAY)
    const number = person.document_number
    assert.match(number, /^\d{17}[\dX]$/)
    assert.equal(number[17], residentDigit(number.slice(0, 17)))
    assert.equal(number.slice(6, 14), person.date_of_birth.replaceAll('-', ''))
    assert.equal(Number(number[16]) % 2 === 1, person.sex === 'M')
    assert.equal(REGIONS.find(({ code }) => code === number.slice(0, 6))?.authority, person.authority)
    const term = chineseTerm(ageAt(person.date_of_birth, person.issue_date))
    const years = person.expiry_date === '长期' ? null : Number(person.expiry_date.slice(0, 4)) - Number(person.issue_date.slice(0, 4))
    assert.equal(years, term)
    assert.ok(person.address.length <= 50)
  }))
})

void test('wishes are taken and the rest follows them', () => {
  const child = inventPerson('cn_resident_id', 5, { date_of_birth: '2015-06-01' }, TODAY)
  assert.equal(child.document_number.slice(6, 14), '20150601')
  assert.equal(Number(child.expiry_date.slice(0, 4)) - Number(child.issue_date.slice(0, 4)), 5)
  const late = inventPerson('cn_resident_id', 6, { expiry_date: '2020-05-05', date_of_birth: '1990-02-02' }, TODAY)
  assert.deepEqual([late.issue_date, late.expiry_date], ['2010-05-05', '2020-05-05'])
  const passport = inventPerson('passport', 7, { expiry_date: '2020-05-05', date_of_birth: '1980-02-02' }, TODAY)
  assert.equal(passport.issue_date, '2010-05-05')
  const named = inventPerson('passport', 8, { name: 'Eriksson Anna Maria', sex: 'F' }, TODAY)
  assert.deepEqual([named.family_name, named.given_names], ['Eriksson', 'Anna Maria'])
  const rare = inventPerson('cn_resident_id', 9, { name: '李㛃𠅤' }, TODAY)
  assert.deepEqual([rare.family_name, rare.given_names, rare.name], ['李', '㛃𠅤', '李㛃𠅤'])
  const newborn = inventPerson('id_card', 10, { date_of_birth: '2026-01-15' }, TODAY)
  assert.ok(newborn.issue_date >= '2026-01-15' && newborn.issue_date <= TODAY)
})

void test('minority names with the middle dot and rare characters come up', () => {
  const names = Array.from({ length: 400 }, (_, seed) => inventPerson('cn_resident_id', seed, {}, TODAY).name)
  assert.ok(names.some((name) => name.includes('·')))
  assert.ok(names.some((name) => /[旻赟翾骉婳堉㛃䶮]/u.test(name)))
  assert.ok(new Set(names).size > 300)
})
