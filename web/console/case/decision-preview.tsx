// What the subscriber will read: status page, mail and SMS, in the registration's language, before anything is sent.
import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Case } from '#contract/review.ts'
import { call } from '../call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'
import type { Item, Kind } from './reason-choice.ts'

export function DecisionPreview({ shown, kind, items }: { shown: Case; kind: Kind; items: readonly Item[] }) {
  const { t, word } = useText()
  const id = shown.registration_id
  const enough = kind === 'approve' || items.length > 0
  const preview = useQuery({
    queryKey: ['preview', id, shown.version, kind, items],
    queryFn: ({ signal }) => call('previewDecision', { params: { id }, body: { decision: kind, items: [...items], version: shown.version }, signal }),
    enabled: enough, staleTime: 60_000, placeholderData: (old) => old,
  })
  if (!enough) return <p className="faint">{t('preview.choose')}</p>
  if (preview.error) return <ProblemNote error={preview.error} />
  if (!preview.data) return <Loader size="sm" aria-label={t('loading')} />
  const { reasons, email, sms } = preview.data
  return (
    <div className="preview" aria-busy={preview.isFetching}>
      {reasons.length > 0 && (
        <section aria-label={t('preview.page')}>
          <h4>{t('preview.page')}</h4>
          <ul lang={shown.locale}>
            {reasons.map((reason) => (
              <li key={`${reason.at} ${reason.code ?? ''} ${reason.title}`}><b>{reason.title}</b> {reason.remedy}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('preview.mail')}>
        <h4>{t('preview.mail')}</h4>
        <p lang={shown.locale}><b>{email.subject}</b></p>
        <p lang={shown.locale} className="letter">{email.text}</p>
      </section>
      <section aria-label={t('preview.sms')}>
        <h4>{t('preview.sms')}</h4>
        <p lang={shown.locale} className="letter">{sms}</p>
      </section>
      <p className="faint">{t('preview.language', { language: word('locale', shown.locale) })}</p>
    </div>
  )
}
