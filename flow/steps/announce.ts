// Has the operator's systems told by webhook: one delivery per endpoint that wants the type, sent later by a job.
import type { WebhookType } from '#contract/operator.ts'
import { insertDelivery, listEndpointsFor } from '#store/webhooks.ts'
import type { Tx } from '#store/schema.ts'
import type { House } from '../house.ts'

/** Writes the deliveries. `data` holds ids and codes only. */
export async function announce(house: House, tx: Tx, type: WebhookType, data: Record<string, unknown>): Promise<void> {
  const at = house.now()
  for (const endpoint of await listEndpointsFor(tx, house.operator.id, type)) {
    const id = house.newId()
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
    await insertDelivery(tx, { id, operator_id: house.operator.id, endpoint_id: endpoint.id, type, body, status: 'waiting', last_status: null, created_at: at })
    await house.store.queue.send(tx, 'deliver_webhook', { deliveryId: id })
  }
}
