// Documents a country accepts, each with who may have issued it.
import type { AcceptedDocument } from '#contract/service.ts'
import { locale, t } from '#web/ui/texts.ts'
import { listWords, stateName } from '../words.ts'

export function DocumentList({ documents }: { readonly documents: readonly AcceptedDocument[] }) {
  return (
    <ul class="documents">
      {documents.map((each) => {
        const states = each.issuing_countries.map(stateName)
        const issuer = states.length === 0 ? t('start.issued_any') : t('start.issued_by', { states: listWords(states.slice(0, 6), locale()) })
        return (
          <li key={`${each.kind}${each.issuing_countries.join()}`}>
            <strong>{t(`documents.${each.kind}`)}</strong>
            {each.kind === 'cn_resident_id' ? null : <span>{issuer}</span>}
          </li>
        )
      })}
    </ul>
  )
}
