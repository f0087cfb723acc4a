// The team (admin): who is in it, inviting by a one-time link, closing.
import { Badge, Button, Group, Modal, Stack, Text as Words, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Staff } from '#contract/review.ts'
import { call } from '../call.ts'
import { PageTitle } from '../page-title.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { useStaff } from '../session.ts'
import { useText } from '../settings.tsx'
import { InviteForm } from './invite-form.tsx'

const TONE = { invited: 'amber', active: 'pine', closed: 'gray' } as const

export function TeamScreen() {
  const { t, word } = useText()
  const me = useStaff()
  const queries = useQueryClient()
  const [inviting, setInviting] = useState(false)
  const [closing, setClosing] = useState<Staff | null>(null)
  const team = useQuery({ queryKey: ['team'], queryFn: () => call('listStaff', {}) })
  const close = useMutation({
    mutationFn: (id: string) => call('closeStaff', { params: { id } }),
    onSuccess: () => {
      setClosing(null)
      return queries.invalidateQueries({ queryKey: ['team'] })
    },
  })
  const means = (one: Staff): string => {
    const has = [one.passkeys > 0 ? t('team.passkeys', { n: one.passkeys }) : '', one.has_password && one.has_totp ? t('team.password') : '']
    return has.filter((text) => text !== '').join(' · ') || t('none')
  }
  return (
    <>
      <PageTitle text={t('team.title')} />
      <Group justify="space-between" mb="sm">
        <Title order={1}>{t('team.title')}</Title>
        <Button onClick={() => setInviting(true)}>{t('team.invite')}</Button>
      </Group>
      <ProblemNote error={team.error} action={{ label: t('try_again'), run: () => void team.refetch() }} />
      {team.data && (
        <table className="rows" role="table" aria-label={t('team.title')}>
          <thead role="rowgroup">
            <tr role="row">
              {(['name', 'email', 'roles', 'means', 'status', 'action'] as const).map((name) => (
                <th role="columnheader" scope="col" key={name}>{t(`team.${name}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {team.data.items.map((one) => (
              <tr role="row" key={one.id}>
                <td role="cell" data-label={t('team.name')}>
                  <b>{one.name}</b>{one.id === me.id && <span className="faint"> {t('you')}</span>}
                </td>
                <td role="cell" data-label={t('team.email')}>{one.email}</td>
                <td role="cell" data-label={t('team.roles')}>{one.roles.map((role) => word('role', role)).join(', ')}</td>
                <td role="cell" data-label={t('team.means')}>{means(one)}</td>
                <td role="cell" data-label={t('team.status')}><Badge color={TONE[one.status]}>{t(`staff.${one.status}`)}</Badge></td>
                <td role="cell" data-label={t('team.action')}>
                  {one.status !== 'closed' && one.id !== me.id
                    ? <CloseOne name={one.name} run={() => { close.reset(); setClosing(one) }} />
                    : <span className="faint">{t('none')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <InviteForm opened={inviting} close={() => setInviting(false)} />
      <Modal
        opened={closing !== null} onClose={() => setClosing(null)} title={t('team.close_one', { name: closing?.name ?? '' })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack gap="sm">
          <Words fz="sm">{t('team.close_what')}</Words>
          <ProblemNote error={close.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setClosing(null)}>{t('back')}</Button>
            <Button color="brick" loading={close.isPending} onClick={() => closing && close.mutate(closing.id)}>{t('team.close')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

function CloseOne({ name, run }: { name: string; run: () => void }) {
  const { t } = useText()
  return <Button size="compact-xs" variant="default" aria-label={t('team.close_one', { name })} onClick={run}>{t('team.close')}</Button>
}
