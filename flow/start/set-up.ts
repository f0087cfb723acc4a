// The first start on an empty data folder: an operator, its plans, a first member of staff by a one-time link, an API key shown once.
import { createHash, randomBytes } from 'node:crypto'
import type { Store } from '#store/store.ts'
import { findOperator, insertApiKey, insertOperator, insertPlan, type NewPlan } from '#store/operators.ts'
import type { Operator } from '../house.ts'

const PLANS: readonly Omit<NewPlan, 'id'>[] = [
  { name: { en: 'Utopia Traveller', 'zh-Hans': '乌托邦旅行套餐' }, dataGb: 5, days: 15, voice: false, country: 'UT' },
  { name: { en: 'Utopia Everyday', 'zh-Hans': '乌托邦日常套餐' }, dataGb: 20, days: 30, voice: true, country: 'UT' },
  { name: { en: 'Mainland China 10 GB', 'zh-Hans': '中国内地 10 GB' }, dataGb: 10, days: 30, voice: true, country: 'CN' },
  { name: { en: 'Hong Kong 8 GB', 'zh-Hans': '中国香港 8 GB' }, dataGb: 8, days: 30, voice: true, country: 'HK' },
  { name: { en: 'Singapore 8 GB', 'zh-Hans': '新加坡 8 GB' }, dataGb: 8, days: 28, voice: true, country: 'SG' },
  { name: { en: 'Japan 8 GB', 'zh-Hans': '日本 8 GB' }, dataGb: 8, days: 15, voice: true, country: 'JP' },
]

export type SetUp = { readonly operator: Operator; readonly isNew: boolean; readonly apiKey: string | null }

/** The operator of this data folder; on the first start it is made, and an API key with it. */
export async function setUp(store: Store, now: () => Date, newId: () => string): Promise<SetUp> {
  const found = await findOperator(store.db)
  if (found) {
    return {
      operator: { id: found.id, name: found.name, mode: found.mode, homeCountry: found.home_country, supportEmail: found.support_email },
      isNew: false,
      apiKey: null,
    }
  }
  const operator: Operator = { id: newId(), name: 'Utopia Mobile', mode: 'sandbox', homeCountry: 'UT', supportEmail: null }
  const key = newApiKey()
  await store.transaction(async (tx) => {
    await insertOperator(tx, { ...operator, at: now() })
    for (const plan of PLANS) await insertPlan(tx, operator.id, { ...plan, id: newId() })
    await insertApiKey(tx, { id: newId(), operatorId: operator.id, hash: hashOf(key), label: 'first', at: now() })
  })
  return { operator, isNew: true, apiKey: key }
}

/** `rk_` and 256 bits of chance. */
function newApiKey(): string {
  return `rk_${randomBytes(32).toString('base64url')}`
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** Makes one more API key. It is shown now and never again. */
export async function createApiKey(store: Store, operatorId: string, label: string, now: () => Date, newId: () => string): Promise<string> {
  const key = newApiKey()
  await insertApiKey(store.db, { id: newId(), operatorId, hash: hashOf(key), label, at: now() })
  return key
}
