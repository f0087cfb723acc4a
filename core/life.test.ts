// Walks every cell of the life of a registration.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { NEXT_ACTORS, REGISTRATION_STATUSES } from '#contract/words.ts'
import { after, fold, isEditable, isOpen, LIFE, MOVES, nextActor, type Move } from './life.ts'

test('every status has a row that says who acts next, and every move leads to a status there is', () => {
  assert.deepEqual(Object.keys(LIFE).toSorted(), [...REGISTRATION_STATUSES].toSorted())
  for (const status of REGISTRATION_STATUSES) {
    assert.ok(NEXT_ACTORS.includes(nextActor(status)))
    for (const move of MOVES) {
      const next = after(status, move)
      assert.ok(next === null || REGISTRATION_STATUSES.includes(next), `${move} in ${status}`)
    }
  }
})

test('every move is possible somewhere, and every status but the first can be reached', () => {
  for (const move of MOVES) assert.ok(REGISTRATION_STATUSES.some((status) => after(status, move)), move)
  const reached = new Set(REGISTRATION_STATUSES.flatMap((status) => MOVES.map((move) => after(status, move))))
  assert.deepEqual(REGISTRATION_STATUSES.filter((status) => !reached.has(status)), ['draft'])
})

test('only the machine while checking, or staff, approves', () => {
  assert.deepEqual(REGISTRATION_STATUSES.filter((status) => after(status, 'approve')), ['checking', 'in_review', 'on_hold'])
})

test('what has ended is never submitted or decided again', () => {
  for (const status of REGISTRATION_STATUSES.filter((each) => !isOpen(each))) {
    for (const move of ['submit', 'approve', 'reject', 'ask_again', 'cancel'] as const) assert.equal(after(status, move), null, `${move} in ${status}`)
  }
})

test('pictures and details change only while it is the subscriber’s turn', () => {
  assert.deepEqual(REGISTRATION_STATUSES.filter(isEditable), ['draft', 'resubmission_requested', 'reverification_required'])
})

test('a history folds into the status its last move led to, and an impossible one throws', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 30 }), (tried: Move[]) => {
      let status: (typeof REGISTRATION_STATUSES)[number] = 'draft'
      const made = tried.filter((move) => {
        const next = after(status, move)
        if (next) status = next
        return next !== null
      })
      assert.equal(fold(made), status)
      const wrong = MOVES.find((move) => after(status, move) === null)
      if (wrong) assert.throws(() => fold([...made, wrong]), /impossible history/)
    }),
  )
})
