// Looks registrations up: one, a page of them, and the chain of what happened.
import { refuse } from '#contract/problems.ts'
import type { Registration, RegistrationEvent } from '#contract/registration.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { listEvents } from '#store/events.ts'
import { pageOfRegistrations } from '#store/registrations.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { reachRegistration } from './registration-access.ts'
import { viewRegistration } from './view-registration.ts'

/** `GET /v1/registrations/{id}`. */
export async function getRegistration(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['getRegistration']>, 'params'>): Promise<Outcome<Registration>> {
  const row = await reachRegistration(house, actor, params.id)
  return row ? done(await viewRegistration(house, house.store.db, row, actor)) : refuse('not_found')
}

/** `GET /v1/registrations`, a page by keyset. */
export async function listRegistrations(
  house: House,
  actor: Actor,
  { query }: Pick<RouteInput<Routes['listRegistrations']>, 'query'>,
): Promise<Outcome<{ items: Registration[]; next: string | null }>> {
  const limit = query.limit ?? 50
  const rows = await pageOfRegistrations(house.store.db, house.operator.id, {
    status: query.status, subscriberId: query.subscriber_id, after: query.after, limit: limit + 1,
  })
  const items: Registration[] = []
  for (const row of rows.slice(0, limit)) items.push(await viewRegistration(house, house.store.db, row, actor))
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null })
}

/** What of an event's data the subscriber may see. Codes of reasons and checks are not among it: one may be of those never told. */
const TOLD = ['from', 'attempt', 'country', 'policy_version', 'policy_hash', 'kind', 'issuing_country', 'side', 'photo_id', 'sealed_sha256', 'bytes', 'fields', 'items', 'line_ids']

/** `GET /v1/registrations/{id}/events`. The subscriber sees what he did and what became of it, not how the machine and the staff worked. */
export async function listRegistrationEvents(
  house: House,
  actor: Actor,
  { params }: Pick<RouteInput<Routes['listRegistrationEvents']>, 'params'>,
): Promise<Outcome<{ items: RegistrationEvent[] }>> {
  const row = await reachRegistration(house, actor, params.id)
  if (!row) return refuse('not_found')
  const isOperator = actor.kind === 'operator'
  const events = (await listEvents(house.store.db, row.subscriber_id, row.id)).filter((event) => isOperator || event.actor === 'subscriber' || event.type.startsWith('registration.'))
  return done({
    items: events.map((event) => ({
      seq: event.seq, type: event.type, at: event.at.toISOString(), actor: event.actor,
      data: isOperator ? event.data : Object.fromEntries(Object.entries(event.data).filter(([key]) => TOLD.includes(key))),
      // A hash over codes from a short list tells them to whoever tries each.
      hash: isOperator ? event.hash.toString('hex') : null,
    })),
  })
}
