// What follows when a member of staff has set up something to sign in with: the link dies, the session gets a new id and all its rights.
import { refuse } from '#contract/problems.ts'
import type { StaffSession } from '#contract/review.ts'
import { deleteLinksOf } from '#store/links.ts'
import type { Tx } from '#store/schema.ts'
import { deleteSessionsOf } from '#store/sessions.ts'
import { activateStaff } from '#store/staff.ts'
import { done, type ActorOf, type House, type Outcome } from '../house.ts'
import { openSession } from './open-session.ts'
import { viewStaffSession } from './view-staff.ts'

/** All other sessions of the person end. The caller holds the row of staff and has seen that it is not closed. */
export async function staffEnrolled(
  house: House,
  tx: Tx,
  actor: ActorOf<'staff'>,
  by: 'passkey' | 'password',
): Promise<Outcome<StaffSession>> {
  await activateStaff(tx, actor.id)
  await deleteLinksOf(tx, 'staff', actor.id)
  await deleteSessionsOf(tx, 'staff', actor.id)
  const session = await openSession(house, tx, actor, { kind: 'staff', personId: actor.id, openedBy: by })
  if (!session) return refuse('not_signed_in')
  house.log('info', 'staff.enrolled', { staff: actor.id, by })
  return done(await viewStaffSession(house, tx, actor.id, false), session)
}
