// A line as its holder and the operator's systems see it.
import type { Line } from '#contract/account.ts'
import type { SavedLine } from '#store/lines.ts'
import { findPlan } from '#store/operators.ts'
import type { Db, Tx } from '#store/schema.ts'
import { openJson } from '#store/seal.ts'
import { subjectKey } from '#store/subject-keys.ts'
import type { House } from '../house.ts'
import { boundTo } from './sealed.ts'

/** Only a line whose services are on shows how to install it; it was handed to nobody before. */
const INSTALLABLE: readonly SavedLine['status'][] = ['limited', 'active']

/** The answer for one line. `activation_sealed` holds the code as JSON, bound to column `activation` of its row. */
export async function viewLine(house: House, db: Db | Tx, line: SavedLine): Promise<Line> {
  const plan = await findPlan(db, house.operator.id, line.plan_id)
  if (!plan) throw new Error('a line stands on a plan that is not there')
  const shown = INSTALLABLE.includes(line.status) ? line.activation_sealed : null
  const bound = boundTo('activation', line.subscriber_id, line.id)
  return {
    id: line.id,
    subscriber_id: line.subscriber_id,
    status: line.status,
    services: line.services,
    plan_id: line.plan_id,
    plan_name: plan.name,
    country: line.country,
    activation_code: shown ? openJson<string>(await subjectKey(db, house.store.keys, line.subscriber_id), bound, shown) : null,
    iccid: line.iccid,
    registration_id: line.registration_id,
    created_at: line.created_at.toISOString(),
  }
}
