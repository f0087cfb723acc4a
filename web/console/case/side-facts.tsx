// Contacts (masked), lines and consents.
import type { Case } from '#contract/review.ts'
import { Icon } from '../icon.tsx'
import { Exact } from '../moment.tsx'
import { useText } from '../settings.tsx'

export function SideFacts({ shown }: { shown: Case }) {
  const { t, word, locale } = useText()
  const nothing = <li className="faint">{t('none')}</li>
  return (
    <div className="side-facts">
      <div>
        <h3>{t('contacts')}</h3>
        <ul className="plain-list">
          {shown.contacts.map((contact) => (
            <li key={contact.channel}>
              {word('channel', contact.channel)} <bdi className="value">{contact.masked}</bdi>{' '}
              <span className="faint">{t(contact.confirmed ? 'contact.confirmed' : 'contact.not_confirmed')}</span>
            </li>
          ))}
          {shown.contacts.length === 0 && nothing}
        </ul>
      </div>
      <div>
        <h3>{t('lines')}</h3>
        <ul className="plain-list">
          {shown.lines.map((line) => (
            <li key={line.id}>
              {line.plan_name[locale] ?? line.plan_name['en'] ?? t('none')} <span className="faint">{word('line', line.status)}</span>
            </li>
          ))}
          {shown.lines.length === 0 && nothing}
        </ul>
      </div>
      <div className="wide">
        <h3>{t('consents')}</h3>
        <ul className="plain-list">
          {shown.consents.map((consent) => (
            <li key={`${consent.purpose} ${consent.at}`}>
              <Icon name={consent.granted ? 'check' : 'cross'} size={13} /> {word('purpose', consent.purpose)}{' '}
              <span className="faint">
                {t(consent.granted ? 'consent.granted' : 'consent.refused')} · {consent.version} · <Exact at={consent.at} />
              </span>
            </li>
          ))}
          {shown.consents.length === 0 && nothing}
        </ul>
      </div>
    </div>
  )
}
