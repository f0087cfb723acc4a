// Repeats: other subscribers' registrations with something in common, each beside this one, and what staff says of them.
import { Badge, Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Repeat } from '#contract/repeats.ts'
import type { Case } from '#contract/review.ts'
import { CaseLink } from '../case-link.tsx'
import { Icon } from '../icon.tsx'
import { Exact } from '../moment.tsx'
import { opens, useStaff } from '../session.ts'
import { useText } from '../settings.tsx'
import { StatusTag } from '../tags.tsx'
import { RepeatAnswerForm } from './repeat-answer-form.tsx'
import { RepeatPictures } from './repeat-pictures.tsx'

/** The two registrations beside each other, fact by fact. */
function SideBySide({ shown, repeat }: { shown: Case; repeat: Repeat }) {
  const { t, word } = useText()
  const contacts = (of: Case['contacts'] | Repeat['contacts']) => (
    of.length === 0
      ? <span className="faint">{t('none')}</span>
      : of.map((contact) => <div key={contact.channel}><bdi className="value">{contact.masked}</bdi></div>)
  )
  const kind = (one: string | null | undefined): string => (one ? word('document', one) : t('none'))
  const moment = (at: string | null) => (at ? <Exact at={at} /> : t('none'))
  const rows = [
    ['status', <StatusTag key="a" status={shown.status} />, <StatusTag key="b" status={repeat.status} />],
    ['created', moment(shown.created_at), moment(repeat.created_at)],
    ['submitted', moment(shown.submitted_at), moment(repeat.submitted_at)],
    ['decided', null, moment(repeat.decided_at)],
    ['document', kind(shown.document?.kind), kind(repeat.document_kind)],
    ['contacts', contacts(shown.contacts), contacts(repeat.contacts)],
  ] as const
  return (
    <table className="beside">
      <thead>
        <tr><td /><th scope="col">{t('repeats.this')}</th><th scope="col"><CaseLink id={repeat.registration_id} /></th></tr>
      </thead>
      <tbody>
        {rows.map(([name, ours, theirs]) => (
          <tr key={name}><th scope="row">{name === 'contacts' ? t('contacts') : t(`column.${name}`)}</th><td>{ours}</td><td>{theirs}</td></tr>
        ))}
      </tbody>
    </table>
  )
}

function OneRepeat({ shown, repeat }: { shown: Case; repeat: Repeat }) {
  const { t, word } = useText()
  const staff = useStaff()
  const [answering, setAnswering] = useState(false)
  const [pictures, setPictures] = useState(false)
  const said = repeat.answers[0]
  return (
    <article className="repeat" aria-label={t('repeats.with', { id: repeat.registration_id.slice(-8) })}>
      <Group gap={6}>
        {repeat.kinds.map((kind) => <Badge key={kind} color={repeat.accounted_for ? 'gray' : 'amber'}>{word('repeat_kind', kind)}</Badge>)}
        {repeat.accounted_for && <span className="held"><Icon name="check" size={14} /> {t('repeats.accounted_for')}</span>}
      </Group>
      <SideBySide shown={shown} repeat={repeat} />
      {repeat.answers.length > 0 && (
        <ol className="plain-list" aria-label={t('repeats.answers')}>
          {repeat.answers.map((one) => (
            <li key={one.at} className={one === said ? undefined : 'faint is-past'}>
              <b>{word('repeat_answer', one.answer)}</b> <span className="note-text">{one.reason}</span>{' '}
              <span className="faint">{one.staff_name} · <Exact at={one.at} /></span>
            </li>
          ))}
        </ol>
      )}
      {pictures && <RepeatPictures shown={shown} repeat={repeat} />}
      {answering && <RepeatAnswerForm id={shown.registration_id} repeat={repeat} close={() => setAnswering(false)} />}
      <Group gap="xs">
        {repeat.photos.length > 0 && opens(staff.roles, 'pictures') && (
          <Button size="xs" variant="default" aria-expanded={pictures} onClick={() => setPictures(!pictures)}>{t(pictures ? 'repeats.hide_pictures' : 'repeats.show_pictures')}</Button>
        )}
        {!answering && opens(staff.roles, 'decide') && (
          <Button size="xs" variant="default" onClick={() => setAnswering(true)}>{t(said ? 'repeats.answer_again' : 'repeats.answer')}</Button>
        )}
      </Group>
    </article>
  )
}

export function RepeatsList({ shown }: { shown: Case }) {
  return <>{shown.repeats.map((repeat) => <OneRepeat key={repeat.registration_id} shown={shown} repeat={repeat} />)}</>
}
