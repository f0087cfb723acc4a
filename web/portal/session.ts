// Who is signed in, what the operator offers, and where to come back to after signing in.
import type { Account } from '#contract/account.ts'
import type { ServiceInfo } from '#contract/service.ts'
import { loadPortalTexts } from '#web/ui/languages.ts'
import { keepLocale } from '#web/ui/locale.ts'
import type { Locale } from '#contract/words.ts'
import { call, sessionEnded } from './call.ts'
import { cell } from './cell.ts'
import { address, go } from './navigation.ts'

/** The account; null when nobody is signed in, undefined while that is not known. */
export const account = cell<Account | null | undefined>(undefined)
/** What the operator offers; null until it is known. */
export const service = cell<ServiceInfo | null>(null)
/** The language on the pages; changes once its texts are there. */
export const spoken = cell<Locale>('en')
/** Where to come back to after signing in; `ended` when a session broke off there. */
export const comeBack = cell<{ readonly to: string; readonly ended: boolean } | null>(null)

/** Loads the account. Says whether the server answered at all. */
export async function loadAccount(): Promise<boolean> {
  const answer = await call('getAccount', {}, { quiet: true })
  if (answer.ok) account.set(answer.data)
  else if (answer.code === 'not_signed_in') account.set(null)
  return answer.ok || answer.code === 'not_signed_in'
}

/** Loads what the operator offers. Says whether it is there. */
export async function loadService(): Promise<boolean> {
  const answer = await call('getService', {})
  if (answer.ok) service.set(answer.data)
  return answer.ok
}

/** Takes a fresh account and goes to where the reader was, or to `otherwise`. */
export function enter(fresh: Account, otherwise: string): void {
  account.set(fresh)
  const to = comeBack.get()?.to ?? otherwise
  comeBack.set(null)
  go(to, 'replace')
}

/** Speaks another language on the pages, and in messages to come when signed in. */
export async function speakAs(locale: Locale): Promise<void> {
  await loadPortalTexts(locale)
  document.documentElement.lang = locale
  spoken.set(locale)
  keepLocale(locale)
  if (account.get()) await call('setLocale', { body: { locale } })
}

/** Ends the session on the server and here. */
export async function signOut(): Promise<boolean> {
  const answer = await call('signOut', {}, { quiet: true })
  if (!answer.ok && answer.code !== 'not_signed_in') return false
  account.set(null)
  comeBack.set(null)
  go('/')
  return true
}

/** Leads to the sign-in page, to come back here afterwards. */
export function askToSignIn(): void {
  comeBack.set(comeBack.get() ?? { to: address.get(), ended: false })
  go('/sign-in', 'replace')
}

/** Leads to the sign-in page whenever a call finds the session ended, and remembers the place. */
export function watchSession(): void {
  sessionEnded.watch(() => {
    account.set(null)
    if (!address.get().startsWith('/sign-')) comeBack.set({ to: address.get(), ended: true })
    go('/sign-in')
  })
}
