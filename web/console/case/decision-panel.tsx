// The decision: reasons, note for staff, the text the subscriber gets, and sending it.
import { Button, CloseButton, Group, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Case } from '#contract/review.ts'
import { call, isRefusal } from '../call.ts'
import { useKeys } from '../keys/use-keys.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'
import { DecisionPreview } from './decision-preview.tsx'
import { ReasonPicker } from './reason-picker.tsx'
import type { Item, Kind } from './reason-choice.ts'

/** Refusals after which the page shows something old. */
const STALE = ['changed_meanwhile', 'leased_by_another', 'not_possible_now'] as const
const COLOUR: Record<Kind, string> = { approve: 'pine', ask_again: 'amber', reject: 'brick' }

type Props = { shown: Case; kind: Kind; close: () => void; decided: (kind: Kind) => void; take: () => void }

/** A panel beside the pictures, not over them: the reviewer keeps looking while choosing. */
export function DecisionPanel({ shown, kind, close, decided, take }: Props) {
  const { t, word } = useText()
  const queries = useQueryClient()
  const id = shown.registration_id
  const [items, setItems] = useState<readonly Item[]>([])
  const [note, setNote] = useState('')
  const panel = useRef<HTMLElement>(null)
  const confirm = useRef<HTMLButtonElement>(null)
  const ready = kind === 'approve' || items.length > 0
  const decide = useMutation({
    mutationFn: () => call('decideCase', {
      params: { id },
      body: { decision: kind, items: [...items], version: shown.version, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    }),
    onSuccess: (next) => {
      queries.setQueryData(['case', id], next)
      void queries.invalidateQueries({ queryKey: ['queue'] })
      decided(kind)
    },
  })
  const send = (): void => {
    if (ready && !decide.isPending) decide.mutate()
  }
  useKeys({ Enter: send })
  useEffect(() => {
    const before = document.activeElement
    if (kind === 'approve') confirm.current?.focus()
    else panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [kind])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [close])
  const reload = { label: t('reload'), run: () => { decide.reset(); void queries.invalidateQueries({ queryKey: ['case', id] }) } }
  const takeAgain = { label: t('lease.take'), run: () => { decide.reset(); take() } }
  const isStale = STALE.some((code) => isRefusal(decide.error, code))
  const way = isRefusal(decide.error, 'not_leased') ? takeAgain : isStale ? reload : undefined
  return (
    <section ref={panel} className="panel" role="dialog" aria-modal="false" aria-labelledby="decision-title" tabIndex={-1}>
      <header className={`panel-head head-${kind}`}>
        <h2 id="decision-title">{t(`decide.${kind}`)}</h2>
        <CloseButton aria-label={t('close')} onClick={close} />
      </header>
      <div className="panel-body">
        {kind !== 'approve' && <ReasonPicker shown={shown} kind={kind} items={items} choose={setItems} />}
        {items.length > 0 && (
          <ul className="chosen" aria-label={t('decide.chosen')}>
            {items.map((item) => (
              <li key={`${item.at} ${item.code}`}>
                {item.at === 'registration' ? '' : `${word('place', item.at)}: `}{word('reason', item.code)}
                <CloseButton
                  size="xs" aria-label={t('decide.take_out', { reason: word('reason', item.code) })}
                  onClick={() => setItems(items.filter((one) => one !== item))}
                />
              </li>
            ))}
          </ul>
        )}
        <Textarea
          label={t('decide.note')} description={t('notes.staff_only')} autosize minRows={1} maxRows={5} maxLength={2000} value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <h3>{t('preview.title')}</h3>
        <DecisionPreview shown={shown} kind={kind} items={items} />
      </div>
      <footer className="panel-foot">
        <ProblemNote error={decide.error} action={way} />
        <Group gap="sm" justify="flex-end">
          <Button variant="default" onClick={close}>{t('back')}</Button>
          <Button
            ref={confirm} color={COLOUR[kind]} onClick={send} disabled={!ready} loading={decide.isPending}
            rightSection={<kbd className="key" aria-hidden="true">↵</kbd>}
          >
            {t(`confirm.${kind}`)}
          </Button>
        </Group>
      </footer>
    </section>
  )
}
