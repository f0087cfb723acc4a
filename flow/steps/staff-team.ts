// The team: who is in it, inviting somebody, closing an account.
import { refuse, type Refusal } from '#contract/problems.ts'
import type { Staff } from '#contract/review.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { mayStaff } from '#core/access.ts'
import { deleteLinksOf } from '#store/links.ts'
import { deleteSessionsOf } from '#store/sessions.ts'
import { closeStaffRow, listTeam, lockAdmins, lockStaff } from '#store/staff.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { createStaffLink, invite } from './staff-enter.ts'
import { viewStaff } from './view-staff.ts'

function forAdmins(actor: ActorOf<'staff'>): Refusal | null {
  return actor.mustEnrol || !mayStaff(actor.roles, 'team') ? refuse('not_allowed') : null
}

/** `GET /v1/staff`. */
export async function listStaff(house: House, actor: ActorOf<'staff'>): Promise<Outcome<{ items: Staff[] }>> {
  const refused = forAdmins(actor)
  if (refused) return refused
  const team = await listTeam(house.store.db, house.operator.id)
  return done({ items: team.map((row) => viewStaff(house, row, row.passkeys)) })
}

/** `POST /v1/staff`. Somebody invited or closed before is invited anew; `contact_taken` for somebody active. */
export async function inviteStaff(
  house: House,
  actor: ActorOf<'staff'>,
  { body }: Pick<RouteInput<Routes['inviteStaff']>, 'body'>,
): Promise<Outcome<{ staff: Staff; link: string }>> {
  const refused = forAdmins(actor)
  if (refused) return refused
  return house.store.transaction(async (tx): Promise<Outcome<{ staff: Staff; link: string }>> => {
    const row = await invite(house, tx, body)
    if (!row) return refuse('contact_taken')
    await deleteSessionsOf(tx, 'staff', row.id)
    const link = await createStaffLink(house, tx, row.id)
    house.log('info', 'staff.invited', { staff: row.id, by: actor.id, roles: row.roles })
    return done({ staff: viewStaff(house, row, 0), link })
  })
}

/** `DELETE /v1/staff/{id}`. Ends the sessions. The last admin stays. */
export async function closeStaff(
  house: House,
  actor: ActorOf<'staff'>,
  { params }: Pick<RouteInput<Routes['closeStaff']>, 'params'>,
): Promise<Outcome<null>> {
  const refused = forAdmins(actor)
  if (refused) return refused
  return house.store.transaction(async (tx): Promise<Outcome<null>> => {
    const admins = await lockAdmins(tx, house.operator.id)
    // Closed by another admin a moment ago: what a closed account asks for does not count.
    if (!admins.includes(actor.id)) return refuse('not_allowed')
    const row = await lockStaff(tx, house.operator.id, params.id)
    if (!row) return refuse('not_found')
    if (admins.length === 1 && admins.includes(row.id)) return refuse('not_possible_now')
    await closeStaffRow(tx, row.id)
    await deleteLinksOf(tx, 'staff', row.id)
    await deleteSessionsOf(tx, 'staff', row.id)
    house.log('info', 'staff.closed', { staff: row.id, by: actor.id })
    return done(null, row.id === actor.id ? { kind: 'staff', token: null, endsAt: null } : undefined)
  })
}
