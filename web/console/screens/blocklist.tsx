// The blocklist: what is blocked, searched by exact value, added to and lifted. What is searched for never stands in the address.
import { Button, Group, NativeSelect, Text as Words, Title } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { BLOCK_STATES, type Block, type BlockState, type BlockedValue } from '#contract/blocklist.ts'
import { BlockForm } from '../blocklist/block-form.tsx'
import { BlocksTable } from '../blocklist/blocks-table.tsx'
import { LiftForm } from '../blocklist/lift-form.tsx'
import { NOTHING_TYPED, valueOf } from '../blocklist/value.ts'
import { ValueFields } from '../blocklist/value-fields.tsx'
import { call } from '../call.ts'
import { Icon } from '../icon.tsx'
import { PageTitle } from '../page-title.tsx'
import { ProblemNote } from '../problem-note.tsx'
import type { BlocklistSearch } from '../searches.ts'
import { opens, useStaff } from '../session.ts'
import { useText } from '../settings.tsx'

const route = getRouteApi('/staff/blocklist')

export function BlocklistScreen() {
  const { t, word } = useText()
  const staff = useStaff()
  const search = route.useSearch()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const [adding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<Block | null>(null)
  const listed = useQuery({
    queryKey: ['blocklist', search], placeholderData: keepPreviousData, queryFn: ({ signal }) => call('listBlocks', { query: { ...search, limit: 50 }, signal }),
  })
  const find = useMutation({ mutationFn: (value: BlockedValue) => call('findBlocks', { body: value }) })
  const go = (to: BlocklistSearch): void => void navigate({ to: '/blocklist', search: to })
  const value = valueOf(typed)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (value) find.mutate(value)
  }
  const clear = (): void => {
    find.reset()
    setTyped(NOTHING_TYPED)
  }
  const blocks = find.data?.items ?? listed.data?.items
  const refresh = (): void => {
    setLifting(null)
    if (find.data && value) find.mutate(value)
  }
  return (
    <>
      <PageTitle text={t('blocklist.title')} />
      <Group justify="space-between" mb="xs">
        <Title order={1}>{t('blocklist.title')}</Title>
        {opens(staff.roles, 'block') && <Button onClick={() => setAdding(true)}>{t('blocklist.add')}</Button>}
      </Group>
      <Words fz="sm" className="faint" mb="sm">{t('blocklist.what')}</Words>
      <form onSubmit={submit} role="search">
        <Group gap="sm" align="flex-end" mb="sm">
          <ValueFields typed={typed} change={(next) => { find.reset(); setTyped(next) }} />
          <Button type="submit" variant="default" loading={find.isPending} disabled={!value}>{t('blocklist.find')}</Button>
          {find.data && <Button variant="default" onClick={clear}>{t('blocklist.all')}</Button>}
          {!find.data && (
            <NativeSelect
              label={t('blocklist.state')} value={search.state ?? ''}
              onChange={(event) => go(event.currentTarget.value === '' ? {} : { state: event.currentTarget.value as BlockState })}
              data={[{ value: '', label: t('blocklist.any_state') }, ...BLOCK_STATES.map((state) => ({ value: state, label: word('block_state', state) }))]}
            />
          )}
        </Group>
      </form>
      <ProblemNote error={find.error ?? listed.error} action={{ label: t('try_again'), run: () => void listed.refetch() }} />
      {blocks?.length === 0 && <Words className="empty" role="status">{t(find.data ? 'blocklist.not_found' : 'blocklist.empty')}</Words>}
      {blocks && blocks.length > 0 && <BlocksTable blocks={blocks} lift={opens(staff.roles, 'unblock') ? setLifting : null} />}
      {!find.data && (
        <Group mt="sm" gap="sm">
          {search.after && <Button size="xs" variant="default" onClick={() => go(search.state ? { state: search.state } : {})}>{t('first_page')}</Button>}
          {listed.data?.next && (
            <Button
              size="xs" variant="default" rightSection={<Icon name="next" size={14} />}
              onClick={() => go({ ...(search.state ? { state: search.state } : {}), ...(listed.data.next ? { after: listed.data.next } : {}) })}
            >
              {t('next_page')}
            </Button>
          )}
        </Group>
      )}
      <BlockForm opened={adding} close={() => setAdding(false)} />
      <LiftForm block={lifting} close={refresh} />
    </>
  )
}
