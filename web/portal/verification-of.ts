// Which verification each country of an account's lines needs: pure.
import type { Account } from '#contract/account.ts'

export type Verification = Account['registrations'][number]
export type CountryNeed = { readonly country: string; readonly registration: Verification | null; readonly locked: boolean }

const OVER = ['expired', 'canceled', 'redacted']

/**
 * One row per country: of the lines, and of registrations begun without one. The newest registration that is not over stands for it,
 * else the newest; `locked` says whether a line there still waits for one.
 */
export function needsOf(account: Account): CountryNeed[] {
  const countries = [...new Set([...account.lines.map((line) => line.country), ...account.registrations.map((each) => each.country)])]
  return countries.map((country) => {
    const here = account.registrations.filter((each) => each.country === country).toSorted((a, b) => b.created_at.localeCompare(a.created_at))
    const registration = here.find((each) => !OVER.includes(each.status)) ?? here[0] ?? null
    return { country, registration, locked: account.lines.some((line) => line.country === country && line.status === 'locked') }
  })
}

/** The next thing a subscriber can do about it. */
export function moveOf(need: CountryNeed): 'begin' | 'continue' | 'mend' | 'look' | 'none' {
  const status = need.registration?.status
  switch (status) {
    case undefined: case 'expired': case 'canceled': case 'redacted': return need.locked ? 'begin' : 'none'
    case 'draft': return 'continue'
    case 'resubmission_requested': case 'reverification_required': return 'mend'
    // A line taken after the approval waits for a registration of its own.
    case 'approved': return need.locked ? 'begin' : 'look'
    default: return 'look'
  }
}
