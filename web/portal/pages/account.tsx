// The account: lines and what they carry, the verification and its next step, contacts, password.
import { useEffect, useState } from 'preact/hooks'
import type { Account } from '#contract/account.ts'
import { t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { connection } from '../call.ts'
import { Button } from '../parts/button.tsx'
import { LineCard } from '../parts/line-card.tsx'
import { Loading } from '../parts/loading.tsx'
import { Page } from '../parts/page.tsx'
import { Unloaded } from '../parts/unloaded.tsx'
import { account, askToSignIn, loadAccount, signOut } from '../session.ts'
import { Contacts } from './contacts.tsx'
import { VerificationCard } from './verification-card.tsx'
import { needsOf } from '../verification-of.ts'

/** Pace of looking for changes while the page is seen, in milliseconds. */
const PACE = 5000

function Whole({ who }: { readonly who: Account }) {
  const [leaving, setLeaving] = useState(false)
  const needs = needsOf(who)
  return (
    <Page title={t('account.title')} wide>
      <div class="columns">
        <div>
          <section aria-labelledby="verification">
            <h2 id="verification">{t('account.verification')}</h2>
            {needs.length > 0 ? needs.map((need) => <VerificationCard key={need.country} need={need} many={needs.length > 1} />) : <VerificationCard need={null} many={false} />}
          </section>
          <section aria-labelledby="lines">
            <h2 id="lines">{t('account.lines')}</h2>
            {who.lines.length === 0 ? <p>{t('account.no_lines')}</p> : null}
            {who.lines.map((line) => <LineCard key={line.id} line={line} />)}
            <p><a class="button second" href="/account/plans">{t(who.lines.length > 0 ? 'account.add_another' : 'account.add_line')}</a></p>
          </section>
        </div>
        <div>
          <Contacts contacts={who.contacts} />
          <section aria-labelledby="password-heading">
            <h2 id="password-heading">{t('account.password')}</h2>
            <div class="card row">
              <p>{t(who.has_password ? 'account.password_set' : 'account.password_none')}</p>
              <a href="/account/password">{t(who.has_password ? 'account.password_change' : 'account.password_give')}</a>
            </div>
          </section>
          <p><Button kind="second" busy={leaving} onPress={() => {
            setLeaving(true)
            void signOut().finally(() => setLeaving(false))
          }}>{t('account.sign_out')}</Button></p>
        </div>
      </div>
    </Page>
  )
}

export default function AccountPage() {
  const who = useCell(account)
  const away = useCell(connection) === 'away'
  useEffect(() => {
    void loadAccount()
    const timer = setInterval(() => document.visibilityState === 'visible' && void loadAccount(), PACE)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (who === null) askToSignIn()
  }, [who])
  if (!who) return away ? <Unloaded again={() => void loadAccount()} /> : <Loading />
  if (who.only_registration) {
    return (
      <Page title={t('account.title')} lead={t('account.only_link')}>
        <p class="actions"><a class="button main" href={`/verify?registration=${who.only_registration}`}>{t('account.verify_continue')}</a><a class="button quiet" href="/sign-in">{t('app.sign_in')}</a></p>
      </Page>
    )
  }
  return <Whole who={who} />
}
