// Adding to the blocklist: value, reason, how long, a note. Afterwards the value is not shown again.
import { Button, Group, Modal, NativeSelect, Stack, Text as Words, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { BLOCK_REASONS, type BlockReason, type BlockedValue } from '#contract/blocklist.ts'
import { call } from '../call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'
import { NOTHING_TYPED, valueOf } from './value.ts'
import { ValueFields } from './value-fields.tsx'

export function BlockForm({ opened, close }: { opened: boolean; close: () => void }) {
  const { t, word } = useText()
  const queries = useQueryClient()
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const [reason, setReason] = useState<BlockReason>('fraud')
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const value = valueOf(typed)
  const add = useMutation({
    mutationFn: (given: BlockedValue) =>
      call('addBlock', {
        body: { value: given, reason, ...(note.trim() === '' ? {} : { note: note.trim() }), ...(until === '' ? {} : { expires_at: `${until}T00:00:00Z` }) },
      }),
    onSuccess: () => {
      leave()
      return queries.invalidateQueries({ queryKey: ['blocklist'] })
    },
  })
  const leave = (): void => {
    close()
    add.reset()
    setTyped(NOTHING_TYPED)
    setReason('fraud')
    setUntil('')
    setNote('')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (value) add.mutate(value)
  }
  return (
    <Modal opened={opened} onClose={leave} title={t('blocklist.add')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Words fz="sm">{t('blocklist.add_what')}</Words>
          <ValueFields typed={typed} change={setTyped} required />
          <NativeSelect
            label={t('blocklist.reason')} value={reason} data={BLOCK_REASONS.map((one) => ({ value: one, label: word('block_reason', one) }))}
            onChange={(event) => setReason(event.currentTarget.value as BlockReason)}
          />
          <TextInput label={t('blocklist.until')} description={t('blocklist.until_what')} type="date" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
          <Textarea
            label={t('blocklist.note')} description={t('notes.staff_only')} autosize minRows={2} maxLength={2000} value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ProblemNote error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>{t('back')}</Button>
            <Button type="submit" color="brick" loading={add.isPending} disabled={!value}>{t('blocklist.block')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
