// Lifting a block: why, and a note. The entry stays in the history.
import { Button, Group, Modal, NativeSelect, Stack, Text as Words, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { LIFT_REASONS, type Block, type LiftReason } from '#contract/blocklist.ts'
import { call } from '../call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useText } from '../settings.tsx'

/** `block` is the one to be lifted; null while none is. */
export function LiftForm({ block, close }: { block: Block | null; close: () => void }) {
  const { t, word } = useText()
  const queries = useQueryClient()
  const [reason, setReason] = useState<LiftReason>('by_mistake')
  const [note, setNote] = useState('')
  const lift = useMutation({
    mutationFn: (id: string) => call('liftBlock', { params: { id }, body: { reason, ...(note.trim() === '' ? {} : { note: note.trim() }) } }),
    onSuccess: () => {
      leave()
      return queries.invalidateQueries({ queryKey: ['blocklist'] })
    },
  })
  const leave = (): void => {
    close()
    lift.reset()
    setReason('by_mistake')
    setNote('')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (block) lift.mutate(block.id)
  }
  return (
    <Modal opened={block !== null} onClose={leave} title={t('blocklist.lift_one', { value: block?.masked ?? '' })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Words fz="sm">{t('blocklist.lift_what')}</Words>
          <NativeSelect
            label={t('blocklist.reason')} value={reason} data={LIFT_REASONS.map((one) => ({ value: one, label: word('lift_reason', one) }))}
            onChange={(event) => setReason(event.currentTarget.value as LiftReason)}
          />
          <Textarea
            label={t('blocklist.note')} description={t('notes.staff_only')} autosize minRows={2} maxLength={2000} value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ProblemNote error={lift.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>{t('back')}</Button>
            <Button type="submit" loading={lift.isPending}>{t('blocklist.lift')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
