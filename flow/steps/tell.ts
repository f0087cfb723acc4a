// Has a subscriber told by mail and SMS: written once with what caused it, sent later by a job.
import type { Reason } from '#contract/reasons.ts'
import type { MessageName } from '#couriers/words.ts'
import { findSubscriber } from '#store/accounts.ts'
import { insertMessage } from '#store/messages.ts'
import type { SavedRegistration } from '#store/registrations.ts'
import type { Tx } from '#store/schema.ts'
import type { House } from '../house.ts'

/** Writes the message for each confirmed contact. The key makes a step that is run twice tell once. */
export async function tell(house: House, tx: Tx, row: SavedRegistration, name: MessageName, reasons: readonly Reason[] = []): Promise<void> {
  const subscriber = await findSubscriber(tx, row.operator_id, row.subscriber_id)
  if (!subscriber) return
  const channels = [...(subscriber.email_confirmed_at ? ['email' as const] : []), ...(subscriber.phone_confirmed_at ? ['phone' as const] : [])]
  for (const channel of channels) {
    const messageId = await insertMessage(tx, {
      subscriber_id: row.subscriber_id, id: house.newId(), operator_id: row.operator_id, registration_id: row.id, key: `${name}/${row.id}/${row.attempt}`, channel, name,
      data: JSON.stringify({ reasons }), status: 'waiting', created_at: house.now(), sent_at: null,
    })
    if (messageId) await house.store.queue.send(tx, 'send_message', { subscriberId: row.subscriber_id, messageId })
  }
}
