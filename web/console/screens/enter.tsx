// Coming in by the one-time link: the token after `#` is used once and taken out of the address, then a way to sign in is set up.
import { Anchor, Button, Divider, Loader, Stack, Text as Words, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { StaffSession } from '#contract/review.ts'
import { call } from '../call.ts'
import { enrolPasskey } from '../enrol/passkey.ts'
import { PasskeyNote } from '../enrol/passkey-note.tsx'
import { PasswordForm } from '../enrol/password-form.tsx'
import { PlainFrame } from '../enrol/plain-frame.tsx'
import { Go } from '../go.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { homeOf, useSession, useSetSession } from '../session.ts'
import { useText } from '../settings.tsx'

export function EnterScreen() {
  const { t } = useText()
  const setSession = useSetSession()
  const navigate = useNavigate()
  const [byPassword, setByPassword] = useState(false)
  const begun = useRef(false)
  const [token] = useState(() => location.hash.slice(1))
  // While the link is being opened nobody asks who is signed in: a late "nobody" would undo it.
  const session = useSession(token === '')
  const open = useMutation({ mutationFn: () => call('openStaffLink', { body: { token } }), onSuccess: setSession })
  const done = (next: StaffSession): void => {
    setSession(next)
    void navigate({ to: homeOf(next.staff.roles), replace: true })
  }
  const passkey = useMutation({ mutationFn: enrolPasskey, onSuccess: done })

  const { mutate } = open
  useEffect(() => {
    if (token === '' || begun.current) return
    begun.current = true
    history.replaceState(history.state, '', location.pathname)
    mutate()
  }, [token, mutate])

  if (open.error) {
    return (
      <PlainFrame title={t('enter.title')}>
        <ProblemNote error={open.error} />
        <Anchor component={Link} to="/sign-in" mt="md" display="block">{t('sign_in.title')}</Anchor>
      </PlainFrame>
    )
  }
  if (open.isPending || (token === '' ? session.isPending : open.isIdle)) {
    return <PlainFrame title={t('enter.title')}><Loader aria-label={t('loading')} /></PlainFrame>
  }
  if (!session.data) return <Go to="/sign-in" />
  if (!session.data.must_enrol && !open.isSuccess) return <Go to="/queue" />
  const { staff, operator } = session.data
  return (
    <PlainFrame title={t('enter.welcome', { name: staff.name })}>
      <Stack gap="md">
        <Words fz="sm">{t('enter.why', { operator })}</Words>
        <Stack gap="xs">
          <Title order={2}>{t('passkey.title')}</Title>
          <Words fz="sm" c="dimmed">{t('passkey.what')}</Words>
          <Button onClick={() => passkey.mutate()} loading={passkey.isPending}>{t('passkey.set_up')}</Button>
          <PasskeyNote error={passkey.error} />
        </Stack>
        <Divider label={t('or')} />
        {byPassword
          ? <PasswordForm staff={staff} done={done} />
          : <Button variant="default" onClick={() => setByPassword(true)}>{t('password.set_up')}</Button>}
      </Stack>
    </PlainFrame>
  )
}
