// The head of the case: id, status, country, document, attempt, due time, and who holds it.
import { ActionIcon, Alert, Button, CopyButton, Group, Title, Tooltip } from '@mantine/core'
import type { Case } from '#contract/review.ts'
import { Icon } from '../icon.tsx'
import { DueTime, Exact, useNow } from '../moment.tsx'
import { useText } from '../settings.tsx'
import { CountryName, ShortId, StatusTag } from '../tags.tsx'
import type { Hold } from './lease.ts'

type Props = { shown: Case; hold: Hold | null; take: () => void; release: () => void; busy: boolean }

/** `hold` is null where the case is not to be held: decided, or not by this person. */
export function CaseHead({ shown, hold, take, release, busy }: Props) {
  const { t, word } = useText()
  const now = useNow()
  const facts = [
    ['country', <CountryName key="c" code={shown.country} />],
    ['document', shown.document ? `${word('document', shown.document.kind)} (${shown.document.issuing_country})` : t('none')],
    ['attempt', t('case.attempt_of', { n: shown.attempt, left: shown.attempts_left })],
    ['submitted', shown.submitted_at ? <Exact key="s" at={shown.submitted_at} /> : t('none')],
  ] as const
  return (
    <header className="case-head">
      <Group gap="sm" align="center">
        <Title order={1}>{t('case.title')} <ShortId id={shown.registration_id} /></Title>
        <CopyButton value={shown.registration_id}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? 'copied' : 'case.copy_id')}>
              <ActionIcon
                variant="subtle" color="gray" className="quiet" size="sm" aria-label={t(copied ? 'copied' : 'case.copy_id')} onClick={copy}
              >
                <Icon name={copied ? 'check' : 'copy'} size={14} />
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
        <StatusTag status={shown.status} />
        {shown.due_at && <DueTime at={shown.due_at} overdue={Date.parse(shown.due_at) < now} inline />}
        <span className="grow" />
        {hold === 'mine' && (
          <>
            <span className="held"><Icon name="clock" size={14} /> {t('lease.mine')}</span>
            <Button size="xs" variant="default" onClick={release} loading={busy}>{t('lease.release')}</Button>
          </>
        )}
        {hold === 'free' && <Button size="xs" variant="default" onClick={take} loading={busy}>{t('lease.take')}</Button>}
      </Group>
      <dl className="head-facts">
        {facts.map(([name, value]) => <div key={name}><dt>{t(`column.${name}`)}</dt><dd>{value}</dd></div>)}
      </dl>
      {hold === 'other' && shown.lease && (
        <Alert color="amber" role="status" mt="xs">
          {t('lease.other', { name: shown.lease.staff_name })} <Exact at={shown.lease.until} />
        </Alert>
      )}
    </header>
  )
}
