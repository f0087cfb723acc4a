import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blockState } from './block-state.ts'

const [BEFORE, NOW, AFTER] = ['2026-11-27', '2026-11-28', '2026-11-29'].map((day) => new Date(`${day}T12:00:00Z`)) as [Date, Date, Date]

for (const [lifted_at, expires_at, state] of [
  [null, null, 'active'], [null, AFTER, 'active'], [null, NOW, 'expired'], [null, BEFORE, 'expired'],
  [BEFORE, null, 'lifted'], [BEFORE, AFTER, 'lifted'], [BEFORE, BEFORE, 'lifted'],
] as const) {
  void test(`lifted ${lifted_at?.toISOString() ?? 'never'}, ends ${expires_at?.toISOString() ?? 'never'}: ${state}`, () => {
    assert.equal(blockState({ lifted_at, expires_at }, NOW), state)
  })
}
