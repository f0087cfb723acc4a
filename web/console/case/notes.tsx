// Notes among staff; the subscriber never sees them.
import { Button, Group, Text as Words, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { CaseNote } from '#contract/review.ts'
import { call } from '../call.ts'
import { Exact } from '../moment.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'

export function Notes({ id, notes, writes }: { id: string; notes: readonly CaseNote[]; writes: boolean }) {
  const { t } = useText()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: () => call('addCaseNote', { params: { id }, body: { text: text.trim() } }),
    onSuccess: () => {
      setText('')
      return queries.invalidateQueries({ queryKey: ['case', id] })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') add.mutate()
  }
  return (
    <>
      {notes.length === 0 && <p className="faint">{t('notes.none')}</p>}
      <ul className="notes">
        {notes.map((note) => (
          <li key={note.id}>
            <Words fz="xs" c="dimmed">{note.staff_name} · <Exact at={note.at} /></Words>
            <Words fz="sm" className="note-text">{note.text}</Words>
          </li>
        ))}
      </ul>
      {writes && (
        <form onSubmit={submit}>
          <Textarea
            label={t('notes.write')} description={t('notes.staff_only')} autosize minRows={2} maxLength={2000} value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ProblemNote error={add.error} />
          <Group mt="xs">
            <Button type="submit" size="xs" variant="default" loading={add.isPending} disabled={text.trim() === ''}>
              {t('notes.add')}
            </Button>
          </Group>
        </form>
      )}
    </>
  )
}
