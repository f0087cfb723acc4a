// Which registration a caller may reach, and whether it may still be changed.
import { refuse, type Fix, type Refusal } from '#contract/problems.ts'
import { isEditable } from '#core/life.ts'
import { findRegistration, lockRegistration, type SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import type { Actor, House, LoadedPolicy } from '../house.ts'

/** The registration when it is the caller's own, or the caller is the operator's system; otherwise it does not exist. */
export async function reachRegistration(house: House, actor: Actor, id: string): Promise<SavedRegistration | null> {
  const row = await findRegistration(house.store.db, house.operator.id, id)
  if (!row) return null
  if (actor.kind === 'operator') return row
  return actor.kind === 'subscriber' && row.subscriber_id === actor.id ? row : null
}

/** The policy of a country this operator serves, or null: what was begun under one that is gone can be seen and given up, and goes no further. */
export function policyOf(house: House, country: string): LoadedPolicy | null {
  const loaded = house.policies.get(country)
  return loaded && (house.operator.mode === 'sandbox' || !loaded.policy.sandbox_only) ? loaded : null
}

/** What may be changed when something is asked for again: everything in a draft, else only what is named. */
export function mayChange(row: SavedRegistration, item: string): boolean {
  return row.status === 'draft' || row.redo.includes(item)
}

/** A refusal that names what is not open for change. */
export function closedFor(items: readonly string[]): Refusal {
  const fixes: Fix[] = items.map((at) => ({ at, code: 'not_asked_for', text: 'Only what is asked for again can be changed now' }))
  return refuse('not_possible_now', fixes)
}

/** Locks the registration and runs a change on it while the subscriber may change it; otherwise refuses. */
export async function changeOpen<T>(
  house: House,
  row: SavedRegistration,
  work: (tx: Tx, locked: SavedRegistration) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return house.store.transaction(async (tx) => {
    const locked = await lockRegistration(tx, row.subscriber_id, row.id)
    return isEditable(locked.status) ? work(tx, locked) : refuse('not_possible_now')
  })
}
