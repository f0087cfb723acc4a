// Subscribers and their contacts. Contacts are sealed under the subscriber's key; who holds a confirmed one is a claim by blind index.
import type { Selectable } from 'kysely'
import type { Channel, Locale } from '#contract/words.ts'
import { noteConfirmed } from './contact-history.ts'
import type { Keys } from './keys.ts'
import { insertPlace } from './places.ts'
import type { Db, SubscriberRow, Tx } from './schema.ts'
import { openJson, sealJson } from './seal.ts'
import { createSubjectKey } from './subject-keys.ts'

export type SavedSubscriber = Selectable<SubscriberRow>
export type Contacts = { readonly email?: string; readonly phone?: string }

const aadOf = (subscriberId: string): string => `subscriber/${subscriberId}/contacts`

/** The form in which contacts are compared: addresses differ by more than their case, numbers are E.164 already. */
export function normalContact(channel: Channel, value: string): string {
  return channel === 'email' ? value.normalize('NFC').toLowerCase() : value
}

/** The blind index of a contact within one operator. */
export function contactIndex(keys: Keys, operatorId: string, channel: Channel, value: string): Buffer {
  return keys.blindIndex('contact', `${operatorId}/${channel}/${normalContact(channel, value)}`)
}

/** Writes a new subscriber with its place and its key. No contact is confirmed yet. */
export async function insertSubscriber(
  tx: Tx,
  keys: Keys,
  subscriber: {
    id: string
    operatorId: string
    locale: Locale
    externalRef: string | null
    contacts: Contacts
    passwordHash: string | null
    at: Date
  },
): Promise<void> {
  const { id, operatorId, at } = subscriber
  await insertPlace(tx, { id, kind: 'subscriber', operator_id: operatorId, subscriber_id: id })
  const key = await createSubjectKey(tx, keys, { subscriberId: id, operatorId, at })
  await tx
    .insertInto('subscribers')
    .values({
      id,
      operator_id: operatorId,
      locale: subscriber.locale,
      external_ref: subscriber.externalRef,
      sealed: sealJson(key, aadOf(id), subscriber.contacts),
      email_confirmed_at: null,
      phone_confirmed_at: null,
      password_hash: subscriber.passwordHash,
      status: 'open',
      created_at: at,
    })
    .execute()
}

/** A subscriber of the operator, or null. */
export async function findSubscriber(db: Db | Tx, operatorId: string, id: string): Promise<SavedSubscriber | null> {
  return (
    (await db.selectFrom('subscribers').selectAll().where('id', '=', id).where('operator_id', '=', operatorId).executeTakeFirst()) ?? null
  )
}

/** The row, held until the transaction ends. */
export async function lockSubscriber(tx: Tx, operatorId: string, id: string): Promise<SavedSubscriber | null> {
  const row = await tx
    .selectFrom('subscribers')
    .selectAll()
    .where('id', '=', id)
    .where('operator_id', '=', operatorId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/**
 * What the subscriber gave to be reached by.
 * @param key the subscriber's data key
 * @throws SealBroken
 */
export function openContacts(key: Buffer, row: { id: string; sealed: Uint8Array }): Contacts {
  return openJson<Contacts>(key, aadOf(row.id), row.sealed)
}

/** Whether the contact on file of the channel is confirmed. */
export function isConfirmed(row: Pick<SavedSubscriber, 'email_confirmed_at' | 'phone_confirmed_at'>, channel: Channel): boolean {
  return (channel === 'email' ? row.email_confirmed_at : row.phone_confirmed_at) !== null
}

/** The subscriber who has confirmed this contact, or null. */
export async function findHolder(db: Db | Tx, operatorId: string, channel: Channel, index: Buffer): Promise<string | null> {
  const row = await db
    .selectFrom('contact_claims')
    .select('subscriber_id')
    .where('operator_id', '=', operatorId)
    .where('channel', '=', channel)
    .where('contact_index', '=', index)
    .executeTakeFirst()
  return row?.subscriber_id ?? null
}

/**
 * Claims a contact for a subscriber. Two who do so at once come one after the other, and the second finds it held.
 * @returns who holds it afterwards
 */
export async function claimContact(
  tx: Tx,
  claim: { operatorId: string; channel: Channel; index: Buffer; subscriberId: string; at: Date },
): Promise<string> {
  const { operatorId, channel, index, subscriberId, at } = claim
  const made = await tx
    .insertInto('contact_claims')
    .values({ operator_id: operatorId, channel, contact_index: index, subscriber_id: subscriberId, created_at: at })
    .onConflict((c) => c.doNothing())
    .returning('subscriber_id')
    .executeTakeFirst()
  if (made) return made.subscriber_id
  const holder = await findHolder(tx, operatorId, channel, index)
  if (!holder) throw new Error('a contact claim was refused and is not there')
  return holder
}

/** Puts a claimed contact on file as confirmed and lets go of the claims on the one it replaces. */
export async function putConfirmedContact(
  tx: Tx,
  key: Buffer,
  row: SavedSubscriber,
  contact: { channel: Channel; value: string; index: Buffer; at: Date },
): Promise<void> {
  const { channel, value, index, at } = contact
  await noteConfirmed(tx, { operatorId: row.operator_id, channel, index, subscriberId: row.id, at })
  await tx
    .deleteFrom('contact_claims')
    .where('operator_id', '=', row.operator_id)
    .where('channel', '=', channel)
    .where('subscriber_id', '=', row.id)
    .where('contact_index', '!=', index)
    .execute()
  const sealed = sealJson(key, aadOf(row.id), { ...openContacts(key, row), [channel]: value })
  const confirmed = channel === 'email' ? { email_confirmed_at: at } : { phone_confirmed_at: at }
  await tx
    .updateTable('subscribers')
    .set({ sealed, ...confirmed })
    .where('id', '=', row.id)
    .execute()
}

/** Whether the subscriber's data can still be opened: an erased account has no key. */
export async function hasSubjectKey(db: Db | Tx, subscriberId: string): Promise<boolean> {
  return (
    (await db.selectFrom('subject_keys').select('subscriber_id').where('subscriber_id', '=', subscriberId).executeTakeFirst()) !== undefined
  )
}

/** Puts a new password hash on file. */
export async function setPasswordHash(tx: Tx, subscriberId: string, hash: string): Promise<void> {
  await tx.updateTable('subscribers').set({ password_hash: hash }).where('id', '=', subscriberId).execute()
}

/** Chooses the language of messages. */
export async function setSubscriberLocale(db: Db | Tx, subscriberId: string, locale: Locale): Promise<void> {
  await db.updateTable('subscribers').set({ locale }).where('id', '=', subscriberId).execute()
}
