// A plan in one line of words.
import type { Plan } from '#contract/service.ts'
import type { Locale } from '#contract/words.ts'
import { t } from '#web/ui/texts.ts'
import { countryName, ownWords } from '../words.ts'

/** What a plan carries: data, days, voice. */
export function planCarries(plan: Plan): string {
  const data = plan.data_gb === null ? t('account.plan_data_any') : t('account.plan_data', { gb: plan.data_gb })
  return [data, t('account.plan_days', { days: plan.days }), ...(plan.voice ? [t('account.plan_voice')] : [])].join(' · ')
}

/** Name, country and what it carries. */
export function planWords(plan: Plan, locale: Locale): string {
  return `${ownWords(plan.name, locale)} · ${countryName(plan.country)} · ${planCarries(plan)}`
}
