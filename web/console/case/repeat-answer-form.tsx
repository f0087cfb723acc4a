// Saying what a repeat is: one person, two persons, or somebody to be blocked; always with the reason.
import { Button, Checkbox, Group, NativeSelect, Radio, Stack, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { BLOCKED_KINDS, BLOCK_REASONS, type BlockReason, type BlockedKind } from '#contract/blocklist.ts'
import { REPEAT_ANSWERS, type Repeat, type RepeatAnswer } from '#contract/repeats.ts'
import { call } from '../call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { opens, useStaff } from '../session.ts'
import { useText } from '../settings.tsx'

export function RepeatAnswerForm({ id, repeat, close }: { id: string; repeat: Repeat; close: () => void }) {
  const { t, word } = useText()
  const staff = useStaff()
  const queries = useQueryClient()
  const [answer, setAnswer] = useState<RepeatAnswer | null>(null)
  const [reason, setReason] = useState('')
  const [blockReason, setBlockReason] = useState<BlockReason>('repeat')
  const [kinds, setKinds] = useState<string[]>(['document_number'])
  const send = useMutation({
    mutationFn: (given: RepeatAnswer) =>
      call('answerRepeat', {
        params: { id, other: repeat.registration_id },
        body: { answer: given, reason: reason.trim(), ...(given === 'block' ? { block: { reason: blockReason, kinds: kinds as BlockedKind[] } } : {}) },
      }),
    onSuccess: (shown) => {
      queries.setQueryData(['case', id], shown)
      close()
    },
  })
  const isReady = answer !== null && reason.trim() !== '' && (answer !== 'block' || kinds.length > 0)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (answer && isReady) send.mutate(answer)
  }
  return (
    <form onSubmit={submit} className="repeat-form">
      <Stack gap="sm">
        <Radio.Group label={t('repeats.question')} value={answer} onChange={(value) => setAnswer(REPEAT_ANSWERS.find((one) => one === value) ?? null)}>
          <Stack gap={6} mt={6}>
            {REPEAT_ANSWERS.filter((one) => one !== 'block' || opens(staff.roles, 'block')).map((one) => (
              <Radio key={one} value={one} label={word('repeat_answer', one)} description={word('repeat_answer_what', one)} />
            ))}
          </Stack>
        </Radio.Group>
        {answer === 'block' && (
          <>
            <Checkbox.Group label={t('repeats.block_what')} value={kinds} onChange={setKinds} error={kinds.length === 0 ? t('repeats.one_kind') : null}>
              <Stack gap={6} mt={6}>{BLOCKED_KINDS.map((kind) => <Checkbox key={kind} value={kind} label={word('block_kind', kind)} />)}</Stack>
            </Checkbox.Group>
            <NativeSelect
              label={t('repeats.block_reason')} value={blockReason} data={BLOCK_REASONS.map((one) => ({ value: one, label: word('block_reason', one) }))}
              onChange={(event) => setBlockReason(event.currentTarget.value as BlockReason)}
            />
          </>
        )}
        <Textarea
          label={t('repeats.reason')} description={t('notes.staff_only')} required autosize minRows={2} maxLength={500} value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={close}>{t('back')}</Button>
          <Button size="xs" type="submit" loading={send.isPending} disabled={!isReady}>{t('repeats.save')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
