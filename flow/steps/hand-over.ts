// A link to go on with on another device: single use, ten minutes, ending with the session that asked for it.
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { isOpen } from '#core/life.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { createLink } from './links.ts'
import { reachRegistration } from './registration-access.ts'

const MINUTES = 10

/** `POST /v1/registrations/{id}/handover`. */
export async function handOver(
  house: House,
  actor: Actor,
  { params }: Pick<RouteInput<Routes['handOver']>, 'params'>,
): Promise<Outcome<{ url: string; expires_at: string }>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row || actor.kind !== 'subscriber') return refuse('not_found')
  if (!isOpen(row.status)) return refuse('not_possible_now')
  const endsAt = new Date(house.now().getTime() + MINUTES * 60_000)
  const token = await createLink(house, house.store.db, {
    purpose: 'handover', personId: row.subscriber_id, registrationId: row.id, singleUse: true, bySession: actor.sessionHash, endsAt,
  })
  return done({ url: `${house.publicUrl}/verify#${token}`, expires_at: endsAt.toISOString() })
}
