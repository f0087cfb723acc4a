// Webhook endpoints and what was sent to them.
import type { Insertable, Selectable } from 'kysely'
import type { WebhookType } from '#contract/operator.ts'
import type { Db, Tx, WebhookDeliveryRow, WebhookEndpointRow } from './schema.ts'

export type SavedEndpoint = Selectable<WebhookEndpointRow>
export type SavedDelivery = Selectable<WebhookDeliveryRow>

/** Adds an endpoint. */
export async function insertEndpoint(tx: Tx | Db, row: Insertable<WebhookEndpointRow>): Promise<void> {
  await tx.insertInto('webhook_endpoints').values(row).execute()
}

/** Endpoints in use. */
export async function listEndpoints(db: Db | Tx, operatorId: string): Promise<SavedEndpoint[]> {
  return db.selectFrom('webhook_endpoints').selectAll().where('operator_id', '=', operatorId).where('deleted_at', 'is', null).orderBy('id').execute()
}

/** Endpoints in use that want events of a type. */
export async function listEndpointsFor(tx: Tx, operatorId: string, type: WebhookType): Promise<SavedEndpoint[]> {
  return (await listEndpoints(tx, operatorId)).filter((endpoint) => endpoint.types.includes(type))
}

/** An endpoint in use, or null. */
export async function findEndpoint(db: Db | Tx, operatorId: string, id: string): Promise<SavedEndpoint | null> {
  const row = await db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('operator_id', '=', operatorId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Takes an endpoint out of use; false when there is none. */
export async function deleteEndpoint(db: Db, operatorId: string, id: string, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('webhook_endpoints')
    .set({ deleted_at: at })
    .where('operator_id', '=', operatorId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Writes a delivery to be made. */
export async function insertDelivery(tx: Tx, row: Insertable<WebhookDeliveryRow>): Promise<void> {
  await tx.insertInto('webhook_deliveries').values(row).execute()
}

/** One delivery, or null. */
export async function findDelivery(db: Db, id: string): Promise<SavedDelivery | null> {
  return (await db.selectFrom('webhook_deliveries').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Notes what came of a try. */
export async function updateDelivery(
  db: Db | Tx,
  id: string,
  change: { status: WebhookDeliveryRow['status']; tries: number; last_status: number | null },
): Promise<void> {
  await db.updateTable('webhook_deliveries').set(change).where('id', '=', id).execute()
}

/** The last hundred deliveries to an endpoint, newest first. */
export async function listDeliveries(db: Db, endpointId: string): Promise<SavedDelivery[]> {
  return db.selectFrom('webhook_deliveries').selectAll().where('endpoint_id', '=', endpointId).orderBy('id', 'desc').limit(100).execute()
}
