// Due times: business days of the country, whatever the clocks do.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { array, assert as holds, constantFrom, date, integer, property, subarray } from 'fast-check'
import { dueAt, isBusinessDay } from './due.ts'
import { addDays, endOfDay, localDate, weekdayOf } from './local-date.ts'
import { parsePolicy } from './policy.ts'

const plain = { businessDays: 2, holidays: [] as string[], weekend: [6, 7], timezone: 'UTC' }

const ROWS: [what: string, submitted: string, change: Partial<typeof plain>, due: string][] = [
  ['Monday to Wednesday', '2026-11-23T09:00:00Z', {}, '2026-11-25T23:59:59.999Z'],
  ['over a weekend', '2026-11-19T09:00:00Z', {}, '2026-11-23T23:59:59.999Z'],
  ['sent on a Saturday', '2026-11-21T09:00:00Z', {}, '2026-11-24T23:59:59.999Z'],
  ['over a holiday', '2026-11-23T09:00:00Z', { holidays: ['2026-11-24'] }, '2026-11-26T23:59:59.999Z'],
  ['no days', '2026-11-23T09:00:00Z', { businessDays: 0 }, '2026-11-23T23:59:59.999Z'],
  ['no days, on a Sunday', '2026-11-22T09:00:00Z', { businessDays: 0 }, '2026-11-23T23:59:59.999Z'],
  ['already tomorrow there', '2026-11-22T18:00:00Z', { timezone: 'Asia/Tokyo', businessDays: 1 }, '2026-11-24T14:59:59.999Z'],
  ['still yesterday there', '2026-11-23T03:00:00Z', { timezone: 'America/New_York', businessDays: 1 }, '2026-11-24T04:59:59.999Z'],
  ['clocks go back meanwhile', '2026-10-23T09:00:00Z', { timezone: 'Europe/Berlin', businessDays: 1 }, '2026-10-26T22:59:59.999Z'],
  ['clocks go forward meanwhile', '2026-03-27T09:00:00Z', { timezone: 'Europe/Berlin', businessDays: 1 }, '2026-03-30T21:59:59.999Z'],
  ['weekend of Friday and Saturday', '2026-11-19T09:00:00Z', { weekend: [5, 6], businessDays: 1 }, '2026-11-22T23:59:59.999Z'],
  ['a leap day', '2028-02-28T09:00:00Z', { businessDays: 1 }, '2028-02-29T23:59:59.999Z'],
]

for (const [what, submitted, change, due] of ROWS) void test(`due ${what}`, () => assert.equal(dueAt(submitted, { ...plain, ...change }), due))

const zones = constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Chatham', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Apia')
const moments = date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2028-12-31T00:00:00Z'), noInvalidDate: true }).map((each) => each.toISOString())
const calendars = property(
  moments, zones, integer({ min: 0, max: 10 }), subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }), array(integer({ min: 0, max: 40 }), { maxLength: 15 }),
  (submitted, timezone, businessDays, weekend, daysOff) => {
    const first = localDate(submitted, timezone)
    const holidays = daysOff.map((days) => addDays(first, days))
    const calendar = { businessDays, holidays, weekend, timezone }
    const due = dueAt(submitted, calendar)
    const day = localDate(due, timezone)
    assert.ok(isBusinessDay(day, calendar), `${day} is no business day`)
    assert.ok(due >= submitted)
    assert.equal(localDate(new Date(Date.parse(due) + 1).toISOString(), timezone), addDays(day, 1), 'the last moment of the day')
    let between = 0
    for (let each = addDays(first, 1); each <= day; each = addDays(each, 1)) if (isBusinessDay(each, calendar)) between++
    assert.equal(between, businessDays === 0 ? (day === first ? 0 : 1) : businessDays)
  },
)

void test('property: never on a weekend or holiday, in any timezone, with exactly the business days between', () => holds(calendars, { numRuns: 400 }))

void test('no decision falls due on a day off of a shipped policy', () => {
  for (const file of globSync('rulebook/policies/*.json')) {
    const policy = parsePolicy(JSON.parse(readFileSync(file, 'utf8')))
    for (let day = '2026-01-01'; day < '2027-12-20'; day = addDays(day, 1)) {
      const due = localDate(dueAt(`${day}T12:00:00Z`, { ...policy, businessDays: policy.review_business_days }), policy.timezone)
      assert.ok(!policy.holidays.includes(due) && !policy.weekend.includes(weekdayOf(due)), `${file} ${due}`)
    }
  }
})

void test('a calendar without a business day is refused', () => {
  assert.throws(() => dueAt('2026-11-23T09:00:00Z', { ...plain, weekend: [1, 2, 3, 4, 5, 6, 7] }), RangeError)
})

void test('the end of a day on which the clocks change', () => {
  assert.equal(endOfDay('2026-10-25', 'Europe/Berlin'), '2026-10-25T22:59:59.999Z')
  assert.equal(endOfDay('2026-03-29', 'Europe/Berlin'), '2026-03-29T21:59:59.999Z')
  // The change lies between the end of the day there and the end of the day in UTC.
  assert.equal(endOfDay('2026-09-26', 'Pacific/Auckland'), '2026-09-26T11:59:59.999Z')
})
