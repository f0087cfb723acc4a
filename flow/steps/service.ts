// What a visitor may know: operator, countries, what each asks, plans.
import type { ServiceInfo } from '#contract/service.ts'
import { LOCALES } from '#contract/words.ts'
import { rulesOf } from '#core/policy.ts'
import { listPlans } from '#store/operators.ts'
import { done, type House, type Outcome } from '../house.ts'

/** `GET /v1/service`. */
export async function getService(house: House): Promise<Outcome<ServiceInfo>> {
  const { operator } = house
  const policies = [...house.policies.values()].map(({ policy }) => policy).filter((policy) => operator.mode === 'sandbox' || !policy.sandbox_only)
  const plans = await listPlans(house.store.db, operator.id)
  return done({
    operator: { name: operator.name, support_email: operator.supportEmail },
    mode: operator.mode,
    locales: [...LOCALES],
    home_country: operator.homeCountry,
    countries: policies.map(rulesOf),
    plans: plans.map(({ id, name, data_gb, days, voice, country }) => ({ id, name, data_gb, days, voice, country })),
  })
}
