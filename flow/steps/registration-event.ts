// Notes on the chain what happened to a registration, and by whom.
import { appendEvent } from '#store/events.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import type { Actor, House } from '../house.ts'

export type By = { readonly actor: 'subscriber' | 'system' | 'staff' | 'operator'; readonly actorId: string | null }
/** The machine itself. */
export const SYSTEM: By = { actor: 'system', actorId: null }

/** Who a caller is in an event. */
export function byOf(actor: Actor): By {
  switch (actor.kind) {
    case 'subscriber':
      return { actor: 'subscriber', actorId: actor.id }
    case 'operator':
      return { actor: 'operator', actorId: actor.keyId }
    case 'staff':
      return { actor: 'staff', actorId: actor.id }
    case 'anyone':
      return SYSTEM
  }
}

/** Appends one event. `data` holds ids, codes and hashes only. */
export async function note(house: House, tx: Tx, row: SavedRegistration, type: string, by: By, data: Record<string, unknown>): Promise<void> {
  await appendEvent(tx, {
    subscriberId: row.subscriber_id, operatorId: row.operator_id, registrationId: row.id, type, at: house.now(), actor: by.actor, actorId: by.actorId, data,
  })
}
