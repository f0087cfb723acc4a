// What happened to the case, in order: the facts in words, the proof of the chain folded away.
import type { RegistrationEvent } from '#contract/registration.ts'
import { Exact } from '../moment.tsx'
import { useText } from '../settings.tsx'
import { ReasonTag } from '../tags.tsx'
import { eventFacts } from './event-facts.ts'

function EventRow({ event }: { event: RegistrationEvent }) {
  const { t, word, maybe } = useText()
  const { words, reasons, attempt, proof } = eventFacts(event.data)
  const title = maybe(`event.${event.type}`) ?? event.type.replaceAll(/[._]/g, ' ')
  const facts = words.map(({ family, code }) => word(family, code))
  if (attempt !== null) facts.push(t('history.attempt', { n: attempt }))
  return (
    <li>
      <span className="history-at"><Exact at={event.at} /></span>
      <div>
        <b>{title}</b>{facts.length > 0 && ` · ${facts.join(', ')}`} <span className="faint">{word('actor', event.actor)}</span>
        {reasons.length > 0 && (
          <span className="reasons">{reasons.map((reason) => <ReasonTag key={`${reason.at} ${reason.code}`} reason={reason} />)}</span>
        )}
        <details className="proof">
          <summary>{t('history.proof', { n: event.seq })}</summary>
          <dl>
            {[...proof, ['hash', event.hash] as const].map(([name, value]) => (
              <div key={name}><dt>{name.replaceAll('_', ' ')}</dt><dd><code>{value}</code></dd></div>
            ))}
          </dl>
        </details>
      </div>
    </li>
  )
}

export function History({ events }: { events: readonly RegistrationEvent[] }) {
  const { t } = useText()
  if (events.length === 0) return <p className="faint">{t('history.none')}</p>
  return <ol className="history">{events.map((event) => <EventRow key={event.seq} event={event} />)}</ol>
}
