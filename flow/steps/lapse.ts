// Job: closes drafts nobody went on with, and sweeps what has ended.
import { describeError } from '#store/describe-error.ts'
import { forgetKeys } from '#store/idempotency.ts'
import { listAbandoned, lockRegistration } from '#store/registrations.ts'
import { forgetEnded } from '#store/sessions.ts'
import type { House } from '../house.ts'
import { sweepUploads } from './end-upload.ts'
import { move } from './move.ts'
import { SYSTEM } from './registration-event.ts'
import { sweepVault } from './sweep-vault.ts'

const DRAFT_DAYS = 30
const KEY_HOURS = 72
const AT_ONCE = 500

/** Runs the sweep; what it leaves over waits for the next one. One registration that cannot be closed hinders nothing else. */
export async function lapse(house: House): Promise<void> {
  const { db } = house.store
  const now = house.now().getTime()
  await forgetKeys(db, new Date(now - KEY_HOURS * 3_600_000))
  await forgetEnded(db, house.now())
  const before = new Date(now - DRAFT_DAYS * 86_400_000)
  for (const { subscriber_id, id } of await listAbandoned(db, before, AT_ONCE)) {
    await expire(house, subscriber_id, id, before).catch((error: unknown) => house.log('error', 'lapse.failed', { registration: id, ...describeError(error) }))
  }
  await sweepUploads(house)
  await sweepVault(house)
}

async function expire(house: House, subscriberId: string, id: string, before: Date): Promise<void> {
  await house.store.transaction(async (tx) => {
    const row = await lockRegistration(tx, subscriberId, id)
    // Looked at again now that it is held: somebody may have gone on with it a moment ago.
    const [still] = await listAbandoned(tx, before, 1, id)
    if (still) await move(house, tx, row, 'expire', SYSTEM, { due_at: null })
  })
}
