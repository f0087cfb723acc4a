// What happened to the case, newest last, as the chained events say.
import type { RegistrationEvent } from '#contract/registration.ts'
import { Exact } from '../moment.tsx'
import { useText } from '../settings.tsx'

/** Codes, numbers and lists in an event's data as short text. */
function plain(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  return JSON.stringify(value)
}

export function History({ events }: { events: readonly RegistrationEvent[] }) {
  const { word, t, maybe } = useText()
  if (events.length === 0) return <p className="faint">{t('history.none')}</p>
  return (
    <ol className="history">
      {events.map((event) => (
        <li key={event.seq}>
          <span className="history-at"><Exact at={event.at} /></span>
          <span>
            <b>{maybe(`event.${event.type}`) ?? event.type.replaceAll(/[._]/g, ' ')}</b> <span className="faint">{word('actor', event.actor)}</span>
            {Object.keys(event.data).length > 0 && (
              <span className="evidence">{Object.entries(event.data).map(([name, value]) => <span key={name}>{name} <code>{plain(value)}</code></span>)}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
