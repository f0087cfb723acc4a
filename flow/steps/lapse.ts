// Job: closes drafts nobody went on with, and sweeps what has ended.
import { nextActor } from '#core/life.ts'
import { forgetKeys } from '#store/idempotency.ts'
import { listAbandoned, lockRegistration } from '#store/registrations.ts'
import { forgetEnded } from '#store/sessions.ts'
import type { House } from '../house.ts'
import { move } from './move.ts'
import { SYSTEM } from './registration-event.ts'

const DRAFT_DAYS = 30
const KEY_HOURS = 72
const AT_ONCE = 500

/** Runs the sweep; what it leaves over waits for the next one. */
export async function lapse(house: House): Promise<void> {
  const { db } = house.store
  const now = house.now().getTime()
  const before = new Date(now - DRAFT_DAYS * 86_400_000)
  for (const { subscriber_id, id } of await listAbandoned(db, before, AT_ONCE)) {
    await house.store.transaction(async (tx) => {
      const row = await lockRegistration(tx, subscriber_id, id)
      const last = row.decided_at ?? row.created_at
      if (nextActor(row.status) === 'subscriber' && last < before) await move(house, tx, row, 'expire', SYSTEM, { due_at: null })
    })
  }
  await forgetKeys(db, new Date(now - KEY_HOURS * 3_600_000))
  await forgetEnded(db, house.now())
}
