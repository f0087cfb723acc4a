// The operator, its plans and its API keys.
import type { Db, PlanRow, Tx } from './schema.ts'

/** The operator of this data folder, or null before the first start. */
export async function findOperator(db: Db) {
  return (await db.selectFrom('operators').selectAll().orderBy('created_at').limit(1).executeTakeFirst()) ?? null
}

/** Writes the operator and its plans, once. */
export async function insertOperator(
  tx: Tx,
  operator: { id: string; name: string; mode: 'sandbox' | 'live'; homeCountry: string; supportEmail: string | null; at: Date },
): Promise<void> {
  const { homeCountry, supportEmail, at, ...rest } = operator
  await tx.insertInto('operators').values({ ...rest, home_country: homeCountry, support_email: supportEmail, created_at: at }).execute()
}

export type NewPlan = { id: string; name: Record<string, string>; dataGb: number | null; days: number; voice: boolean; country: string }

/** Adds a plan to the catalogue. */
export async function insertPlan(tx: Tx, operatorId: string, plan: NewPlan): Promise<void> {
  const { dataGb, name, ...rest } = plan
  await tx.insertInto('plans').values({ ...rest, operator_id: operatorId, name: JSON.stringify(name), data_gb: dataGb, active: true }).execute()
}

/** Plans on offer. */
export async function listPlans(db: Db, operatorId: string) {
  return db.selectFrom('plans').selectAll().where('operator_id', '=', operatorId).where('active', '=', true).orderBy('id').execute()
}

/** One plan of the operator, on offer or not. */
export async function findPlan(db: Db | Tx, operatorId: string, id: string): Promise<{ [K in keyof PlanRow]: K extends 'name' ? Record<string, string> : PlanRow[K] } | null> {
  return (await db.selectFrom('plans').selectAll().where('operator_id', '=', operatorId).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Keeps a new API key by its SHA-256. */
export async function insertApiKey(tx: Tx | Db, key: { id: string; operatorId: string; hash: Buffer; label: string; at: Date }): Promise<void> {
  const { operatorId, at, ...rest } = key
  await tx.insertInto('api_keys').values({ ...rest, operator_id: operatorId, created_at: at, revoked_at: null }).execute()
}

/** The key of this SHA-256 unless revoked. */
export async function findApiKey(db: Db, hash: Buffer) {
  return (await db.selectFrom('api_keys').select(['id', 'operator_id']).where('hash', '=', hash).where('revoked_at', 'is', null).executeTakeFirst()) ?? null
}
