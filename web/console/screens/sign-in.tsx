// Signing in: passkey first, password with TOTP as the fallback.
import { Button, Divider, PasswordInput, Stack, Text as Words, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { StaffSession } from '#contract/review.ts'
import { call } from '../call.ts'
import { signInWithPasskey } from '../enrol/passkey.ts'
import { PasskeyNote } from '../enrol/passkey-note.tsx'
import { PlainFrame } from '../enrol/plain-frame.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { homeOf, useSetSession } from '../session.ts'
import { useText } from '../settings.tsx'

const route = getRouteApi('/sign-in')

export function SignInScreen() {
  const { t } = useText()
  const { to } = route.useSearch()
  const router = useRouter()
  const setSession = useSetSession()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  const done = (session: StaffSession): void => {
    setSession(session)
    router.history.replace(router.basepath + (session.must_enrol ? '/enter' : (to ?? homeOf(session.staff.roles))))
  }
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: done })
  const fallback = useMutation({ mutationFn: () => call('signInStaff', { body: { email, password, totp } }), onSuccess: done })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    fallback.mutate()
  }
  return (
    <PlainFrame title={t('sign_in.title')}>
      <Stack gap="md">
        <Button onClick={() => passkey.mutate()} loading={passkey.isPending} fullWidth>{t('sign_in.passkey')}</Button>
        <PasskeyNote error={passkey.error} />
        <Divider label={t('or')} />
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Title order={2}>{t('sign_in.by_password')}</Title>
            <TextInput
              label={t('email')} type="email" autoComplete="username" required value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('password')} autoComplete="current-password" required value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
            />
            <TextInput
              label={t('totp.code')} inputMode="numeric" autoComplete="one-time-code" pattern="[0-9]{6}" maxLength={6} required value={totp}
              onChange={(event) => setTotp(event.currentTarget.value.replaceAll(/\D/g, ''))}
            />
            <ProblemNote error={fallback.error} />
            <Button type="submit" variant="default" loading={fallback.isPending}>{t('sign_in.submit')}</Button>
          </Stack>
        </form>
        <Words fz="xs" c="dimmed">{t('sign_in.lost')}</Words>
      </Stack>
    </PlainFrame>
  )
}
