// Finding a registration by its id, or listing them by status, newest first.
import { Button, Group, NativeSelect, Text as Words, TextInput, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { REGISTRATION_STATUSES, type RegistrationStatus } from '#contract/words.ts'
import { call } from '../call.ts'
import { CaseLink } from '../case-link.tsx'
import { Icon } from '../icon.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { Exact } from '../moment.tsx'
import { useTakeNext } from '../next-case.ts'
import { PageTitle } from '../page-title.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { isId, type CasesSearch } from '../searches.ts'
import { opens, useStaff } from '../session.ts'
import { useText } from '../settings.tsx'
import { CountryName, StatusTag } from '../tags.tsx'

const route = getRouteApi('/staff/cases')

export function CasesScreen() {
  const { t, word } = useText()
  const search = route.useSearch()
  const navigate = useNavigate()
  const staff = useStaff()
  const next = useTakeNext()
  const [id, setId] = useState(search.id ?? '')
  const [wrong, setWrong] = useState(false)
  useKeys(opens(staff.roles, 'decide') ? { n: () => next.mutate() } : {})
  const found = useQuery({
    queryKey: ['cases', search], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('searchCases', { query: { ...search, limit: 50 }, signal }),
  })
  const go = (to: CasesSearch): void => void navigate({ to: '/cases', search: to })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const wanted = id.trim().toLowerCase()
    setWrong(wanted !== '' && !isId(wanted))
    if (wanted === '') go({})
    else if (isId(wanted)) go({ id: wanted })
  }
  return (
    <>
      <PageTitle text={t('cases.title')} />
      <Title order={1} mb="sm">{t('cases.title')}</Title>
      <form onSubmit={submit} role="search">
        <Group gap="sm" align="flex-end" mb="sm">
          <TextInput
            label={t('cases.id')} value={id} onChange={(event) => setId(event.currentTarget.value)} w={{ base: '100%', xs: 360 }}
            spellCheck={false} autoComplete="off"
            classNames={{ input: 'mono' }} error={wrong ? t('cases.not_an_id') : null}
          />
          <Button type="submit" variant="default">{t('cases.find')}</Button>
          <NativeSelect
            label={t('status')} value={search.status ?? ''}
            onChange={(event) => go(event.currentTarget.value === '' ? {} : { status: event.currentTarget.value as RegistrationStatus })}
            data={[{ value: '', label: t('any_status') }, ...REGISTRATION_STATUSES.map((value) => ({ value, label: word('status', value) }))]}
          />
        </Group>
      </form>
      <ProblemNote error={found.error ?? next.error} />
      {found.data?.items.length === 0 && <Words className="empty">{t('cases.empty')}</Words>}
      {found.data && found.data.items.length > 0 && (
        <table className="rows" role="table" aria-label={t('cases.title')}>
          <thead role="rowgroup">
            <tr role="row">
              {(['case', 'status', 'country', 'created', 'decided'] as const).map((name) => (
                <th role="columnheader" scope="col" key={name}>{t(`column.${name}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {found.data.items.map((row) => (
              <tr role="row" key={row.registration_id}>
                <td role="cell" data-label={t('column.case')}>
                  <CaseLink id={row.registration_id} whole />
                </td>
                <td role="cell" data-label={t('column.status')}><StatusTag status={row.status} /></td>
                <td role="cell" data-label={t('column.country')}><CountryName code={row.country} /></td>
                <td role="cell" data-label={t('column.created')}><Exact at={row.created_at} /></td>
                <td role="cell" data-label={t('column.decided')}>{row.decided_at ? <Exact at={row.decided_at} /> : t('none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Group mt="sm" gap="sm">
        {search.after && (
          <Button size="xs" variant="default" onClick={() => go(search.status ? { status: search.status } : {})}>{t('first_page')}</Button>
        )}
        {found.data?.next && (
          <Button
            size="xs" variant="default" rightSection={<Icon name="next" size={14} />}
            onClick={() => go({ ...search, after: found.data.next ?? '' })}
          >
            {t('next_page')}
          </Button>
        )}
      </Group>
    </>
  )
}
