// Puts a contact whose code was right on the file of its subscriber, as confirmed.
import type { Channel } from '#contract/words.ts'
import { lockSubscriber, putConfirmedContact } from '#store/accounts.ts'
import { appendEvent } from '#store/events.ts'
import { touchOpenRegistrations } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import { subjectKey } from '#store/subject-keys.ts'
import type { House } from '../house.ts'

/** The contact must be claimed for the subscriber before. A contact it replaces is let go. */
export async function putConfirmed(
  house: House,
  tx: Tx,
  subscriberId: string,
  contact: { channel: Channel; value: string; index: Buffer },
): Promise<void> {
  const at = house.now()
  const operatorId = house.operator.id
  const row = await lockSubscriber(tx, operatorId, subscriberId)
  if (!row) throw new Error('a contact was claimed for a subscriber who is not there')
  await putConfirmedContact(tx, await subjectKey(tx, house.store.keys, subscriberId), row, { ...contact, at })
  // Before the event: registrations are held before the chain everywhere.
  await touchOpenRegistrations(tx, subscriberId)
  await appendEvent(tx, {
    subscriberId,
    operatorId,
    registrationId: null,
    type: 'contact.confirmed',
    at,
    actor: 'subscriber',
    actorId: subscriberId,
    data: { channel: contact.channel },
  })
}
