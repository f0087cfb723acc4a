// UUIDv7: the shape of RFC 9562, the time in it, and an order that never falls.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from './ids.ts'

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

void test('an id has the shape of version 7 and carries its time', () => {
  const before = Date.now()
  const id = newId()
  assert.match(id, SHAPE)
  const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  assert.ok(time >= before && time <= Date.now() + 1)
})

void test('a hundred thousand ids rise, also while the clock stands still or goes back', () => {
  const start = Date.now()
  let last = newId(start)
  for (let i = 0; i < 100_000; i += 1) {
    const id = newId(i % 3 === 0 ? start - 60_000 : start)
    assert.ok(id > last, `${id} after ${last}`)
    assert.match(id, SHAPE)
    last = id
  }
})
