// Job: posts one webhook. A try that fails is made again later by the schedule, until it is given up.
import type { Jobs } from '#core/jobs.ts'
import { retryAfter } from '#core/webhook-schedule.ts'
import { openJson } from '#store/seal.ts'
import { findDelivery, findEndpoint, updateDelivery } from '#store/webhooks.ts'
import type { House } from '../house.ts'

/** Where the secrets of an endpoint are sealed to. */
export const secretBound = (endpointId: string): string => `webhook/${endpointId}`

/** Posts the delivery of a job; the receiver knows a repeat by its id. */
export async function deliverWebhook(house: House, job: Jobs['deliver_webhook']): Promise<void> {
  const { db, keys, queue } = house.store
  const delivery = await findDelivery(db, job.deliveryId)
  if (!delivery || delivery.status !== 'waiting') return
  const tries = delivery.tries + 1
  const endpoint = await findEndpoint(db, delivery.operator_id, delivery.endpoint_id)
  if (!endpoint) return updateDelivery(db, delivery.id, { status: 'given_up', tries, last_status: delivery.last_status })
  const secrets = openJson<string[]>(keys.operatorKey(delivery.operator_id), secretBound(endpoint.id), endpoint.secret_sealed)
  const sent = await house.couriers.webhook.send({ id: delivery.id, url: endpoint.url, secrets, body: JSON.stringify(delivery.body) })
  if (sent.ok) return updateDelivery(db, delivery.id, { status: 'delivered', tries, last_status: sent.status })
  const wait = sent.retry ? retryAfter(tries) : null
  house.log('warn', 'webhook.not_delivered', { delivery: delivery.id, endpoint: endpoint.id, status: sent.status, detail: sent.detail, tries })
  await house.store.transaction(async (tx) => {
    await updateDelivery(tx, delivery.id, { status: wait === null ? 'given_up' : 'waiting', tries, last_status: sent.status })
    if (wait !== null) await queue.send(tx, 'deliver_webhook', { deliveryId: delivery.id }, { delaySeconds: wait })
  })
}
