// The events of a subscriber: appended, never changed, each carrying the hash of the one before.
import { FIRST_HASH, hashEvent } from './event-hash.ts'
import type { Db, EventRow, Tx } from './schema.ts'

export type NewEvent = {
  subscriberId: string; operatorId: string; registrationId: string | null; type: string; at: Date; actor: EventRow['actor']
  actorId: string | null; data: Record<string, unknown>
}
export type StoredEvent = NewEvent & { seq: number; previous: Buffer; hash: Buffer }

/**
 * Appends an event in the caller's transaction. The row in event_heads stays locked until it ends, so a chain never forks.
 * `data` holds ids, codes and hashes, never personal data.
 */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<{ seq: number; hash: Buffer }> {
  const head = await tx.insertInto('event_heads')
    .values({ subscriber_id: event.subscriberId, seq: 0, hash: FIRST_HASH })
    .onConflict((conflict) => conflict.column('subscriber_id').doUpdateSet((e) => ({ seq: e.ref('event_heads.seq') })))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
  const seq = head.seq + 1
  const hash = hashEvent({ ...event, seq }, head.hash)
  const written = tx.insertInto('events').values({
    subscriber_id: event.subscriberId, seq, operator_id: event.operatorId, registration_id: event.registrationId, type: event.type, at: event.at,
    actor: event.actor, actor_id: event.actorId, data: JSON.stringify(event.data), prev_hash: head.hash, hash,
  })
  await tx.with('written', () => written).updateTable('event_heads').set({ seq, hash }).where('subscriber_id', '=', event.subscriberId).execute()
  return { seq, hash }
}

function eventOf(row: EventRowRead): StoredEvent {
  return {
    subscriberId: row.subscriber_id, seq: row.seq, operatorId: row.operator_id, registrationId: row.registration_id, type: row.type, at: row.at,
    actor: row.actor, actorId: row.actor_id, data: row.data, previous: row.prev_hash, hash: row.hash,
  }
}
type EventRowRead = Omit<EventRow, 'at' | 'data'> & { at: Date; data: Record<string, unknown> }

/** The events of a subscriber, or of one of their registrations, in order. */
export async function listEvents(db: Db, subscriberId: string, registrationId?: string): Promise<StoredEvent[]> {
  let query = db.selectFrom('events').selectAll().where('subscriber_id', '=', subscriberId)
  if (registrationId !== undefined) query = query.where('registration_id', '=', registrationId)
  return (await query.orderBy('seq').orderBy('at').execute()).map(eventOf)
}

export type ChainVerdict = { ok: true; length: number } | { ok: false; seq: number; what: string }

/**
 * Walks the whole chain of a subscriber and its head. Names the first place that is not as it was written.
 * A tail cut off together with the head needs a checkpoint kept outside to be seen.
 */
export async function verifyChain(db: Db, subscriberId: string): Promise<ChainVerdict> {
  const { events, head } = await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => ({
    events: await listEvents(tx, subscriberId),
    head: await tx.selectFrom('event_heads').select(['seq', 'hash']).where('subscriber_id', '=', subscriberId).executeTakeFirst(),
  }))
  let previous: Buffer = FIRST_HASH
  for (const [index, event] of events.entries()) {
    const seq = index + 1
    if (event.seq > seq) return { ok: false, seq, what: 'an event is missing' }
    if (event.seq < seq) return { ok: false, seq: event.seq, what: 'an event stands twice' }
    if (!event.previous.equals(previous)) return { ok: false, seq, what: 'the event does not follow the one before' }
    const { hash, previous: _previous, ...content } = event
    if (!hashEvent(content, previous).equals(hash)) return { ok: false, seq, what: 'the event was changed' }
    previous = hash
  }
  if ((head?.seq ?? 0) > events.length) return { ok: false, seq: events.length + 1, what: 'the last events are missing' }
  if ((head?.seq ?? 0) < events.length) return { ok: false, seq: (head?.seq ?? 0) + 1, what: 'there are events beyond the head of the chain' }
  if (head && !head.hash.equals(previous)) return { ok: false, seq: events.length, what: 'the head of the chain was changed' }
  return { ok: true, length: events.length }
}
