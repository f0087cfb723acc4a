// A time on the page: how far off, exactly when, and red words when it has passed.
import { Text as Words } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from './settings.tsx'
import { exactTime, relativeTime } from './time.ts'

/** The clock of the page, in milliseconds, moved every half minute. */
export function useNow(): number {
  const [now, set] = useState(() => Date.now())
  useEffect(() => {
    const beat = setInterval(() => set(Date.now()), 30_000)
    return () => clearInterval(beat)
  }, [])
  return now
}

/** Only the exact time, marked up as a time. */
export function Exact({ at }: { at: string }) {
  const { locale } = useText()
  return <time dateTime={at}>{exactTime(at, locale)}</time>
}

/** When a decision is due: distance first, the exact time under or beside it; `overdue` as the server says. */
export function DueTime({ at, overdue, inline = false }: { at: string; overdue: boolean; inline?: boolean }) {
  const { t, locale } = useText()
  const now = useNow()
  const far = relativeTime(Date.parse(at), now, locale)
  return (
    <span className={inline ? 'due due-inline' : 'due'}>
      <Words span fz="sm" fw={600} {...(overdue ? { c: 'var(--mantine-color-error)' } : {})}>
        {overdue ? t('due.overdue', { far }) : far}
      </Words>
      <Words span fz="xs" c="dimmed">
        <Exact at={at} />
      </Words>
    </span>
  )
}
