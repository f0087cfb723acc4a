// The frame around every page of signed-in staff: who, where to, and the guard that sends others to sign in.
import { ActionIcon, Button, Center, Loader, Tooltip } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { call } from './call.ts'
import { Go } from './go.tsx'
import { Icon } from './icon.tsx'
import { KeysHelp } from './keys/keys-help.tsx'
import { useKeys } from './keys/use-keys.ts'
import { PageTitle } from './page-title.tsx'
import { ProblemNote } from './problem-note.tsx'
import { opens, SignedIn, useSession, useSetSession } from './session.ts'
import { useText } from './settings.tsx'
import { LanguageSwitch, SchemeSwitch } from './switches.tsx'

const PLACES = ['queue', 'cases', 'blocklist', 'team'] as const

/** Shows the page to signed-in staff; others go to `/sign-in`, those who still must enrol to `/enter`. */
export function Shell() {
  const { t } = useText()
  const session = useSession()
  const setSession = useSetSession()
  const here = useLocation()
  const [help, setHelp] = useState(false)
  const before = useRef(here.pathname)
  useEffect(() => {
    // A new page begins at its start for those who do not see it change; filters do not move the focus.
    if (before.current !== here.pathname) document.getElementById('main')?.focus({ preventScroll: true })
    before.current = here.pathname
  }, [here.pathname])
  useKeys({ '?': () => setHelp(true) }, !help)
  const leave = useMutation({ mutationFn: () => call('signOutStaff', {}), onSuccess: () => setSession(null) })

  if (session.error) {
    const again = { label: t('try_again'), run: () => void session.refetch() }
    return <Center mih="60vh" p="md"><ProblemNote error={session.error} action={again} /></Center>
  }
  if (session.data === undefined) return <Center mih="60vh"><PageTitle text={t('loading')} /><Loader aria-label={t('loading')} /></Center>
  if (session.data === null) return <Go to="/sign-in" search={{ to: here.href }} />
  if (session.data.must_enrol) return <Go to="/enter" />

  const { staff, operator } = session.data
  return (
    <>
      <a className="skip" href="#main">{t('skip')}</a>
      <header className="bar">
        <span className="brand"><b>Realname</b> <span className="operator">{operator}</span></span>
        <nav aria-label={t('nav')} className="nav">
          {PLACES.filter((place) => opens(staff.roles, place)).map((place) => (
            <Link key={place} to={`/${place}`} className="nav-link" activeProps={{ 'aria-current': 'page' }}>{t(`nav.${place}`)}</Link>
          ))}
        </nav>
        <div className="bar-end">
          <Tooltip label={t('keys.title')}>
            <ActionIcon
              variant="subtle" color="gray" className="quiet wide-only" aria-label={t('keys.title')} onClick={() => setHelp(true)}
            >
              <Icon name="keys" />
            </ActionIcon>
          </Tooltip>
          <SchemeSwitch />
          <LanguageSwitch />
          <Link
            to="/account" className="nav-link me" activeProps={{ 'aria-current': 'page' }}
            aria-label={t('nav.account', { name: staff.name })}
          >
            <Icon name="person" /> <span className="wide-only">{staff.name}</span>
          </Link>
          <Button size="xs" variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>{t('sign_out')}</Button>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="main">
        <ProblemNote error={leave.error} />
        <SignedIn value={staff}><Outlet /></SignedIn>
      </main>
      <KeysHelp opened={help} close={() => setHelp(false)} />
    </>
  )
}
