// How staff come in for the first time: a one-time link, and a session that may only enrol.
import { refuse } from '#contract/problems.ts'
import type { StaffSession } from '#contract/review.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import type { StaffRole } from '#contract/words.ts'
import { deleteLinksOf, insertLink, takeLink } from '#store/links.ts'
import type { Tx } from '#store/schema.ts'
import { findStaffByEmail, hasActiveStaff, insertStaff, inviteAgain } from '#store/staff.ts'
import { done, type Actor, type ActorOf, type House, type Outcome } from '../house.ts'
import { networkOf, takePoints } from './limits.ts'
import { openSession } from './open-session.ts'
import { secondsAfter } from './seconds-after.ts'
import { viewStaffSession } from './view-staff.ts'

const INVITED_SECONDS = 30 * 60
/** Nobody is there yet to make another link. */
const FIRST_SECONDS = 24 * 3600
const FIRST_ROLES: readonly StaffRole[] = ['admin', 'reviewer']

/** Makes the one-time link of a member of staff; earlier ones die. The token stands in the fragment, so that no server writes it down. */
export async function createStaffLink(house: House, tx: Tx, staffId: string, seconds: number = INVITED_SECONDS): Promise<string> {
  const at = house.now()
  await deleteLinksOf(tx, 'staff', staffId)
  const token = await insertLink(tx, {
    operatorId: house.operator.id,
    purpose: 'staff',
    personId: staffId,
    registrationId: null,
    singleUse: true,
    bySession: null,
    at,
    endsAt: secondsAfter(at, seconds),
  })
  return `${house.publicUrl}/console/enter#${token}`
}

/** Writes an invitation, new or renewed; null when the address belongs to somebody active. */
export async function invite(house: House, tx: Tx, member: { name: string; email: string; roles: readonly StaffRole[] }) {
  const { keys } = house.store
  const made = await insertStaff(tx, keys, { ...member, id: house.newId(), operatorId: house.operator.id, at: house.now() })
  if (made) return made
  const known = await findStaffByEmail(tx, keys, house.operator.id, member.email)
  return known && known.status !== 'active' ? inviteAgain(tx, keys, known, member) : null
}

/** The first person of the team, an admin who also reviews, with a link for 24 hours; null once anybody has enrolled. */
export async function firstStaff(
  house: House,
  { name, email }: { name: string; email: string },
): Promise<{ staffId: string; link: string } | null> {
  return house.store.transaction(async (tx) => {
    if (await hasActiveStaff(tx, house.operator.id)) return null
    const row = await invite(house, tx, { name, email, roles: FIRST_ROLES })
    if (!row) return null
    house.log('info', 'staff.first_invited', { staff: row.id })
    return { staffId: row.id, link: await createStaffLink(house, tx, row.id, FIRST_SECONDS) }
  })
}

/** `POST /v1/staff/links/open`. */
export async function openStaffLink(
  house: House,
  actor: Actor,
  { body }: Pick<RouteInput<Routes['openStaffLink']>, 'body'>,
): Promise<Outcome<StaffSession>> {
  const limited = await takePoints(house, [['staff_from_address', networkOf(actor.address)]])
  if (limited) return limited
  return house.store.transaction(async (tx): Promise<Outcome<StaffSession>> => {
    const link = await takeLink(tx, house.operator.id, body.token, ['staff'], house.now())
    if (!link) return refuse('link_expired')
    const session = await openSession(house, tx, actor, { kind: 'staff', personId: link.person_id, openedBy: 'link', mustEnrol: true })
    return session ? done(await viewStaffSession(house, tx, link.person_id, true), session) : refuse('link_expired')
  })
}

/** `GET /v1/staff/sessions/current`. */
export async function getStaffSession(house: House, actor: ActorOf<'staff'>): Promise<Outcome<StaffSession>> {
  return done(await viewStaffSession(house, house.store.db, actor.id, actor.mustEnrol))
}
