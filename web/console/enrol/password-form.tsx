// Sets a password together with a TOTP authenticator (RFC 6238): the code proves that the secret was scanned,
// or that the one in force is at hand.
import { Anchor, Button, Code, Group, Loader, PasswordInput, Stack, Text as Words, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Staff, StaffSession } from '#contract/review.ts'
import { call } from '../call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'
import { QrCode } from './qr-code.tsx'

/** The form; `done` gets the session with the password set. An authenticator in force stays: a stolen session shall not replace it. */
export function PasswordForm({ staff, done }: { staff: Staff; done: (session: StaffSession) => void }) {
  const { t } = useText()
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  const secret = useQuery({
    queryKey: ['totp'], queryFn: () => call('startTotp', {}), enabled: !staff.has_totp, staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false,
  })
  const save = useMutation({ mutationFn: () => call('setStaffPassword', { body: { password, totp } }), onSuccess: done })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  if (secret.error) return <ProblemNote error={secret.error} action={{ label: t('try_again'), run: () => void secret.refetch() }} />
  if (!secret.data && !staff.has_totp) return <Loader aria-label={t('loading')} />
  return (
    <form onSubmit={submit}>
      <input type="email" name="username" autoComplete="username" value={staff.email} readOnly hidden />
      <Stack gap="sm">
        <PasswordInput
          label={t('password.new')} description={t('password.rule')} autoComplete="new-password" required value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
        />
        {secret.data && <Authenticator uri={secret.data.uri} secret={secret.data.secret} />}
        <TextInput
          label={t(staff.has_totp ? 'totp.current' : 'totp.code')} inputMode="numeric" autoComplete="one-time-code"
          pattern="[0-9]{6}" maxLength={6} required value={totp} w={180}
          onChange={(event) => setTotp(event.currentTarget.value.replaceAll(/\D/g, ''))}
        />
        <ProblemNote error={save.error} />
        <Group><Button type="submit" loading={save.isPending}>{t(staff.has_totp ? 'password.change' : 'password.save')}</Button></Group>
      </Stack>
    </form>
  )
}

/** The secret to scan or to type. */
function Authenticator({ uri, secret }: { uri: string; secret: string }) {
  const { t } = useText()
  return (
    <Group align="flex-start" gap="md" wrap="wrap">
      <QrCode text={uri} label={t('totp.qr')} />
      <Stack gap={6} flex="1 1 220px">
        <ol className="steps">
          <li>{t('totp.step_app')}</li>
          <li>{t('totp.step_scan')}</li>
          <li>{t('totp.step_code')}</li>
        </ol>
        <Words fz="sm">{t('totp.by_hand')}</Words>
        <Code className="secret">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
        <Anchor href={uri} fz="sm">{t('totp.open')}</Anchor>
      </Stack>
    </Group>
  )
}
