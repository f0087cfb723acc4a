// The queue's rows. On a narrow screen each row stands as a card, still a table to screen readers.
import { Text as Words } from '@mantine/core'
import type { QueueItem } from '#contract/review.ts'
import { CaseLink } from '../case-link.tsx'
import { DueTime } from '../moment.tsx'
import { useText } from '../settings.tsx'
import { CountryName, ReasonTag, StatusTag } from '../tags.tsx'

/** Rows in the order the server gives them: due first. */
export function QueueTable({ items, staffId }: { items: readonly QueueItem[]; staffId: string }) {
  const { t, word } = useText()
  if (items.length === 0) return <Words className="empty">{t('queue.empty')}</Words>
  return (
    <table className="rows" role="table" aria-label={t('queue.title')}>
      <thead role="rowgroup">
        <tr role="row">
          {(['case', 'due', 'country', 'document', 'attempt', 'reasons', 'held_by'] as const).map((column) => (
            <th role="columnheader" scope="col" key={column}>{t(`column.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <tr role="row" key={item.registration_id} className={item.overdue ? 'is-overdue' : ''}>
            <td role="cell" data-label={t('column.case')}>
              <CaseLink id={item.registration_id} />
              {item.status !== 'in_review' && <> <StatusTag status={item.status} /></>}
            </td>
            <td role="cell" data-label={t('column.due')} className="tight"><DueTime at={item.due_at} overdue={item.overdue} /></td>
            <td role="cell" data-label={t('column.country')}><CountryName code={item.country} /></td>
            <td role="cell" data-label={t('column.document')} className="tight">
              {item.document_kind ? word('document', item.document_kind) : t('none')}
            </td>
            <td role="cell" data-label={t('column.attempt')} className="number">{item.attempt}</td>
            <td role="cell" data-label={t('column.reasons')} className={item.reasons.length > 0 ? '' : 'is-none'}>
              <span className="reasons">
                {item.reasons.map((reason) => <ReasonTag key={`${reason.at} ${reason.code}`} reason={reason} />)}
              </span>
            </td>
            <td role="cell" data-label={t('column.held_by')} className={item.lease ? 'tight' : 'is-none'}>
              {item.lease ? (item.lease.staff_id === staffId ? <b>{t('you')}</b> : item.lease.staff_name) : t('none')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
