// The fields of a blocked value: its kind, the value, and with a name the birth date.
import { NativeSelect, TextInput } from '@mantine/core'
import { BLOCKED_KINDS, type BlockedKind } from '#contract/blocklist.ts'
import { useText } from '../settings.tsx'
import type { Typed } from './value.ts'

const INPUT: Record<BlockedKind, { type: 'text' | 'tel' | 'email'; maxLength: number; mono: boolean }> = {
  document_number: { type: 'text', maxLength: 30, mono: true }, phone: { type: 'tel', maxLength: 30, mono: true }, email: { type: 'email', maxLength: 254, mono: false },
  name_and_birth: { type: 'text', maxLength: 120, mono: false },
}

export function ValueFields({ typed, change, required = false }: { typed: Typed; change: (typed: Typed) => void; required?: boolean }) {
  const { t, word } = useText()
  const { type, maxLength, mono } = INPUT[typed.kind]
  return (
    <>
      <NativeSelect
        label={t('blocklist.kind')} value={typed.kind} data={BLOCKED_KINDS.map((kind) => ({ value: kind, label: word('block_kind', kind) }))}
        onChange={(event) => change({ kind: event.currentTarget.value as BlockedKind, text: '', birth: '' })}
      />
      <TextInput
        label={word('block_value', typed.kind)} type={type} maxLength={maxLength} value={typed.text} required={required} autoComplete="off" spellCheck={false}
        {...(mono ? { classNames: { input: 'mono' } } : {})} {...(typed.kind === 'phone' ? { placeholder: '+999 555 000 111' } : {})}
        onChange={(event) => change({ ...typed, text: event.currentTarget.value })}
      />
      {typed.kind === 'name_and_birth' && (
        <TextInput
          label={t('field.date_of_birth')} type="date" value={typed.birth} required={required} autoComplete="off"
          onChange={(event) => change({ ...typed, birth: event.currentTarget.value })}
        />
      )}
    </>
  )
}
