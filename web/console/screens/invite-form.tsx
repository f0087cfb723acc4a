// Inviting somebody: name, address, roles; the one-time link is shown once and never again.
import { Button, Checkbox, Code, CopyButton, Group, Modal, Stack, Text as Words, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { STAFF_ROLES, type StaffRole } from '#contract/words.ts'
import { call } from '../call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'

export function InviteForm({ opened, close }: { opened: boolean; close: () => void }) {
  const { t, word } = useText()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<string[]>(['reviewer'])
  const invite = useMutation({
    mutationFn: () => call('inviteStaff', { body: { name: name.trim(), email: email.trim(), roles: roles as StaffRole[] } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['team'] }),
  })
  const leave = (): void => {
    close()
    invite.reset()
    setName('')
    setEmail('')
    setRoles(['reviewer'])
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (roles.length > 0) invite.mutate()
  }
  return (
    <Modal
      opened={opened} onClose={leave} title={t('team.invite')} closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={!invite.data}
    >
      {invite.data ? (
        <Stack gap="sm">
          <Words fz="sm">{t('invite.link_once', { name: invite.data.staff.name })}</Words>
          <Code block className="link" tabIndex={0} role="group" aria-label={t('invite.link')}>{invite.data.link}</Code>
          <Group justify="flex-end">
            <CopyButton value={invite.data.link}>
              {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'copied' : 'invite.copy')}</Button>}
            </CopyButton>
            <Button variant="default" onClick={leave}>{t('done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t('team.name')} required maxLength={80} autoComplete="off" value={name}
              onChange={(event) => setName(event.currentTarget.value)} data-autofocus
            />
            <TextInput
              label={t('team.email')} type="email" required maxLength={254} autoComplete="off" value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Checkbox.Group
              label={t('team.roles')} required value={roles} onChange={setRoles} error={roles.length === 0 ? t('invite.one_role') : null}
            >
              <Stack gap={8} mt={6}>
                {STAFF_ROLES.map((role) => (
                  <Checkbox key={role} value={role} label={word('role', role)} description={t(`role_what.${role}`)} />
                ))}
              </Stack>
            </Checkbox.Group>
            <ProblemNote error={invite.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={leave}>{t('back')}</Button>
              <Button type="submit" loading={invite.isPending} disabled={roles.length === 0}>{t('invite.send')}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
