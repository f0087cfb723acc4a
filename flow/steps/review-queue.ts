// The reviewers' queue: look, take the next, take one, keep it, give it back.
import type { QueueItem, QueuePage } from '#contract/review.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { countQueue, findWaiting, leaseCase, leaseNext, pageOfQueue, releaseLease, type Waiting } from '#store/review.ts'
import { findRegistration } from '#store/registrations.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { byOf, note } from './registration-event.ts'
import { staffNames } from './staff-names.ts'

/** One waiting case without personal data. */
function viewItem(row: Waiting, names: ReadonlyMap<string, string>): QueueItem {
  const lease =
    row.leased && row.lease_staff_id && row.lease_until
      ? { staff_id: row.lease_staff_id, staff_name: names.get(row.lease_staff_id) ?? '', until: row.lease_until.toISOString() }
      : null
  return {
    registration_id: row.registration_id, subscriber_id: row.subscriber_id, status: row.on_hold ? 'on_hold' : 'in_review', country: row.country,
    document_kind: row.document_kind, attempt: row.attempt, reasons: row.reasons, entered_at: row.entered_at.toISOString(), due_at: row.due_at.toISOString(),
    overdue: row.overdue, lease,
  }
}

/** Due time and id, as `next` gives them. */
const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** `GET /v1/review/queue`. The cursor is the due time and id of the last row. */
export async function listQueue(house: House, actor: Actor, { query }: Pick<RouteInput<Routes['listQueue']>, 'query'>): Promise<Outcome<QueuePage>> {
  const limit = query.limit ?? 50
  const [, due, id] = CURSOR.exec(query.after ?? '') ?? []
  const after = due && id && !Number.isNaN(Date.parse(due)) ? { dueAt: new Date(due), id } : undefined
  if (query.after && !after) return refuse('body_not_valid', [{ at: 'after', code: 'cursor', text: 'use the value of "next"' }])
  // Only these two statuses wait.
  const isOther = query.status !== undefined && query.status !== 'in_review' && query.status !== 'on_hold'
  const rows = isOther ? [] : await pageOfQueue(house.store.db, house.operator.id, {
    country: query.country, onHold: query.status ? query.status === 'on_hold' : undefined, staffId: query.mine && actor.kind === 'staff' ? actor.id : undefined,
    after, limit: limit + 1,
  })
  const names = await staffNames(house, house.store.db)
  const items = rows.slice(0, limit).map((row) => viewItem(row, names))
  const last = items.at(-1)
  return done({ items, next: rows.length > limit && last ? `${last.due_at}_${last.registration_id}` : null, ...(await countQueue(house.store.db, house.operator.id)) })
}

/** `POST /v1/review/queue/next`. */
export async function takeNext(house: House, actor: Actor): Promise<Outcome<{ item: QueueItem | null }>> {
  if (actor.kind !== 'staff') return refuse('not_allowed')
  return house.store.transaction(async (tx) => {
    const row = await leaseNext(tx, house.operator.id, actor.id)
    if (!row) return done({ item: null })
    const registration = await findRegistration(tx, house.operator.id, row.registration_id)
    if (registration) await note(house, tx, registration, 'review.taken', byOf(actor), {})
    return done({ item: viewItem(row, await staffNames(house, tx)) })
  })
}

/** `PUT /v1/review/cases/{id}/lease`: takes it, or keeps what one holds. */
export async function takeCase(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['takeCase']>, 'params'>): Promise<Outcome<QueueItem>> {
  if (actor.kind !== 'staff') return refuse('not_allowed')
  const registration = await findRegistration(house.store.db, house.operator.id, params.id)
  if (!registration) return refuse('not_found')
  return house.store.transaction(async (tx): Promise<Outcome<QueueItem>> => {
    const before = await findWaiting(tx, house.operator.id, params.id)
    if (!before) return refuse('not_possible_now')
    const row = await leaseCase(tx, house.operator.id, params.id, actor.id)
    if (!row) return refuse('leased_by_another')
    const isNew = before.lease_staff_id !== actor.id || !before.leased
    if (isNew) await note(house, tx, registration, 'review.taken', byOf(actor), {})
    return done(viewItem(row, await staffNames(house, tx)))
  })
}

/** `DELETE /v1/review/cases/{id}/lease`. */
export async function releaseCase(house: House, actor: Actor, { params }: Pick<RouteInput<Routes['releaseCase']>, 'params'>): Promise<Outcome<null>> {
  if (actor.kind !== 'staff') return refuse('not_allowed')
  if (!(await findRegistration(house.store.db, house.operator.id, params.id))) return refuse('not_found')
  await releaseLease(house.store.db, params.id, actor.id)
  return done(null)
}
