// The bar at the foot of the case: three decisions, or what was decided and the next case.
import { Button, Group, Text as Words } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Icon } from '../icon.tsx'
import { useTakeNext } from '../next-case.ts'
import { useKeys } from '../keys/use-keys.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'
import type { Kind } from './reason-choice.ts'

const WAYS = [['approve', 'a', 'pine', 'check'], ['ask_again', 'r', 'amber', 'again'], ['reject', 'x', 'brick', 'cross']] as const

type BarProps = { open: (kind: Kind) => void; kind: Kind | null; disabled: boolean; asksLeft: boolean }

/** The three ways, each with its key; `asksLeft` is false once every attempt is used up. */
export function DecisionBar({ open, kind, disabled, asksLeft }: BarProps) {
  const { t } = useText()
  const ways = WAYS.filter(([way]) => asksLeft || way !== 'ask_again')
  useKeys(Object.fromEntries(ways.map(([way, key]) => [key, () => open(way)])), !disabled && kind === null)
  return (
    <div className="deciding" role="group" aria-label={t('decide.title')}>
      {!asksLeft && <span className="faint grow">{t('decide.no_attempts')}</span>}
      {ways.map(([way, key, colour, sign]) => (
        <Button
          key={way} color={colour} variant={kind === way ? 'filled' : 'light'} disabled={disabled}
          onClick={() => open(way)} aria-keyshortcuts={key}
          leftSection={<Icon name={sign} />} rightSection={<kbd className="key" aria-hidden="true">{key}</kbd>}
        >
          {t(`decide.${way}`)}
        </Button>
      ))}
    </div>
  )
}

/** What was decided, and the way on. */
export function DecidedBar({ kind }: { kind: Kind }) {
  const { t } = useText()
  const next = useTakeNext()
  const button = useRef<HTMLButtonElement>(null)
  useKeys({ n: () => next.mutate() })
  useEffect(() => button.current?.focus(), [])
  return (
    <div className="deciding">
      <Group gap="sm" justify="space-between" w="100%">
        <Words role="status" fz="sm" fw={600}>{next.data?.item === null ? t('queue.nothing_to_take') : t(`decided.${kind}`)}</Words>
        <ProblemNote error={next.error} />
        <Button
          ref={button} onClick={() => next.mutate()} loading={next.isPending} aria-keyshortcuts="n"
          rightSection={<kbd className="key" aria-hidden="true">n</kbd>}
        >
          {t('case.next')}
        </Button>
      </Group>
    </div>
  )
}
