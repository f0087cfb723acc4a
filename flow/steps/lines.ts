// Lines: ordered locked, shown with their services.
import type { Line } from '#contract/account.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { findSubscriber, lockSubscriber } from '#store/accounts.ts'
import { appendEvent } from '#store/events.ts'
import { findLine, insertLine, listLines as listSavedLines } from '#store/lines.ts'
import { findPlan } from '#store/operators.ts'
import { findPlace } from '#store/places.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { byOf } from './registration-event.ts'
import { viewLine } from './view-line.ts'

const LOCKED = { data: 'locked', voice_sms_in: 'locked', voice_sms_out: 'locked' } as const
/** Lines one account may hold before any is verified: no flood of reserved profiles. */
const MOST_LOCKED = 10

/** Writes a locked line and has the network reserve a profile for it. */
async function addLine(house: House, actor: Actor, subscriberId: string, planId: string): Promise<Outcome<Line>> {
  const plan = await findPlan(house.store.db, house.operator.id, planId)
  if (!plan?.active) return refuse('not_found')
  return house.store.transaction(async (tx): Promise<Outcome<Line>> => {
    // Held: orders made at once are counted one after the other.
    const subscriber = await lockSubscriber(tx, house.operator.id, subscriberId)
    if (!subscriber || subscriber.status !== 'open') return refuse('not_found')
    const locked = (await listSavedLines(tx, subscriberId)).filter((line) => line.status === 'locked')
    if (actor.kind === 'subscriber' && locked.length >= MOST_LOCKED) return refuse('not_possible_now')
    const id = house.newId()
    await insertLine(tx, {
      subscriber_id: subscriberId, id, operator_id: house.operator.id, plan_id: plan.id, country: plan.country, status: 'locked', services: JSON.stringify(LOCKED),
      line_ref: null, iccid: null, activation_sealed: null, registration_id: null, created_at: house.now(), unlocked_at: null,
    })
    await appendEvent(tx, {
      subscriberId, operatorId: house.operator.id, registrationId: null, type: 'line.ordered', at: house.now(), ...byOf(actor), data: { line_id: id, plan_id: plan.id },
    })
    await house.store.queue.send(tx, 'reserve_line', { subscriberId, lineId: id })
    const row = await findLine(tx, subscriberId, id)
    return row ? done(await viewLine(house, tx, row)) : refuse('not_found')
  })
}

/** `POST /v1/account/lines`. */
export async function orderLine(house: House, actor: Actor, { body }: Pick<RouteInput<Routes['orderLine']>, 'body'>): Promise<Outcome<Line>> {
  return actor.kind === 'subscriber' ? addLine(house, actor, actor.id, body.plan_id) : refuse('not_allowed')
}

/** `POST /v1/lines`. */
export async function createLine(house: House, actor: Actor, { body }: Pick<RouteInput<Routes['createLine']>, 'body'>): Promise<Outcome<Line>> {
  return addLine(house, actor, body.subscriber_id, body.plan_id)
}

/** `GET /v1/lines`. */
export async function listLines(house: House, _actor: Actor, { query }: Pick<RouteInput<Routes['listLines']>, 'query'>): Promise<Outcome<{ items: Line[] }>> {
  const { db } = house.store
  if (!(await findSubscriber(db, house.operator.id, query.subscriber_id))) return refuse('not_found')
  const items: Line[] = []
  for (const row of await listSavedLines(db, query.subscriber_id)) items.push(await viewLine(house, db, row))
  return done({ items })
}

/** `GET /v1/lines/{id}`. */
export async function getLine(house: House, _actor: Actor, { params }: Pick<RouteInput<Routes['getLine']>, 'params'>): Promise<Outcome<Line>> {
  const { db } = house.store
  const subscriberId = await findPlace(db, house.operator.id, 'line', params.id)
  const row = subscriberId ? await findLine(db, subscriberId, params.id) : null
  return row ? done(await viewLine(house, db, row)) : refuse('not_found')
}
