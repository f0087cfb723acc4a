// Webhook endpoints: make, list, remove, try.
import { WEBHOOK_TYPES, type WebhookDelivery, type WebhookEndpoint } from '#contract/operator.ts'
import { refuse } from '#contract/problems.ts'
import type { RouteInput } from '#contract/route.ts'
import type { Routes } from '#contract/routes.ts'
import { newWebhookSecret } from '#couriers/webhook-signature.ts'
import { sealJson } from '#store/seal.ts'
import { deleteEndpoint, findEndpoint, insertDelivery, insertEndpoint, listDeliveries, listEndpoints, type SavedDelivery, type SavedEndpoint } from '#store/webhooks.ts'
import { done, type Actor, type House, type Outcome } from '../house.ts'
import { secretBound } from './deliver-webhook.ts'

const view = (row: Pick<SavedEndpoint, 'id' | 'url' | 'types' | 'created_at'>, secret: string | null): WebhookEndpoint => ({
  id: row.id, url: row.url, types: row.types, secret, created_at: row.created_at.toISOString(),
})
const viewDelivery = (row: SavedDelivery): WebhookDelivery => ({
  id: row.id, endpoint_id: row.endpoint_id, type: row.type, status: row.status, tries: row.tries, last_status: row.last_status, created_at: row.created_at.toISOString(),
})

/** `POST /v1/webhook-endpoints`. The secret is told here and never again. */
export async function createWebhookEndpoint(
  house: House,
  _actor: Actor,
  { body }: Pick<RouteInput<Routes['createWebhookEndpoint']>, 'body'>,
): Promise<Outcome<WebhookEndpoint>> {
  const checked = await house.couriers.webhook.check(body.url)
  if (!checked.ok) return refuse('address_not_allowed', [{ at: 'url', code: 'address', text: 'use a public http or https address that resolves' }])
  const secret = newWebhookSecret()
  const row = { id: house.newId(), url: body.url, types: body.types ?? [...WEBHOOK_TYPES], created_at: house.now() }
  const secret_sealed = sealJson(house.store.keys.operatorKey(house.operator.id), secretBound(row.id), [secret])
  return house.store.transaction(async (tx) => {
    await insertEndpoint(tx, { ...row, operator_id: house.operator.id, secret_sealed, deleted_at: null })
    return done(view(row, secret))
  })
}

/** `GET /v1/webhook-endpoints`. */
export async function listWebhookEndpoints(house: House): Promise<Outcome<{ items: WebhookEndpoint[] }>> {
  const rows = await listEndpoints(house.store.db, house.operator.id)
  return done({ items: rows.map((row) => view(row, null)) })
}

/** `DELETE /v1/webhook-endpoints/{id}`. */
export async function deleteWebhookEndpoint(house: House, _actor: Actor, { params }: Pick<RouteInput<Routes['deleteWebhookEndpoint']>, 'params'>): Promise<Outcome<null>> {
  return (await deleteEndpoint(house.store.db, house.operator.id, params.id, house.now())) ? done(null) : refuse('not_found')
}

/** `POST /v1/webhook-endpoints/{id}/test`. */
export async function testWebhookEndpoint(
  house: House,
  _actor: Actor,
  { params }: Pick<RouteInput<Routes['testWebhookEndpoint']>, 'params'>,
): Promise<Outcome<WebhookDelivery>> {
  const endpoint = await findEndpoint(house.store.db, house.operator.id, params.id)
  if (!endpoint) return refuse('not_found')
  const at = house.now()
  const body = { type: 'endpoint.test' as const, timestamp: at.toISOString(), data: { endpoint_id: endpoint.id } }
  const row: SavedDelivery = {
    id: house.newId(), operator_id: house.operator.id, endpoint_id: endpoint.id, type: 'endpoint.test', body, status: 'waiting', tries: 0, last_status: null, created_at: at,
  }
  await house.store.transaction(async (tx) => {
    await insertDelivery(tx, { ...row, body: JSON.stringify(body) })
    await house.store.queue.send(tx, 'deliver_webhook', { deliveryId: row.id })
  })
  return done(viewDelivery(row))
}

/** `GET /v1/webhook-endpoints/{id}/deliveries`. */
export async function listWebhookDeliveries(
  house: House,
  _actor: Actor,
  { params }: Pick<RouteInput<Routes['listWebhookDeliveries']>, 'params'>,
): Promise<Outcome<{ items: WebhookDelivery[] }>> {
  if (!(await findEndpoint(house.store.db, house.operator.id, params.id))) return refuse('not_found')
  return done({ items: (await listDeliveries(house.store.db, params.id)).map(viewDelivery) })
}
