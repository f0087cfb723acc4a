// The waiting cases by due time. Filters stand in the address; the list refreshes itself.
import { Button, Group, NativeSelect, Switch, Text as Words, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { call } from '../call.ts'
import { Go } from '../go.tsx'
import { Icon } from '../icon.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useTakeNext } from '../next-case.ts'
import { PageTitle } from '../page-title.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { QueueTable } from './queue-table.tsx'
import type { QueueSearch } from '../searches.ts'
import { opens, useStaff } from '../session.ts'
import { useText } from '../settings.tsx'

const route = getRouteApi('/staff/queue')
const REFRESH = 15_000

/** The queue; roles without it are sent to the cases. */
export function QueueScreen() {
  return opens(useStaff().roles, 'queue') ? <Queue /> : <Go to="/cases" />
}

function Queue() {
  const { t, word, locale } = useText()
  const staff = useStaff()
  const search = route.useSearch()
  const navigate = useNavigate()
  const decides = opens(staff.roles, 'decide')
  const next = useTakeNext()
  useKeys(decides ? { n: () => next.mutate() } : {})
  const queue = useQuery({
    queryKey: ['queue', search],
    queryFn: ({ signal }) => call('listQueue', { query: { ...search, limit: 50 }, signal }),
    refetchInterval: REFRESH, placeholderData: keepPreviousData,
  })
  const service = useQuery({ queryKey: ['service'], queryFn: () => call('getService', {}), staleTime: 600_000 })
  const filter = (part: { [K in keyof QueueSearch]?: QueueSearch[K] | undefined }): void => {
    const wanted = Object.entries({ ...search, after: undefined, ...part }).filter(([, value]) => value !== undefined)
    void navigate({ to: '/queue', search: Object.fromEntries(wanted) as QueueSearch, replace: true })
  }
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' })
  const countries = [...new Set((service.data?.countries ?? []).map((one) => one.country))]
  const nameOf = (code: string): string => (code === 'UT' ? t('country.UT') : (names.of(code) ?? code))

  return (
    <>
      <PageTitle text={t('queue.title')} />
      <Group justify="space-between" align="center" mb="sm" gap="sm">
        <Group gap="md" align="baseline">
          <Title order={1}>{t('queue.title')}</Title>
          {queue.data && (
            <Words fz="sm" role="status">
              {t('queue.waiting', { n: queue.data.waiting })}
              <span className={queue.data.overdue > 0 ? 'overdue-count' : 'faint'}> {t('queue.overdue', { n: queue.data.overdue })}</span>
            </Words>
          )}
        </Group>
        {decides && (
          <Button
            onClick={() => next.mutate()} loading={next.isPending} rightSection={<kbd className="key" aria-hidden="true">n</kbd>}
            aria-keyshortcuts="n"
          >
            {t('queue.take_next')}
          </Button>
        )}
      </Group>
      <Group gap="sm" mb="sm" role="search" aria-label={t('filters')}>
        <NativeSelect
          size="xs" aria-label={t('country')} value={search.country ?? ''}
          onChange={(event) => filter({ country: event.currentTarget.value || undefined })}
          data={[{ value: '', label: t('queue.any_country') }, ...countries.map((code) => ({ value: code, label: nameOf(code) }))]}
        />
        <NativeSelect
          size="xs" aria-label={t('status')} value={search.status ?? ''}
          onChange={(event) => filter({ status: event.currentTarget.value === '' ? undefined : (event.currentTarget.value as 'in_review') })}
          data={[{ value: '', label: t('any_status') }, ...(['in_review', 'on_hold'] as const).map((value) => ({ value, label: word('status', value) }))]}
        />
        {decides && (
          <Switch
            size="sm" label={t('queue.mine')} checked={search.mine ?? false}
            onChange={(event) => filter({ mine: event.currentTarget.checked ? true : undefined })}
          />
        )}
      </Group>
      <ProblemNote
        error={queue.error ?? next.error} action={queue.error ? { label: t('try_again'), run: () => void queue.refetch() } : undefined}
      />
      {next.data?.item === null && <Words role="status" mb="sm">{t('queue.nothing_to_take')}</Words>}
      {queue.data && <QueueTable items={queue.data.items} staffId={staff.id} />}
      <Group mt="sm" gap="sm">
        {search.after && <Button size="xs" variant="default" onClick={() => filter({})}>{t('first_page')}</Button>}
        {queue.data?.next && (
          <Button
            size="xs" variant="default" rightSection={<Icon name="next" size={14} />}
            onClick={() => filter({ after: queue.data.next ?? undefined })}
          >
            {t('next_page')}
          </Button>
        )}
      </Group>
    </>
  )
}
