// Opens a session: a new secret at every sign-in, the old one ended, its hash kept, and an event.
import { appendEvent } from '#store/events.ts'
import { newToken, tokenHash } from '#store/links.ts'
import type { SessionRow, Tx } from '#store/schema.ts'
import { deleteSession, insertSession } from '#store/sessions.ts'
import type { Actor, House, SessionChange } from '../house.ts'
import { mayEnter } from './may-enter.ts'
import { secondsAfter } from './seconds-after.ts'

const HOUR = 3600
const DAY = 24 * HOUR
/** Browsers keep no cookie longer (RFC 6265bis 5.5); the session's own end is what counts. */
const COOKIE_DAYS = 400

export type NewSession = {
  readonly kind: SessionRow['kind']
  readonly personId: string
  readonly openedBy: SessionRow['opened_by']
  readonly onlyRegistration?: string | null
  readonly mustEnrol?: boolean
}
type Span = Pick<SessionRow, 'kind' | 'only_registration' | 'must_enrol'> & { created_at: Date }

/** The last moment a session may live to, however much it is used. */
function latestEnd(session: Span): Date {
  if (session.kind === 'subscriber') return secondsAfter(session.created_at, COOKIE_DAYS * DAY)
  return secondsAfter(session.created_at, session.must_enrol ? HOUR : 12 * HOUR)
}

/** When a session seen now ends if it is not seen again: 30 days, 1 day where it came by a link, 1 hour for staff. */
export function endOfSession(session: Span, seenAt: Date): Date {
  const rest = session.kind === 'staff' ? HOUR : session.only_registration ? DAY : 30 * DAY
  const end = secondsAfter(seenAt, rest)
  const latest = latestEnd(session)
  return end < latest ? end : latest
}

/** Ends the session a caller came with, if any. */
export async function endSession(house: House, tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind !== 'subscriber' && actor.kind !== 'staff') return
  if (!(await deleteSession(tx, actor.sessionHash))) return
  if (actor.kind === 'staff') return house.log('info', 'staff.session_ended', { staff: actor.id })
  await appendEvent(tx, {
    subscriberId: actor.id,
    operatorId: house.operator.id,
    registrationId: actor.onlyRegistration,
    type: 'session.ended',
    at: house.now(),
    actor: 'subscriber',
    actorId: actor.id,
    data: {},
  })
}

/** Opens a session in place of the one the caller came with; null when the gate is shut, and then nothing is written. */
export async function openSession(house: House, tx: Tx, actor: Actor, wanted: NewSession): Promise<SessionChange | null> {
  const { kind, personId, openedBy, onlyRegistration = null, mustEnrol = false } = wanted
  const operatorId = house.operator.id
  if (!(await mayEnter(tx, { kind, operatorId, personId, mustEnrol }))) return null
  if (actor.kind === kind) await endSession(house, tx, actor)

  const at = house.now()
  const span = { kind, only_registration: onlyRegistration, must_enrol: mustEnrol, created_at: at }
  const token = newToken()
  await insertSession(tx, {
    ...span,
    id_hash: tokenHash(token),
    operator_id: operatorId,
    person_id: personId,
    opened_by: openedBy,
    seen_at: at,
    ends_at: endOfSession(span, at),
  })
  if (kind === 'staff') house.log('info', 'staff.session_opened', { staff: personId, by: openedBy, must_enrol: mustEnrol })
  else {
    await appendEvent(tx, {
      subscriberId: personId,
      operatorId,
      registrationId: onlyRegistration,
      type: 'session.opened',
      at,
      actor: 'subscriber',
      actorId: personId,
      data: { by: openedBy },
    })
  }
  return { kind, token, endsAt: latestEnd(span) }
}
