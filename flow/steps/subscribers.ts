// Subscribers as the operator's systems make and see them: contacts masked, and confirmed only when the operator says it has done so.
import { CHANNELS, type Channel } from '#contract/words.ts'
import type { Subscriber } from '#contract/operator.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { maskEmail, maskPhone } from '#core/mask.ts'
import { claimContact, contactIndex, findSubscriber, insertSubscriber, isConfirmed, openContacts, putConfirmedContact } from '#store/accounts.ts'
import { appendEvent } from '#store/events.ts'
import { listPlaces } from '#store/places.ts'
import type { Db, Tx } from '#store/schema.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { byOf } from './registration-event.ts'
import { keyOf } from './sealed.ts'

/** A contact with enough left to recognise it and not enough to use it. */
export function masked(channel: Channel, value: string): string {
  return channel === 'email' ? maskEmail(value) : maskPhone(value)
}

async function viewSubscriber(house: House, db: Db | Tx, id: string): Promise<Subscriber | null> {
  const row = await findSubscriber(db, house.operator.id, id)
  if (!row) return null
  const contacts = openContacts(await keyOf(house, db, id), row)
  return {
    id: row.id,
    external_ref: row.external_ref,
    contacts: CHANNELS.flatMap((channel) => {
      const value = contacts[channel]
      return value ? [{ channel, value: masked(channel, value), confirmed: isConfirmed(row, channel) }] : []
    }),
    locale: row.locale,
    created_at: row.created_at.toISOString(),
  }
}

/** Thrown inside the transaction to undo it when a contact turns out to be somebody else's. */
class ContactTaken extends Error {
  override name = 'ContactTaken'
}

/** `POST /v1/subscribers`. */
export async function createSubscriber(house: House, actor: Actor, { body }: Pick<RouteInput<Routes['createSubscriber']>, 'body'>): Promise<Outcome<Subscriber>> {
  const id = house.newId()
  const at = house.now()
  const { email, phone } = body
  const contacts = { ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
  const unknown = (body.confirmed ?? []).filter((channel) => !contacts[channel])
  if (unknown.length > 0) return refuse('body_not_valid', unknown.map((channel) => ({ at: channel, code: 'required', text: 'is named as confirmed and not given' })))
  try {
    return await house.store.transaction(async (tx) => {
      const { keys } = house.store
      await insertSubscriber(tx, keys, { id, operatorId: house.operator.id, locale: body.locale ?? 'en', externalRef: body.external_ref ?? null, contacts, passwordHash: null, at })
      const key = await keyOf(house, tx, id)
      for (const channel of new Set(body.confirmed)) {
        const value = contacts[channel] as string
        const index = contactIndex(keys, house.operator.id, channel, value)
        const holder = await claimContact(tx, { operatorId: house.operator.id, channel, index, subscriberId: id, at })
        if (holder !== id) throw new ContactTaken()
        const row = await findSubscriber(tx, house.operator.id, id)
        if (row) await putConfirmedContact(tx, key, row, { channel, value, index, at })
      }
      await appendEvent(tx, {
        subscriberId: id, operatorId: house.operator.id, registrationId: null, type: 'account.opened', at, ...byOf(actor), data: { confirmed_by_operator: body.confirmed ?? [] },
      })
      return done((await viewSubscriber(house, tx, id)) as Subscriber)
    })
  } catch (error) {
    if (error instanceof ContactTaken) return refuse('contact_taken')
    throw error
  }
}

/** `GET /v1/subscribers/{id}`. */
export async function getSubscriber(house: House, _actor: Actor, { params }: Pick<RouteInput<Routes['getSubscriber']>, 'params'>): Promise<Outcome<Subscriber>> {
  const view = await viewSubscriber(house, house.store.db, params.id)
  return view ? done(view) : refuse('not_found')
}

/** `GET /v1/subscribers`, newest first. */
export async function listSubscribers(
  house: House,
  _actor: Actor,
  { query }: Pick<RouteInput<Routes['listSubscribers']>, 'query'>,
): Promise<Outcome<{ items: Subscriber[]; next: string | null }>> {
  const limit = query.limit ?? 50
  const places = await listPlaces(house.store.db, house.operator.id, 'subscriber', query.after, limit + 1)
  const items: Subscriber[] = []
  for (const place of places.slice(0, limit)) {
    const view = await viewSubscriber(house, house.store.db, place.id)
    if (view) items.push(view)
  }
  return done({ items, next: places.length > limit ? (places[limit - 1]?.id ?? null) : null })
}
