// The frame around every page: head with home and language, the page itself, foot; pages are loaded when first opened.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { locale, t } from '#web/ui/texts.ts'
import { connection } from './call.ts'
import { useCell } from './cell.ts'
import { address } from './navigation.ts'
import { Loading } from './parts/loading.tsx'
import { Unloaded } from './parts/unloaded.tsx'
import { routeOf, type PageName, type PageProps } from './route.ts'
import { account, service, speakAs, spoken } from './session.ts'


type Loaded = { readonly page: PageName; readonly Page: ComponentType<PageProps> }

const PAGES: Record<PageName, () => Promise<{ default: ComponentType<PageProps> }>> = {
  start: () => import('./pages/start.tsx'),
  'sign-up': () => import('./pages/sign-up.tsx'),
  'sign-up-codes': () => import('./pages/sign-up-codes.tsx'),
  'sign-in': () => import('./pages/sign-in.tsx'),
  'sign-in-code': () => import('./pages/sign-in-code.tsx'),
  account: () => import('./pages/account.tsx'),
  plans: () => import('./pages/plans.tsx'),
  password: () => import('./pages/password.tsx'),
  contact: () => import('./pages/contact.tsx'),
  verify: () => import('./verify/verify.tsx'),
  missing: () => import('./pages/missing.tsx'),
}

function Head({ sandbox }: { readonly sandbox: boolean }) {
  const operator = useCell(service)?.operator.name ?? 'Realname'
  const who = useCell(account)
  const other = locale() === 'en' ? 'zh-Hans' : 'en'
  return (
    <header>
      {sandbox ? <p class="ribbon">{t('app.sandbox')}</p> : null}
      <div class="head">
      <a class="head-home" href="/" aria-label={t('app.home', { operator })}>
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="8" /><path d="M9 16.5l5 5 9.5-11" /></svg>
        <span>{operator}</span>
      </a>
      <nav>
        {who && !who.only_registration ? <a href="/account">{t('app.account')}</a> : null}
        <button type="button" class="link-button" lang={other} onClick={() => void speakAs(other)} aria-label={t('app.language_label')}>{t('app.language')}</button>
      </nav>
      </div>
    </header>
  )
}

function Foot() {
  const about = useCell(service)
  if (!about) return <footer class="foot" />
  return (
    <footer class="foot">
      <p>{t('app.footer', { operator: about.operator.name })}</p>
      {about.operator.support_email ? <p><a href={`mailto:${about.operator.support_email}`}>{t('app.help', { email: about.operator.support_email })}</a></p> : null}
    </footer>
  )
}

/** The whole portal. */
export function App() {
  useCell(spoken)
  const route = routeOf(useCell(address))
  const away = useCell(connection) === 'away'
  const sandbox = useCell(service)?.mode === 'sandbox'
  const [loaded, setLoaded] = useState<Loaded | 'failed' | null>(null)
  const load = () => {
    PAGES[route.page]().then(
      (module) => setLoaded({ page: route.page, Page: module.default }),
      () => setLoaded('failed'),
    )
  }
  useEffect(load, [route.page])
  useEffect(() => scrollTo(0, 0), [route.page, JSON.stringify(route.params)])
  const Page = loaded && loaded !== 'failed' && loaded.page === route.page ? loaded.Page : null
  return (
    <>
      <a class="skip" href="#content">{t('app.skip')}</a>
      <Head sandbox={sandbox} />
      <div class="away" role="status">{away ? <p>{t('app.away')}</p> : null}</div>
      <main id="content" tabIndex={-1}>{loaded === 'failed' ? <Unloaded again={load} /> : Page ? <Page route={route} /> : <Loading />}</main>
      <Foot />
    </>
  )
}
