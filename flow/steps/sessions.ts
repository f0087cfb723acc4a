// Who a cookie belongs to, and signing out.
import { tokenHash } from '#store/links.ts'
import type { SessionRow } from '#store/schema.ts'
import { findSession, touchSession } from '#store/sessions.ts'
import { openNames } from '#store/staff.ts'
import { done, type Actor, type ActorOf, type House, type Outcome } from '../house.ts'
import { mayEnter } from './may-enter.ts'
import { endOfSession, endSession } from './open-session.ts'

/** A session's end moves with its use; writing that down this often is often enough. Seconds. */
const TOUCH_EVERY = { subscriber: 3600, staff: 60 } as const

/**
 * The caller a session cookie stands for, or null: unknown, ended, of the other kind, or the account may not be entered any more.
 * @param address the network address the request came from
 */
export async function actorOfSession(house: House, kind: SessionRow['kind'], token: string, address: string): Promise<Actor | null> {
  const { db, keys } = house.store
  const at = house.now()
  const session = await findSession(db, house.operator.id, tokenHash(token), at)
  if (!session || session.kind !== kind) return null
  const entrant = await mayEnter(db, { kind, operatorId: house.operator.id, personId: session.person_id, mustEnrol: session.must_enrol })
  if (!entrant) return null
  if (at.getTime() - session.seen_at.getTime() >= TOUCH_EVERY[kind] * 1000) {
    await touchSession(db, session.id_hash, { seenAt: at, endsAt: endOfSession(session, at) })
  }
  const { id_hash: sessionHash } = session
  if (entrant.kind === 'subscriber')
    return { kind: 'subscriber', id: entrant.row.id, sessionHash, onlyRegistration: session.only_registration, address }
  const { id, roles } = entrant.row
  return { kind: 'staff', id, name: openNames(keys, entrant.row).name, roles, mustEnrol: session.must_enrol, sessionHash, address }
}

/** Ends the subscriber's session. */
export async function signOut(house: House, actor: ActorOf<'subscriber'>): Promise<Outcome<null>> {
  await house.store.transaction((tx) => endSession(house, tx, actor))
  return done(null, { kind: 'subscriber', token: null, endsAt: null })
}

/** Ends the session of a member of staff. */
export async function signOutStaff(house: House, actor: ActorOf<'staff'>): Promise<Outcome<null>> {
  await house.store.transaction((tx) => endSession(house, tx, actor))
  return done(null, { kind: 'staff', token: null, endsAt: null })
}
